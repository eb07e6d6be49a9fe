"""Who wants to be told of a claim."""

from django.conf import settings
from django.db import models

from claims.models.claims import Claim


class Watch(models.Model):
    """One person who is told what happens to one claim, whoever has it."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="watches")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    since = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name_plural = "watches"
        constraints = [models.UniqueConstraint("claim", "user", name="watch_once_per_person")]

    def __str__(self) -> str:
        return f"{self.user} watches {self.claim.number}"
