"""The list beside the settings: a person's own pages, and for administrators those of the desk."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.urls import reverse

from claims.domain.browsers import browser_in_words
from claims.domain.evidence import Against
from claims.domain.ratings import ColourRole
from claims.domain.roles import Permission
from claims.domain.tongue import noted, say
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
    ("profile", noted("Profile"), "web:settings"),
    ("notices", noted("Notices"), "web:notice-choices"),
    ("keys", noted("API keys"), "web:settings-keys"),
    ("sessions", noted("Signed in"), "web:settings-sessions"),
    ("two-factor", noted("Two-factor"), "web:settings-two-factor"),
)
DESK: Pages = (
    ("ratings", noted("Rating scale"), "web:settings-ratings"),
    ("topics", noted("Topics"), "web:settings-topics"),
    ("templates", noted("Letters to parties"), "web:settings-templates"),
    ("rules", noted("Rules"), "admin:claims_rule_changelist"),
    ("people", noted("People"), "admin:claims_user_changelist"),
)
COLOURS: Choices = (
    (ColourRole.TRUE, noted("Green, as for true")),
    (ColourRole.MIXED, noted("Amber, as for misleading")),
    (ColourRole.FALSE, noted("Red, as for false")),
    (ColourRole.UNPROVEN, noted("Violet, as for unproven")),
)
AGAINST: Choices = (
    (Against.CLAIMANTS, noted("Those who claim it")),
    (Against.DENIERS, noted("Those who deny it")),
    (Against.NOBODY, noted("Nobody")),
)


def colours() -> Choices:
    return tuple((colour, say(label)) for colour, label in COLOURS)


def sides() -> Choices:
    """Whom a rating may go against."""
    return tuple((side, say(label)) for side, label in AGAINST)


def settings_pages(request: HttpRequest) -> tuple[tuple[str, tuple[SettingsPage, ...]], ...]:
    """Each group that this person may open, under its heading."""
    user = request.user
    if not isinstance(user, User):
        return ()
    groups: list[tuple[str, Pages]] = [(say("You"), OWN)]
    if allows(user, Permission.MANAGE_DESK):
        groups.append((say("The desk"), DESK))
    return tuple(
        (heading, tuple(SettingsPage(key, say(label), reverse(name)) for key, label, name in pages))
        for heading, pages in groups
    )


def browser_words(browser: SignedInBrowser) -> str:
    """“Firefox on Windows”."""
    return browser_in_words(browser.agent)
