"""What `manage.py analyze` shows of an analysis: its tables, and why on demand."""

import pytest

from claims.analysis.result import Block, BlockRole, Layout
from claims.management.analysis_tables import NOBODY, show
from tests import found


@pytest.fixture(autouse=True, params=["80", "160"])
def columns(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setenv("COLUMNS", request.param)
    return int(request.param)


def shown(capsys: pytest.CaptureFixture[str], columns: int) -> str:
    """What was printed, once it is seen to fit; cells cut over lines are read column by column."""
    out = capsys.readouterr().out
    assert max(len(line) for line in out.splitlines()) <= columns
    return out


def test_what_the_reporter_says_has_a_table_of_its_own(
    capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    show(found.everything(), why=False)
    out = shown(capsys, columns)
    assert out.index("Claims") < out.index("Denials") < out.index("In the reporter’s own voice")
    assert "The bridge has been shut twice since 2019" in out
    assert "Found" not in out


def test_a_claim_says_what_it_is_worth_and_for_which_reasons(
    capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    show(found.everything(), why=False)
    out = shown(capsys, columns)
    for words in ("0.80", "a named", "known from a", "1"):
        assert words in out


def test_why_says_of_each_statement_how_it_is_known(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    show(found.everything(), why=True)
    why = " ".join(shown(capsys, columns).split("\nclaim: ", 1)[1].split())
    for words in (
        "The bridge will close […] before the spring",
        "Found “warned” names a speaker for the quotation. (pass quoted)",
        "Said warned; that it was said can be checked, what was warned of is no proposition; quoted word for",
        "How sure forecast, shown by “will”",
        "To check Speech act: that it was said, shown by “warned”",
        "To check Fact, can be checked now; no word shows otherwise",
        "No name “because the talks are secret”",
        "Of formerly Harwick port",
        "Worth 0.80: a day it can be checked on; a named official; something that happens",
        "Denies claim 2 (part), 75% sure",
    ):
        assert words in why
    assert why.index("narrator: The bridge has been") > why.index("denial: ")


def test_where_nobody_says_anything_the_reporter_may_still(
    capsys: pytest.CaptureFixture[str], columns: int
) -> None:
    only = found.statement(1, "narrator", found.span(found.NARRATED))
    show(found.analysis((only,)), why=False)
    out = shown(capsys, columns)
    assert NOBODY in out
    assert "In the reporter’s own voice" in out


def test_a_correction_is_shown_with_the_head(capsys: pytest.CaptureFixture[str], columns: int) -> None:
    text = "Harwick bridge\n\nCorrection: an earlier version named another bridge.\n"
    corrected = found.span("Correction: an earlier version named another bridge.", text)
    blocks = (Block(corrected, BlockRole.CORRECTION),)
    show(
        found.analysis(text=text, layout=Layout(blocks, "Harwick bridge", None, None, None, None)), why=False
    )
    assert "Correction: an earlier version named another bridge." in shown(capsys, columns)
