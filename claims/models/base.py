"""Constraints and a field that several models may share, each enforced by the database itself."""

from collections.abc import Iterable
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import CheckConstraint, F, JSONField, Q


def one_of(field: str, words: Iterable[str], *, name: str, blank: bool = False) -> CheckConstraint:
    """The field holds one of these words, and a new word needs a migration."""
    allowed = [str(word) for word in words] + ([""] if blank else [])
    return CheckConstraint(condition=Q(**{f"{field}__in": allowed}), name=name)


def both_or_neither(first: str, second: str, *, name: str) -> CheckConstraint:
    """Two fields that mean something only together are both set or both null."""
    both = Q(**{f"{first}__isnull": False, f"{second}__isnull": False})
    neither = Q(**{f"{first}__isnull": True, f"{second}__isnull": True})
    return CheckConstraint(condition=both | neither, name=name)


def ordered(start: str, end: str, *, name: str) -> CheckConstraint:
    """A span begins at 0 or later and ends after it begins; null where there is no span."""
    return CheckConstraint(
        condition=Q(**{f"{start}__isnull": True}) | Q(**{f"{start}__gte": 0, f"{start}__lt": F(end)}),
        name=name,
    )


def not_blank(field: str, *, name: str) -> CheckConstraint:
    return CheckConstraint(condition=~Q(**{field: ""}), name=name)


def implies(condition: Q, consequence: Q, *, name: str) -> CheckConstraint:
    """Wherever the condition holds, so does the consequence."""
    return CheckConstraint(condition=~condition | consequence, name=name)


class WrittenJSON(JSONField):
    """JSON whose text the database keeps as it was written; no query looks for anything in it."""

    def db_type(self, connection: BaseDatabaseWrapper) -> str:
        return "json"

    def from_db_value(self, value: Any, expression: Any, connection: BaseDatabaseWrapper) -> Any:
        return value  # psycopg has read it: Django turns that off for jsonb alone.
