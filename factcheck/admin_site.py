"""The admin itself: its name, and its records in rooms.

It stands here because Django makes it before it reads what `claims.admin` registers.
"""

from itertools import groupby
from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest
from django.urls import reverse
from django.utils.text import slugify

ROOMS: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Claims",
        (
            "Claim",
            "Statement",
            "Voice",
            "Place",
            "Denial",
            "DenialTarget",
            "Source",
            "AnonymityAssessment",
            "Tag",
            "ClaimTag",
            "DeskTopic",
            "Merge",
            "MovedRow",
        ),
    ),
    (
        "Articles",
        (
            "Article",
            "Snapshot",
            "Fetch",
            "EvidenceSnapshot",
            "Revisit",
            "ArchiveCopy",
            "Story",
            "StoryMove",
            "StoryDecision",
            "Feed",
            "FeedEntry",
        ),
    ),
    (
        "Parties",
        (
            "Party",
            "PartyAlias",
            "Affiliation",
            "ReplyRequest",
            "ReplyQuestion",
            "ReplyExtension",
            "ReplyLink",
            "ReplyTemplate",
        ),
    ),
    ("Publishing", ("Rating", "Review", "Verdict", "Correction", "Reaffirmation")),
    ("Checks of others", ("OutsideCheck", "OutsidePublisher", "OutsideRating", "OutsideImport")),
    ("Rules and bulk moves", ("Rule", "RuleCondition", "RuleAction", "RuleRun", "BulkJob", "BulkRow")),
    (
        "People",
        (
            "User",
            "ApiToken",
            "FailedSignIn",
            "SignedInBrowser",
            "SavedView",
            "Watch",
            "Comment",
            "Mention",
            "Notice",
            "NoticeChoice",
            "Letter",
        ),
    ),
)

MACHINE_ROOM = "Machine room"
"""History, outbox and what else the desk keeps for itself: every record that has no other room."""

ROOM_NAMES = (*(name for name, _ in ROOMS), MACHINE_ROOM)

_PLACES = {
    name: (number, place) for number, (_, names) in enumerate(ROOMS) for place, name in enumerate(names)
}


def _place(name: str) -> tuple[int, int]:
    """The number of a model's room, and its place there; the machine room is the last."""
    return _PLACES.get(name, (len(ROOMS), 0))


class DeskAdminSite(AdminSite):
    site_header = site_title = "factcheck administration"
    index_title = "The desk's records"

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Rooms in place of applications; a room in which somebody may see nothing is left out."""
        found = [model for app in super().get_app_list(request, app_label) for model in app["models"]]
        found.sort(key=lambda model: (_place(model["object_name"]), model["name"]))
        rooms = groupby(found, key=lambda model: _place(model["object_name"])[0])
        return [self._room(ROOM_NAMES[number], list(models)) for number, models in rooms]

    def _room(self, name: str, models: list[Any]) -> dict[str, Any]:
        slug = slugify(name)
        return {
            "name": name,
            "app_label": slug,
            "app_url": f"{reverse('admin:index', current_app=self.name)}#{slug}",
            "has_module_perms": True,
            "models": models,
        }
