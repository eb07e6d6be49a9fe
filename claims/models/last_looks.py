"""How much of a claim somebody has seen."""

from django.conf import settings
from django.db import models

from claims.models.claims import Claim


class LastLook(models.Model):
    """When a person last opened a claim's page, and how far its history had come by then."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="last_looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="last_looks")
    at = models.DateTimeField()
    position = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "claim"], name="last_look_once_per_person")]

    def __str__(self) -> str:
        return f"{self.user} at {self.claim.number}"
