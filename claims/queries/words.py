"""Finding rows by words that somebody may still be typing."""

from django.contrib.postgres.search import SearchQuery, SearchVector
from django.db.models import Q

from claims.domain.search_words import as_typed


def having(field: str, words: str) -> Q:
    """Rows whose vector of English words has these, the last perhaps only begun."""
    wanted = Q(**{field: SearchQuery(words, config="english", search_type="websearch")})
    typed = as_typed(words)
    if typed:
        wanted |= Q(**{field: SearchQuery(typed, config="english", search_type="raw")})
    return wanted


def vector_of_article() -> SearchVector:
    """What articles are found by, as their index has it."""
    return SearchVector("title", "publisher", config="english")
