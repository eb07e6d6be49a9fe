"""Fields that speak the words of the domain."""

from enum import StrEnum
from typing import Any

from rest_framework import serializers


def one_of(words: type[StrEnum], **options: Any) -> serializers.ChoiceField:
    """A word of this list. The schema enumerates them, under the name that the settings give the list."""
    return serializers.ChoiceField(choices=[(word.value, word.name) for word in words], **options)
