"""The admin's own form for signing in, which counts wrong passwords as the desk's does."""

from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError

from claims.actions import sign_ins
from claims.policy.sign_ins import TooOftenError


class AdminSignInForm(AdminAuthenticationForm):
    """Django's, until the password was wrong too often."""

    def clean(self) -> dict[str, Any]:
        username = self.cleaned_data.get("username") or ""
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        try:
            with sign_ins.counted(username=username, address=address):
                return super().clean()
        except TooOftenError as refusal:
            raise ValidationError(str(refusal)) from None
