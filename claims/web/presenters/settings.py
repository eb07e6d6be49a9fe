"""The list beside the settings: a person's own pages, and for administrators those of the desk."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from claims.domain.browsers import browser_in_words
from claims.domain.evidence import Against
from claims.domain.ratings import ColourRole
from claims.domain.roles import Permission
from claims.models import SignedInBrowser, User
from claims.policy.permissions import allows
from claims.web.presenters.words import Choices


@dataclass(frozen=True, slots=True)
class SettingsPage:
    key: str
    label: str
    address: str


Pages = tuple[tuple[str, str, str], ...]

OWN: Pages = (
    ("profile", "Profile", "web:settings"),
    ("notices", "Notices", "web:notice-choices"),
    ("keys", "API keys", "web:settings-keys"),
    ("sessions", "Signed in", "web:settings-sessions"),
    ("two-factor", "Two-factor", "web:settings-two-factor"),
)
DESK: Pages = (
    ("ratings", "Rating scale", "web:settings-ratings"),
    ("topics", "Topics", "web:settings-topics"),
    ("templates", "Letters to parties", "web:settings-templates"),
    ("rules", "Rules", "admin:claims_rule_changelist"),
    ("people", "People", "admin:claims_user_changelist"),
)
COLOURS: Choices = (
    (ColourRole.TRUE, "Green, as for true"),
    (ColourRole.MIXED, "Amber, as for misleading"),
    (ColourRole.FALSE, "Red, as for false"),
    (ColourRole.UNPROVEN, "Violet, as for unproven"),
)
AGAINST: Choices = (
    (Against.CLAIMANTS, "Those who claim it"),
    (Against.DENIERS, "Those who deny it"),
    (Against.NOBODY, "Nobody"),
)


def settings_pages(request: HttpRequest) -> tuple[tuple[str, tuple[SettingsPage, ...]], ...]:
    """Each group that this person may open, under its heading."""
    user = request.user
    if not isinstance(user, User):
        return ()
    groups: list[tuple[str, Pages]] = [("You", OWN)]
    if allows(user, Permission.MANAGE_DESK):
        groups.append(("The desk", DESK))
    return tuple(
        (heading, tuple(SettingsPage(key, label, reverse(name)) for key, label, name in pages))
        for heading, pages in groups
    )


def browser_words(browser: SignedInBrowser) -> str:
    """“Firefox on Windows”."""
    return browser_in_words(browser.agent)
