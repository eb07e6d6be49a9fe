"""What a person typed into a form that was refused, so that nothing of it is lost."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect

from claims.actions import repeats
from claims.actions.repeats import Answer
from claims.domain.refusals import Missing, NotAllowed, Refusal, Stale
from claims.models import User
from claims.policy.sign_ins import TooOftenError

STATUS_OF: tuple[tuple[type[Refusal], int], ...] = (
    (NotAllowed, 403),
    (Stale, 409),
    (TooOftenError, 429),
    (Refusal, 422),
)
"""The HTTP status of each refusal; the first class that fits."""

SAME_FORM = timedelta(minutes=1)
"""How long a form that is sent again is the same press: longer than a slow answer takes."""

UNDO = "undo:"
"""Begins what a message carries beside its words: the address that undoes what it tells of."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One refused form: its key on the page, its values, and the sentences that say why."""

    form: str = ""
    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    sentence: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    status: int = 200

    def of(self, form: str) -> "Kept":
        """This, where it is about that form; otherwise nothing kept."""
        return self if self.form == form else NOTHING

    def value(self, name: str, default: Any = "") -> Any:
        given = self.values.get(name)
        return given[-1] if given else default

    def all(self, name: str) -> list[Any]:
        return list(self.values.get(name, ()))

    def error(self, name: str) -> str:
        return self.fields.get(name, "")

    @property
    def refused(self) -> bool:
        return bool(self.sentence)


NOTHING = Kept()


def keep(form: str, posted: QueryDict, refusal: Refusal) -> Kept:
    """The refused form with everything that was typed into it."""
    return Kept(
        form=form,
        values=dict(posted.lists()),
        sentence=str(refusal),
        fields=refusal.fields if isinstance(refusal, Missing) else {},
        status=status_of(refusal),
    )


def status_of(refusal: Refusal) -> int:
    return next(status for kind, status in STATUS_OF if isinstance(refusal, kind))


@dataclass(frozen=True, slots=True)
class Done:
    """What has been done, in a sentence, and the address that undoes it when something is sent there."""

    words: str
    undo: str = ""


def tell(request: HttpRequest, done: Done) -> None:
    """Say it on the next page that this person gets, with a button where it can be undone."""
    messages.success(request, done.words, extra_tags=f"{UNDO}{done.undo}" if done.undo else "")


def attempt(
    request: HttpRequest,
    form: str,
    act: Callable[[], str | Done],
    *,
    to: str,
    show: Callable[[Kept], HttpResponse],
) -> HttpResponse:
    """Do it once, say what `act` says of it and go `to`; refused, show the form as it was sent."""
    try:
        tell(request, _once(request, act))
    except Refusal as refusal:
        return show(keep(form, request.POST, refusal))
    return redirect(to)


def _once(request: HttpRequest, act: Callable[[], str | Done]) -> Done:
    """A form that is sent twice, as by a double click, is done once and says the same both times.

    Each time a page is drawn its forms get other tokens, so the same one is the same form of the same page;
    who goes back to such a page later and sends it again means it.
    """

    def answer() -> Answer:
        said = act()
        done = said if isinstance(said, Done) else Done(said)
        return Answer(200, {"words": done.words, "undo": done.undo})

    token = request.POST.get("csrfmiddlewaretoken", "")
    if not token or request.FILES or not isinstance(request.user, User):
        return Done(**answer().body)
    sent = json.dumps([request.path, sorted(request.POST.lists())])
    digest = sha256(sent.encode()).hexdigest()
    first = repeats.once(key=f"form:{digest}", digest=digest, by=request.user, act=answer, kept=SAME_FORM)
    return Done(**first.body)


def choice(enum: type[Any], posted: Mapping[str, Any], name: str, sentence: str) -> Any:
    """One member of an enumeration from a form. Raises Missing with the sentence at the field."""
    try:
        return enum(posted.get(name, ""))
    except ValueError:
        raise Missing(sentence, {name: sentence}) from None
