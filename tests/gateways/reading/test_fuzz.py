"""A few documents near to sound ones, for each parser; `python -m tests.fuzz` reads as many as one likes."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import strategies, targets


@pytest.mark.parametrize("parser", strategies.PARSERS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_document_is_read_or_refused(parser: str, data: st.DataObject) -> None:
    targets.check(data.draw(strategies.mutated(parser)), parser, Counter())
