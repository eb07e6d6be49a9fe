"""Passwords that did not fit."""

from django.db import models


class FailedSignIn(models.Model):
    """One try to sign in that failed: as whom, and from which address. Gone again after a day."""

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45, blank=True)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            # How often did this name fail lately?
            models.Index(fields=["username", "at"], name="sign_in_failures"),
        ]

    def __str__(self) -> str:
        return f"{self.username} from {self.address or 'nowhere'}"
