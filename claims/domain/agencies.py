"""News agencies by the short names under which they are credited, and where a line names one."""

import re

AGENCIES = {
    "AP": "Associated Press",
    "Associated Press": "Associated Press",
    "The Associated Press": "Associated Press",
    "Reuters": "Reuters",
    "REUTERS": "Reuters",
    "AFP": "Agence France-Presse",
    "Agence France-Presse": "Agence France-Presse",
    "dpa": "Deutsche Presse-Agentur",
    "DPA": "Deutsche Presse-Agentur",
    "PA": "PA Media",
    "PA Media": "PA Media",
    "UPI": "United Press International",
    "ANSA": "ANSA",
    "EFE": "EFE",
    "Xinhua": "Xinhua",
    "TASS": "TASS",
    "Interfax": "Interfax",
    "RIA Novosti": "RIA Novosti",
    "Kyodo": "Kyodo News",
    "Kyodo News": "Kyodo News",
    "Jiji": "Jiji Press",
    "Yonhap": "Yonhap",
    "KCNA": "Korean Central News Agency",
    "PTI": "Press Trust of India",
    "ANI": "Asian News International",
    "IANS": "Indo-Asian News Service",
    "AAP": "Australian Associated Press",
    "CP": "The Canadian Press",
    "The Canadian Press": "The Canadian Press",
    "Bloomberg": "Bloomberg",
    "Anadolu": "Anadolu Agency",
    "AA": "Anadolu Agency",
    "IRNA": "IRNA",
    "APA": "Austria Presse Agentur",
    "ANP": "ANP",
    "Belga": "Belga",
    "Ritzau": "Ritzau",
    "NTB": "NTB",
    "TT": "TT News Agency",
    "STT": "STT",
    "PAP": "Polish Press Agency",
    "CTK": "Czech News Agency",
    "MTI": "MTI",
    "Ukrinform": "Ukrinform",
    "CNN": "CNN",
    "BBC": "BBC",
}

_LONG = 5
"""Letters from which a name is one in capitals too; fewer may be a word."""

_IN_ANY_CASE = {
    name.casefold(): AGENCIES.get(name, name)
    for name in (*AGENCIES, *AGENCIES.values())
    if len(name) >= _LONG
}
_BEFORE = re.compile(r"(?:(?:by|von|par|por|di|da|door)\s+)?(?:(?:the|die|der)\s+)?(?=\S)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[,;|/•·&()\n]| [–—-] |\b(?:and|und|et|y|e|en)\b)\s*", re.IGNORECASE)
_WITHIN = re.compile(r"\s+(?:of|for|with|via|from|mit|avec|con)\s+", re.IGNORECASE)
_WIRE = re.compile(
    r"\b(?:(?:news ?|presse|nachrichten)?(?:agency|agentur|agence|agencia|agenzia|agência)"
    r"|(?:news)?wire|news service)\b",
    re.IGNORECASE,
)
_OF_A_FIRM = re.compile(
    r"ag|com?|company|corp|gmbh|group|inc|limited|llc|ltd|media|net|online|org|plc|the|www", re.IGNORECASE
)


def known(name: str) -> str:
    """The whole name of the agency of this name; blank where no table knows it."""
    bare = " ".join(name.split()).strip(" .:–—-*")
    for each in (bare, _BEFORE.sub("", bare, count=1)):
        if found := AGENCIES.get(each) or _IN_ANY_CASE.get(each.casefold()):
            return found
    return ""


def named_in(line: str) -> str:
    """The agency among the names of a byline; blank where there is none."""
    for piece in _BETWEEN.split(line):
        for name in (piece, *_WITHIN.split(piece)[1:]):
            if found := known(name):
                return found
    return ""


def is_wire(name: str) -> bool:
    """Whether this is the name of an agency: one that is known, or one that calls itself so."""
    return bool(known(name) or _WIRE.search(name))


def is_of(name: str, publisher: str) -> bool:
    """Whether the two are one house, however each of them is written."""
    one, other = _core(name), _core(publisher)
    return bool(one and other) and (one <= other or other <= one or known(name) == known(publisher) != "")


def _core(name: str) -> set[str]:
    words = re.findall(r"\w+", name.casefold())
    return {word for word in words if not _OF_A_FIRM.fullmatch(word)} or set(words)
