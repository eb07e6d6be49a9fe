"""The forms that let people in: not again and again with wrong passwords."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from claims.actions import sign_ins
from claims.policy.sign_ins import TooOftenError
from claims.web.visitors import address_of


class SignInForm(AuthenticationForm):
    """Django's, which counts what does not fit. `too_often` is why one must wait, for `wait` seconds."""

    too_often = ""
    wait = 0

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username") or ""
        address = address_of(self.request) if self.request else ""
        try:
            with sign_ins.counted(username=username, address=address):
                return super().clean()
        except TooOftenError as refusal:
            self.too_often, self.wait = str(refusal), int(refusal.wait.total_seconds()) + 1
            raise ValidationError(self.too_often) from None


class AdminSignInForm(SignInForm, AdminAuthenticationForm):
    """The same for the admin, which lets in editors and administrators alone."""
