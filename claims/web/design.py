"""Every component in every state, light and dark, for those who build screens. Only in development."""

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from claims.domain.states import State

COLOURS = (
    "ink", "ink-soft", "ink-faint", "paper", "sheet", "wash", "line", "accent", "accent-wash", "veil",
    "claim", "claim-ink", "claim-wash", "denial", "denial-wash", "party",
    "true", "true-wash", "mixed", "mixed-wash", "false", "false-wash",
    "unproven", "unproven-wash", "open", "open-wash",
)  # fmt: skip
"""The colours of tokens.css, by their names."""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person, as far as a component shows one."""

    display_name: str
    initials: str


@dataclass(frozen=True, slots=True)
class Stage:
    """A step on the way to publication."""

    label: str
    when: str


@dataclass(frozen=True, slots=True)
class Said:
    """A message, as Django hands it to a page."""

    words: str
    level_tag: str
    extra_tags: str = ""

    def __str__(self) -> str:
        return self.words


@require_safe
def design(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    context = {
        "section": "design",
        "colours": COLOURS,
        "states": list(State),
        "person": Somebody("Edda Brandt", "EB"),
        "stages": (Stage("New", "past"), Stage("In research", "now"), Stage("Published", "")),
        "done": Said("C-12 is in “In research” now.", "success", "undo:/design/"),
        "wrong": Said("The desk cannot be reached.", "error"),
    }
    return render(request, "design/page.html", context)
