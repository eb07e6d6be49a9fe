"""The rating scale, kept by administrators."""

from django.db import transaction

from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.evidence import Against
from claims.domain.ratings import BEST_RATING, WORST_RATING, ColourRole
from claims.domain.refusals import Missing
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Rating, User
from claims.policy.permissions import check_permission


@transaction.atomic
def add(*, key: str, by: User, **fields: object) -> Rating:
    """Add a step to the scale; `fields` as for `edit`. Raises NotAllowed or Missing."""
    check_permission(by, Permission.MANAGE_DESK)
    if not key or Rating.objects.filter(key=key).exists():
        sentence = say("Give the rating a key that no other rating has.")
        raise Missing(sentence, {"key": sentence})
    return edit(rating=Rating(key=key), by=by, **fields)  # type: ignore[arg-type]


@transaction.atomic
def edit(
    *,
    rating: Rating,
    label: str,
    number: int | None,
    colour: ColourRole,
    against: Against,
    explanation: str,
    in_use: bool,
    by: User,
) -> Rating:
    """Change one step of the scale. Published checks keep what they say. Raises NotAllowed or Missing."""
    check_permission(by, Permission.MANAGE_DESK)
    if not label.strip():
        sentence = say("A rating needs a label.")
        raise Missing(sentence, {"label": sentence})
    if number is not None and not WORST_RATING <= number <= BEST_RATING:
        sentence = say(
            "A rating's number is between {worst} and {best}, or absent.",
            worst=WORST_RATING,
            best=BEST_RATING,
        )
        raise Missing(sentence, {"number": sentence})
    before = _facts(rating) if rating.pk else {}
    rating.label, rating.number, rating.explanation = label.strip(), number, explanation.strip()
    rating.colour, rating.against, rating.in_use = colour.value, against.value, in_use
    rating.save()
    record(
        EventKind.RATING_EDITED,
        Subject.RATING,
        rating.pk,
        by=by,
        data={"before": before, "after": _facts(rating)},
    )
    return rating


def _facts(rating: Rating) -> dict[str, str | int | bool | None]:
    return {
        "key": rating.key,
        "label": rating.label,
        "number": rating.number,
        "colour": rating.colour,
        "against": rating.against,
        "explanation": rating.explanation,
        "in_use": rating.in_use,
    }
