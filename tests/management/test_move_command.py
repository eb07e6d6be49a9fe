"""`move`: how it ends, and what it says where."""

from io import StringIO

import pytest
from django.core.management import call_command

from claims.models import Claim
from tests import builders

pytestmark = pytest.mark.django_db


def _refusal(*arguments: str) -> tuple[int | str | None, str]:
    said = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("move", *arguments, stderr=said)
    return ended.value.code, said.getvalue().strip()


def test_a_claim_is_moved_and_a_line_says_so() -> None:
    staff = builders.staff()
    claim = builders.claim()
    said = StringIO()
    given = ["--set", "checkability=fact_now", "--set", "topic=Homes = houses"]
    call_command("move", claim.number, "triage", "--by", "edda", "--version", "1", *given, stdout=said)
    assert said.getvalue() == f"{claim.number} is now in “Triaged”, version 2.\n"
    assert Claim.objects.get(pk=claim.pk).topic == "Homes = houses"
    assert staff.edda.username == "edda"


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (["triage", "--by", "ravi", "--version", "1", "--set", "checkability=norm"], 3, "Only editors"),
        (
            ["triage", "--by", "edda", "--version", "9", "--set", "checkability=norm"],
            4,
            "Someone moved this first",
        ),
        (["triage", "--by", "edda", "--version", "1"], 5, "Say whether and how"),
        (["triage", "--by", "edda"], 5, "Say which version"),
        (["triage", "--by", "nobody", "--version", "1"], 2, "There is nobody with the username “nobody”."),
        (["triage", "--by", "edda", "--version", "1", "--set", "topic"], 2, "“topic” is not NAME=VALUE."),
    ],
)
def test_each_refusal_has_its_exit_code(arguments: list[str], code: int, sentence: str) -> None:
    builders.staff()
    claim = builders.claim()
    ended, said = _refusal(str(claim.pk), *arguments)
    assert (ended, said.startswith(sentence)) == (code, True)
    assert Claim.objects.get(pk=claim.pk).version == 1


@pytest.mark.parametrize("number", ["C-999999", "abc", "-"])
def test_a_claim_that_is_not_there(number: str) -> None:
    builders.staff()
    refusal = _refusal("--by", "edda", "--version", "1", "--", number, "triage")
    assert refusal == (2, f"There is no claim {number}.")
