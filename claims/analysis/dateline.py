"""The place and agency that open a report: "TARN (NWA) — ..."."""

import re

from claims.analysis.words.headlines import KICKERS
from claims.domain.agencies import AGENCIES

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
_KNOWN = f"(?P<agency>{'|'.join(map(re.escape, sorted(AGENCIES, key=len, reverse=True)))})"
_CITY = r"(?P<place>[A-Z][\w’'.-]+(?:(?:,? |/)[A-Z][\w’'.-]+){0,3}?)"
_DAY = r",? (?:[A-Za-z][a-zéûäç]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Za-z][a-zéûäç]{2,8})(?:,? \d{4})?[.,]?"
_DASHED = r"[.,:]? ?(?:—|–|--|-) *"
_OF_KNOWN = (
    re.compile(rf"{_CITY}{_DAY} [(\[/]{_KNOWN}[)\]/](?:{_DASHED}|[.,:]? (?=[A-Z“\"‘'«]))"),
    re.compile(rf"{_CITY},? [(\[/]{_KNOWN}[)\]/]{_DASHED}"),
    # Alone in its line this is whose a photograph is.
    re.compile(rf"{_CITY}/{_KNOWN}{_DASHED}(?=\S)"),
)
"""Forms so free that they are one only around an agency that is known: "Tarn, 3 mar (EFE).- ..."."""

_HEAD = 160


def dateline_of(paragraph: str) -> re.Match[str] | None:
    """The dateline that the paragraph opens with, as groups `place` and `agency`.

    The name of a section, as in "EXCLUSIVE – ...", is no place.
    """
    head = paragraph[:_HEAD]
    forms = (_PLACE_FIRST, _CREDITED, _BARE_CREDIT, *_OF_KNOWN)
    found = next(filter(None, (form.match(head) for form in forms)), None)
    return None if found is not None and found["place"].lower() in KICKERS else found


def dateline_end(paragraph: str) -> int:
    """How many code points the dateline before the running text takes; 0 where there is none."""
    found = dateline_of(paragraph)
    return found.end() if found else 0
