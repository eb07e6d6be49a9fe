"""A claim's words, made comparable."""

import re
import unicodedata

_PUNCTUATION = re.compile(r"[^\w\s%$€£.-]|(?<!\d)[.-]|[.-](?!\d)")


def comparable(text: str) -> str:
    """Case, punctuation, typography and spacing levelled; words, numbers and their order kept."""
    levelled = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(_PUNCTUATION.sub(" ", levelled).split())


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters, cut between words and ended with an ellipsis."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
    return f"{cut}…"
