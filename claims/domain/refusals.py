"""Why something cannot be done. The sentence of each is written for the person who asked."""

from collections.abc import Mapping


class Refusal(Exception):
    """Nothing was changed, and `str(refusal)` says why and what to do."""


class NotAllowed(Refusal):
    """This person may not do this, now or ever."""


class Stale(Refusal):
    """Somebody else changed the row after this person looked at it."""


class WrongState(Stale):
    """The move does not start in the state the claim is in."""


class Missing(Refusal):
    """Something the move needs is not there yet. `fields` maps an input's name to its sentence."""

    def __init__(self, sentence: str, fields: Mapping[str, str] | None = None) -> None:
        super().__init__(sentence)
        self.fields: dict[str, str] = dict(fields or {})


class Unreadable(Refusal):
    """What was handed in is not text that the desk can read."""


class LostLease(Exception):
    """Another worker holds the row now; what this one did must not be written."""
