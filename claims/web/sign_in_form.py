"""The form that lets people in: not again and again with wrong passwords."""

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError

from claims.actions import sign_ins
from claims.policy.sign_ins import TooOftenError


class SignInForm(AuthenticationForm):
    """Django's, which counts what does not fit. `too_often` is why one must wait, for `wait` seconds."""

    too_often = ""
    wait = 0

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username") or ""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        try:
            with sign_ins.counted(username=username, address=address):
                return super().clean()
        except TooOftenError as refusal:
            self.too_often, self.wait = str(refusal), int(refusal.wait.total_seconds()) + 1
            raise ValidationError(self.too_often) from None
