"""Saved views: what is kept, and how it is asked for."""

from typing import Any

from rest_framework import serializers

from claims.api.serializers.people import PersonSerializer
from claims.models import SavedView
from claims.models.saved_views import LONGEST_NAME
from claims.policy import saved_views as policy

FILTERS = "The desk's filters as the list of claims takes them, such as `view=unassigned&topic=Housing`."


class SavedViewSerializer(serializers.ModelSerializer[SavedView]):
    """The desk's filters under a name. `change_closed` says why you cannot change it; blank where you can."""

    owner = PersonSerializer(read_only=True)
    filters = serializers.CharField(source="query", read_only=True, help_text=FILTERS)
    change_closed = serializers.SerializerMethodField()

    class Meta:
        model = SavedView
        fields = ["id", "name", "shared", "owner", "filters", "saved_at", "change_closed"]
        read_only_fields = fields

    def get_change_closed(self, view: SavedView) -> str:
        return policy.change_closed(self.context["viewer"], view)


class NewSavedViewSerializer(serializers.Serializer[Any]):
    """A view to keep."""

    name = serializers.CharField(max_length=LONGEST_NAME)
    filters = serializers.CharField(required=False, allow_blank=True, help_text=FILTERS)
    shared = serializers.BooleanField(required=False, help_text="Shown to the whole desk: editors only.")


class SavedViewChangeSerializer(NewSavedViewSerializer):
    """What is to be different; what is not named stays."""

    name = serializers.CharField(max_length=LONGEST_NAME, required=False)
