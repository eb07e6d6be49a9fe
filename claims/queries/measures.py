"""What PostgreSQL counts with and Django has no words for."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import Aggregate, DateTimeField, DurationField, Func, IntegerField, Value
from django.db.models.expressions import Combinable
from django.db.models.fields.json import KeyTextTransform

from claims.domain.insights import Step


class Percentile(Aggregate):
    """The length of time that this share of the rows does not exceed: 0.5 is the median.

    `percentile_cont`, which puts what lies between two rows in proportion between them.
    """

    function = "percentile_cont"
    template = "%(function)s(%(share)s) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DurationField()

    def __init__(self, expression: Any, share: float, **extra: Any) -> None:
        super().__init__(expression, share=f"{share:.4f}", **extra)


def step_number(field: str, steps: Sequence[Step]) -> Combinable:
    """In which of these steps a moment lies, counted from 0; it must lie in one of them."""
    edges: list[datetime] = [steps[0].begins, *(step.ends for step in steps)]
    moments = Value(edges, ArrayField(DateTimeField()))
    return Func(field, moments, function="width_bucket", output_field=IntegerField()) - 1


def said(name: str) -> KeyTextTransform:
    """What history entries keep under this name, as a column of text."""
    return KeyTextTransform(name, "data")
