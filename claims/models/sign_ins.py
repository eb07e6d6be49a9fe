"""Where people are signed in, and passwords that did not fit."""

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import models


class SignedInBrowser(models.Model):
    """A browser in which somebody is signed in; gone when its session is. `agent` is what it calls itself."""

    session = models.OneToOneField(Session, on_delete=models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="browsers")
    agent = models.CharField(max_length=400, blank=True)
    address = models.CharField(max_length=45, blank=True)
    began_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.user} from {self.address or 'nowhere'}"


class FailedSignIn(models.Model):
    """One try to sign in that failed: as whom, and from which address. Gone again after a day.

    `of_code`: the password fitted, and the code after it did not.
    """

    username = models.CharField(max_length=150)
    address = models.CharField(max_length=45, blank=True)
    at = models.DateTimeField()
    of_code = models.BooleanField(default=False)

    class Meta:
        indexes = [
            # How often did this name fail lately?
            models.Index(fields=["username", "at"], name="sign_in_failures"),
        ]

    def __str__(self) -> str:
        return f"{self.username} from {self.address or 'nowhere'}"
