"""ClaimReview as others read it: checked by the rules that the specification's own checker holds."""

import importlib.util
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import ModuleType

import pytest
from django.conf import settings

from claims.actions import claims as claim_actions
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Claim
from claims.publishing import claimreview, rules
from claims.publishing.check import (
    Newsroom,
    PublicAppearance,
    PublicCheck,
    PublicCorrection,
    PublicOrigin,
    PublicReply,
    PublicSource,
    PublicVoice,
)
from claims.publishing.frozen import frozen, thawed
from claims.queries import checks
from tests import builders

CHECKER = Path(settings.BASE_DIR).parent / "shared" / "spec" / "check_claimreview.py"
SITE = "https://facts.example.org"

CHECK = PublicCheck(
    claim_id=1,
    url=f"{SITE}/checks/1/",
    claim="Harwick council built 412 affordable homes since 2022.",
    rating_label="Misleading",
    rating_number=2,
    rating_colour="mixed",
    rating_explanation="Parts are right.",
    reason="It built 244 of them.",
    as_of=date(2026, 11, 1),
    first_published_at=datetime(2026, 11, 2, tzinfo=UTC),
    published_at=datetime(2026, 11, 3, tzinfo=UTC),
    in_force=True,
    looked_at_again=False,
    stale_cause="",
    withdrawn_reason="",
    newsroom=Newsroom("The Desk", SITE),
    said_by=(PublicVoice("Dorothea Finch", PartyKind.PERSON, True, "", "built 412"),),
    denied_by=(),
    appearances=(
        PublicAppearance(
            "One bridge", "Courier", "", "https://c.example/1", datetime(2026, 10, 1, tzinfo=UTC)
        ),
        PublicAppearance("Two bills", "Ledger", "", "https://l.example/1", datetime(2026, 9, 1, tzinfo=UTC)),
    ),
    sources=(),
    replies=(),
    no_reply_reason="",
    corrections=(),
)


@pytest.fixture
def checker() -> ModuleType:
    if not CHECKER.exists():
        pytest.skip("shared/spec/check_claimreview.py is not beside this checkout")
    spec = importlib.util.spec_from_file_location("check_claimreview", CHECKER)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_check_gives_a_claimreview_without_findings(checker: ModuleType) -> None:
    assert checker.check_claimreview(claimreview.of(CHECK), CHECK.url) == []
    assert rules.problems(claimreview.of(CHECK), SITE) == ()


def test_the_earliest_article_is_the_first_appearance() -> None:
    claim = claimreview.of(CHECK)["itemReviewed"]

    assert claim["firstAppearance"]["url"] == "https://l.example/1"
    assert [work["url"] for work in claim["appearance"]] == ["https://c.example/1"]
    assert claim["datePublished"] == "2026-09-01"


def test_unproven_carries_no_number() -> None:
    rating = claimreview.of(replace(CHECK, rating_label="Unproven", rating_number=None))["reviewRating"]

    assert rating["alternateName"] == "Unproven"
    assert not {"ratingValue", "worstRating", "bestRating"} & set(rating)


def test_an_unnamed_speaker_is_left_out() -> None:
    anonymous = PublicVoice("officials", PartyKind.GROUP, False, "", "it did")

    assert "author" not in claimreview.of(replace(CHECK, said_by=(anonymous,)))["itemReviewed"]


def test_markup_in_a_claim_cannot_end_the_script() -> None:
    hostile = replace(CHECK, claim="</script><script>alert(1)</script> & more")

    text = claimreview.embedded(claimreview.of(hostile))

    assert not set("<>&") & set(text)
    assert json.loads(text)["claimReviewed"] == hostile.claim


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"claim": " "}, "no words"),
        ({"url": "/checks/1/"}, "PUBLIC_URL"),
        ({"url": f"{SITE}/"}, "the site's own"),
        ({"url": "https://facts.example.org.attacker.net/checks/1/"}, "is not on facts.example.org"),
        ({"rating_label": ""}, "no label"),
        ({"rating_number": 9}, "not between"),
        ({"said_by": (), "appearances": ()}, "no origin"),
        ({"first_published_at": datetime(2026, 1, 1, tzinfo=UTC)}, "after its review"),
    ],
)
def test_what_would_be_refused_elsewhere_is_refused_here(change: dict[str, object], sentence: str) -> None:
    found = rules.problems(claimreview.of(replace(CHECK, **change)), SITE)  # type: ignore[arg-type]

    assert any(sentence in problem for problem in found), found


@pytest.mark.django_db
def test_a_published_claim_is_public_with_all_it_rests_on(checker: ModuleType) -> None:
    staff = builders.staff()
    claim = builders.claim()
    builders.denial(claim, "Ministry of Works")
    claim = builders.published(staff, claim)

    check = checks.public(claim.pk)

    assert check is not None
    assert (check.rating_label, check.in_force) == ("False", True)
    assert [voice.name for voice in check.said_by] == ["Dora Finch"]
    assert [(voice.name, voice.denial_type) for voice in check.denied_by] == [
        ("Ministry of Works", "flat denial")
    ]
    assert checker.check_claimreview(claimreview.of(check), check.url) == []


def test_a_check_reads_back_from_what_is_kept_of_it() -> None:
    whole = replace(
        CHECK,
        sources=(
            PublicSource("Register", "Council", "https://r.example/", "refutes", "dataset", "p. 1", "244"),
        ),
        replies=(PublicReply("Dorothea Finch", "answered", "I meant provided."),),
        origins=(PublicOrigin("One article.", ("Courier: The ferry",)),),
        corrections=(PublicCorrection("Minor correction", "A name.", datetime(2026, 11, 3, tzinfo=UTC)),),
    )

    assert thawed(json.loads(json.dumps(frozen(whole)))) == whole


@pytest.mark.django_db
def test_what_was_confirmed_stays_public_until_something_else_is_confirmed() -> None:
    staff = builders.staff()
    claim = builders.published(staff)
    before = checks.public(claim.pk)
    assert before is not None

    builders.statement(said_by=builders.voice("Petra Holm"), claim=claim)
    builders.denial(claim, "Ministry of Works")
    claim = builders.move(claim, "reopen", staff.edda, correction="update", note="New register.")
    claim_actions.reword(claim=claim, text="Something else", version=claim.version, by=staff.ravi)
    builders.source(claim, staff.ravi, title="Not read by anybody yet")

    after = checks.public(claim.pk)
    assert after is not None
    assert replace(after, in_force=True, looked_at_again=False, corrections=()) == before
    assert [correction.note for correction in after.corrections] == ["New register."]

    builders.move(
        claim, "propose", staff.ravi, rating="true", reason="The new one.", no_reply_reason="Asked."
    )
    builders.move(claim, "confirm", staff.cleo)
    confirmed = checks.public(claim.pk)
    assert confirmed is not None
    assert confirmed.claim == "Something else"
    assert {voice.name for voice in confirmed.said_by} == {"Dora Finch", "Petra Holm"}
    assert [voice.name for voice in confirmed.denied_by] == ["Ministry of Works"]


@pytest.mark.django_db
def test_only_published_claims_are_public() -> None:
    staff = builders.staff()

    assert checks.public(builders.in_second_reading(staff).pk) is None


@pytest.mark.django_db
def test_a_withdrawn_check_says_so_and_a_reopened_one_that_it_is_looked_at_again() -> None:
    staff = builders.staff()
    withdrawn = builders.withdrawn(staff)
    reopened = builders.move(
        builders.published(staff, builders.claim()), "reopen", staff.edda, correction="update", note="New."
    )

    void, doubted = checks.public(withdrawn.pk), checks.public(reopened.pk)

    assert void is not None
    assert (void.withdrawn_reason, void.in_force) == ("The register was forged.", False)
    assert doubted is not None
    assert (doubted.looked_at_again, doubted.in_force) == (True, False)


@pytest.mark.django_db
def test_a_claim_nobody_named_makes_needs_an_article_with_an_address() -> None:
    staff = builders.staff()
    unnamed = builders.voice("officials", AttributionLevel.ON_RECORD_UNNAMED)
    within = builders.snapshot(
        builders.article("The bridge is safe for all lorries, officials said.", url="")
    )
    claim = builders.claim("The bridge is safe for all lorries", said_by=unnamed, within=within)

    with pytest.raises(Exception, match="no origin outside this desk"):
        builders.published(staff, claim)

    assert Claim.objects.get(pk=claim.pk).state == "second_reading"
