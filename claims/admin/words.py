"""Filters of the admin's lists by words of the domain, each shown as people read it."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import admin


class WordFilter(admin.AllValuesFieldListFilter):
    """The words that rows have, by their labels; a word without one is shown without underscores."""

    labels: Mapping[Any, str] = {}

    def choices(self, changelist: Any) -> Iterator[Any]:
        for choice in super().choices(changelist):
            word = str(choice["display"])
            yield {**choice, "display": self.label(word) if word in self.lookup_choices else word}

    def label(self, word: str) -> str:
        return self.labels.get(word) or word.replace("_", " ").capitalize()


def worded(labels: Mapping[Any, str] | None = None) -> type[WordFilter]:
    """The filter for a field that holds these words."""
    return type("WordFilter", (WordFilter,), {"labels": labels or {}})
