"""The place and agency that open a report: "TARN (NWA) — ..."."""

import re

from claims.analysis.words.headlines import KICKERS

_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
_DATE = r"(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?)?"
_AGENCY = r" ?[(\[](?P<agency>[^()\[\]]{2,40})[)\]]"
_PLACE_FIRST = re.compile(
    rf"(?P<place>[A-Z][A-Z’'.]{{2,}}(?:[ -][A-Z][A-Z’'.]+)*(?:, (?!{_MONTH})[A-Z][\w’'. ]{{1,30}}?)?)"
    rf"{_DATE}(?:{_AGENCY})?(?: ?— ?| (?:–|--|-) |--)"
)
_CREDITED = re.compile(
    rf"(?P<place>[A-Z][\w’'.-]+(?:,? [A-Z][\w’'.-]+){{0,3}}){_DATE}{_AGENCY} ?(?:—|–|--|-) *"
)
_BARE_CREDIT = re.compile(r"(?P<place>)\((?P<agency>[A-Z][^()]{1,39})\) ?(?:—|–|--|-) *")
_HEAD = 160


def dateline_of(paragraph: str) -> re.Match[str] | None:
    """The dateline that the paragraph opens with, as groups `place` and `agency`.

    The name of a section, as in "EXCLUSIVE – ...", is no place.
    """
    head = paragraph[:_HEAD]
    found = _PLACE_FIRST.match(head) or _CREDITED.match(head) or _BARE_CREDIT.match(head)
    return None if found is not None and found["place"].lower() in KICKERS else found


def dateline_end(paragraph: str) -> int:
    """How many code points the dateline before the running text takes; 0 where there is none."""
    found = dateline_of(paragraph)
    return found.end() if found else 0
