"""What the desk's list is narrowed and ordered by, as an address carries it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from datetime import timedelta
from enum import StrEnum
from typing import Any
from urllib.parse import urlencode

from claims.domain.inputs import row_number
from claims.domain.refusals import Missing
from claims.domain.states import State
from claims.domain.tongue import say


class View(StrEnum):
    """The lists that the desk keeps ready."""

    OPEN = "open"
    MINE = "mine"
    UNASSIGNED = "unassigned"
    SECOND_READING = "second_reading"
    OVERDUE = "overdue"
    PUBLISHED = "published"
    LOOK_AGAIN = "look_again"
    WATCHING = "watching"
    ALL = "all"


class Since(StrEnum):
    """How long ago a claim may have come to the desk at most."""

    WEEK = "week"


PAST = {Since.WEEK: timedelta(days=7)}


class Sort(StrEnum):
    WORTH = "worth"
    NEWEST = "newest"
    MOVED = "moved"
    DUE = "due"


SORT_FIELDS = {Sort.WORTH: "check_worthiness", Sort.NEWEST: "created_at", Sort.MOVED: "moved_at"}
"""What falls in each order. By deadline the nearest come first, and only what has one."""

USUAL_SORTS = {View.OVERDUE: Sort.DUE}
"""Lists that are in another order than the usual one unless somebody asks for one."""

YES = {"1": True, "true": True, "yes": True, "": False, "0": False, "false": False, "no": False}


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """Which claims, and in what order. What is blank filters nothing."""

    view: View = View.OPEN
    state: State | None = None
    verdict: str = ""
    denied: bool = False
    mine: bool = False
    topic: str = ""
    tag: str = ""
    q: str = ""
    sort: Sort = Sort.WORTH
    worth: float = 0.0
    since: Since | None = None
    party: int | None = None

    @classmethod
    def parse(cls, given: Mapping[str, Any]) -> "DeskFilters":
        """Read from an address. Raises Missing, with a sentence for each value it does not know.

        Without a view, the open claims; but a state or a verdict asked for is looked for in all.
        """
        problems: dict[str, str] = {}

        def read(name: str, known: Mapping[str, Any], default: Any) -> Any:
            raw = str(given.get(name) or "").strip()
            if not raw:
                return default
            if raw not in known:
                choices = ", ".join(filter(None, known))
                problems[name] = say(
                    "The desk has no {name} “{given}”: choose one of {choices}.",
                    name=name,
                    given=raw,
                    choices=choices,
                )
            return known.get(raw, default)

        def measure(name: str, word: Callable[[str], Any], default: Any, sentence: str) -> Any:
            raw = str(given.get(name) or "").strip()
            found = word(raw) if raw else default
            if found is None and raw:
                problems[name] = sentence
            return default if found is None else found

        state = read("state", {str(state): state for state in State}, None)
        verdict = str(given.get("verdict") or "").strip()
        usual = View.ALL if state or verdict else View.OPEN
        view = read("view", {str(view): view for view in View}, usual)
        usual_sort = USUAL_SORTS.get(view, Sort.WORTH)
        found = cls(
            view=view,
            state=state,
            verdict=verdict,
            denied=read("denied", YES, default=False),
            mine=read("mine", YES, default=False),
            worth=measure("worth", _share, 0.0, say("Give “worth” as a number from 0 to 1.")),
            since=read("since", {str(since): since for since in Since}, None),
            party=measure("party", row_number, None, say("Give “party” as the number of a party.")),
            tag=str(given.get("tag") or "").replace("\0", "").strip(),
            topic=str(given.get("topic") or "").replace("\0", "").strip(),
            q=" ".join(str(given.get("q") or "").replace("\0", "").split()),
            sort=read("sort", {str(sort): sort for sort in Sort}, usual_sort),
        )
        if problems:
            raise Missing(" ".join(problems.values()), problems)
        return found

    @classmethod
    def parse_what_can_be(cls, given: Mapping[str, Any]) -> tuple["DeskFilters", str]:
        """As `parse`, without what the desk does not know, and the sentence about that, or blank."""
        try:
            return cls.parse(given), ""
        except Missing as missing:
            known = {name: given[name] for name in given if name not in missing.fields}
            return cls.parse(known), str(missing)

    def query(self) -> str:
        """The filters in one line, as an address carries them and `parse` reads them again."""
        return urlencode({"view": self.view.value, **self.given()})

    def given(self) -> dict[str, str]:
        """The filters that are not as they usually are, as an address carries them."""
        usual = DeskFilters(sort=USUAL_SORTS.get(self.view, Sort.WORTH))
        values = {each.name: getattr(self, each.name) for each in fields(self)}
        return {
            name: "1" if value is True else str(value)
            for name, value in values.items()
            if value != getattr(usual, name)
        }


def _share(raw: str) -> float | None:
    try:
        found = float(raw)
    except ValueError:
        return None
    return found if 0 <= found <= 1 else None
