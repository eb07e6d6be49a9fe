"""What somebody types into a search, while they still type."""

import re

ENDINGS = ("ing", "ings", "ed", "er", "ers", "es", "ation", "ations", "ment", "ments", "ness", "ly")
"""What English words are searched without: whoever has typed half of one has typed what no index holds."""

MOST_WORDS = 20

_WORD = re.compile(r"\w+")
_OPERATOR = re.compile(r'"|(?:^|\s)-|\bor\b', re.IGNORECASE)


def as_typed(words: str) -> str:
    """The words as a tsquery in which the last is only begun; blank where they are a search with operators.

    It holds nothing but words and what this function puts between them, so that PostgreSQL can read it.
    """
    found = _WORD.findall(words)[:MOST_WORDS]
    if not found or _OPERATOR.search(words):
        return ""
    *whole, last = found
    begun = " | ".join([f"{last}:*", *_completed(last)])
    return " & ".join([*whole, f"({begun})"])


def _completed(word: str) -> list[str]:
    """The word with each ending that it may have the beginning of: “housin” may become “housing”."""
    return [
        word[: len(word) - typed] + ending
        for ending in ENDINGS
        for typed in range(1, len(ending))
        if len(word) > typed + 2 and word.lower().endswith(ending[:typed])
    ]
