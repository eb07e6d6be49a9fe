"""Lists of the desk that somebody keeps under a name."""

from django.conf import settings
from django.db import models

from claims.models.base import not_blank

LONGEST_NAME = 60


class SavedView(models.Model):
    """The desk's filters under a name, for its owner alone or for the whole desk.

    `query` is what `DeskFilters.query` gives, and is read and checked anew whenever the view is opened.
    """

    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="saved_views")
    name = models.CharField(max_length=60)
    shared = models.BooleanField(default=False)
    query = models.TextField()
    saved_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("owner", "name", name="saved_view_one_name_per_owner"),
            not_blank("name", name="saved_view_has_a_name"),
        ]
        indexes = [
            # Which views does the whole desk see?
            models.Index(fields=["name"], condition=models.Q(shared=True), name="saved_view_shared"),
        ]

    def __str__(self) -> str:
        return self.name
