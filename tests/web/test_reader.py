"""The article reader: what it shows, and what a person can do there without a script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import statements
from claims.domain.speech import AttributionLevel, Standing
from claims.models import Article, Claim, DenialTarget, Place, Snapshot, Statement
from tests import builders

pytestmark = pytest.mark.django_db

TEXT = (
    "The Harwick bridge\n\n"
    "HARWICK — The council said the bridge will cost 🌉 nine million crowns. "
    "The port authority denied the figure. It rained. It rained.\n\n"
    "Two officials said the money is there."
)
WORDS = "the bridge will cost 🌉 nine million crowns"


@pytest.fixture
def article(staff: builders.Staff) -> Article:
    return builders.article(TEXT, by=staff.edda, title="The Harwick bridge")


@pytest.fixture
def claim(article: Article, staff: builders.Staff) -> Statement:
    return builders.statement(
        WORDS, within=builders.snapshot(article), said_by=builders.voice("Harwick council"), by=staff.edda
    )


@pytest.fixture
def cleo(staff: builders.Staff, client: Client) -> Client:
    client.force_login(staff.cleo)
    return client


def body(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def reader(article: Article) -> str:
    return f"/articles/{article.pk}/"


def suggested(statement: Statement) -> Statement:
    """As the analysis leaves it: nobody has looked at it yet."""
    Statement.objects.filter(pk=statement.pk).update(standing="suggested")
    statement.refresh_from_db()
    return statement


def standing(statement: Statement) -> str:
    return Statement.objects.get(pk=statement.pk).standing


def added(**changes: object) -> dict[str, object]:
    return {
        "exact": "the money is there",
        "kind": "claim",
        "party_name": "two officials",
        "party_kind": "group",
        "attribution_level": "on_record_unnamed",
        **changes,
    }


def test_the_reader_asks_for_a_login(client: Client, article: Article) -> None:
    answer = client.get(reader(article))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/login/")


def test_an_unknown_article_is_not_found(cleo: Client) -> None:
    assert cleo.get("/articles/999999/").status_code == 404


def test_a_paragraph_holds_its_words_and_nothing_else(
    cleo: Client, article: Article, claim: Statement
) -> None:
    """The script counts the characters of a paragraph from its data-start; not one may be added."""
    page = body(cleo, reader(article))
    paragraphs = re.findall(r'<p data-start="(\d+)"[^>]*>(.*?)</p>', page, re.DOTALL)
    shown = {int(start): re.sub(r"<[^>]*>", "", inside) for start, inside in paragraphs}
    assert shown == {TEXT.index(block): block for block in TEXT.split("\n\n")}
    assert f'<mark class="claim" data-statements="{claim.pk}"' in page


def test_a_card_says_who_and_leads_to_the_claim(cleo: Client, article: Article, claim: Statement) -> None:
    page = body(cleo, reader(article))
    assert "Harwick council" in page
    assert f'href="/claims/{claim.claim_id}/"' in page
    assert f'id="s{claim.pk}"' in page
    assert f'href="#s{claim.pk}"' in page


def test_an_article_that_is_not_read_yet_shows_its_progress(cleo: Client, article: Article) -> None:
    Article.objects.filter(pk=article.pk).update(status="waiting")
    page = body(cleo, reader(article))
    assert 'class="prose"' not in page


def test_accepting_dismissing_and_restoring(cleo: Client, article: Article, claim: Statement) -> None:
    here = f"{reader(article)}statements/{suggested(claim).pk}"
    for verb, expected in (("accept", "accepted"), ("dismiss", "dismissed"), ("restore", "suggested")):
        answer = cleo.post(f"{here}/{verb}/")
        assert answer.status_code == 302
        assert answer.headers["Location"] == f"{reader(article)}#c{claim.pk}"
        assert standing(claim) == expected


def test_a_dismissed_statement_leaves_the_text_and_stays_among_the_cards(
    cleo: Client, article: Article, claim: Statement, staff: builders.Staff
) -> None:
    statements.dismiss(statement=claim, by=staff.cleo)
    page = body(cleo, reader(article))
    assert f'data-statements="{claim.pk}"' not in page
    assert f"/statements/{claim.pk}/restore/" in page


def test_accept_all_says_how_many_and_takes_back_those_alone(
    cleo: Client, article: Article, claim: Statement
) -> None:
    suggested(claim)
    answer = cleo.post(f"{reader(article)}accept-all/", follow=True)
    assert "Accepted 1 statement." in answer.content.decode()
    assert standing(claim) == Standing.ACCEPTED
    back = f"{reader(article)}restore-all/?of={claim.pk}.x.99999"
    assert f"{reader(article)}restore-all/?of={claim.pk}" in answer.content.decode()
    assert "1 statement is a suggestion again." in cleo.post(back, follow=True).content.decode()
    assert standing(claim) == Standing.SUGGESTED


def test_an_edit_moves_the_words_and_names_the_party(
    cleo: Client, article: Article, claim: Statement
) -> None:
    address = f"{reader(article)}statements/{claim.pk}/edit/"
    given = {
        "version": claim.version,
        "start": claim.start,
        "end": claim.end - len(" crowns"),
        "party_name": "Port authority",
        "party_kind": "organisation",
        "attribution_level": "named",
    }
    assert cleo.post(address, given).status_code == 302
    claim.refresh_from_db()
    assert claim.exact == "the bridge will cost 🌉 nine million"
    assert claim.party is not None
    assert claim.party.name == "Port authority"


def test_an_edit_of_an_old_version_is_refused_with_everything_typed(
    cleo: Client, article: Article, claim: Statement
) -> None:
    address = f"{reader(article)}statements/{claim.pk}/edit/"
    given = {
        "version": 0,
        "start": claim.start,
        "end": claim.end,
        "party_name": "Somebody typed this",
        "party_kind": "organisation",
        "attribution_level": "named",
    }
    answer = cleo.post(address, given)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Someone changed this statement first" in page
    assert 'value="Somebody typed this"' in page


def test_a_pasted_quote_becomes_a_claim(cleo: Client, article: Article) -> None:
    answer = cleo.post(f"{reader(article)}statements/", added())
    assert answer.status_code == 302
    made = Statement.objects.get()
    assert (made.exact, made.start) == ("the money is there", TEXT.index("the money is there"))
    assert made.attribution_level == AttributionLevel.ON_RECORD_UNNAMED
    assert Claim.objects.get().text == "The money is there"


def test_code_points_from_a_selection_are_taken_as_they_are(cleo: Client, article: Article) -> None:
    start = TEXT.rindex("It rained")
    given = added(exact="It rained", start=start, end=start + len("It rained"))
    assert cleo.post(f"{reader(article)}statements/", given).status_code == 302
    assert Statement.objects.get().start == start


@pytest.mark.parametrize(
    ("exact", "sentence"),
    [
        ("", "Select words in the text"),
        ("It rained", "These words stand 2 times in the text"),
        ("It snowed", "These words are not in the text"),
    ],
)
def test_a_quote_that_is_not_there_once_is_refused_at_its_field(
    cleo: Client, article: Article, exact: str, sentence: str
) -> None:
    answer = cleo.post(f"{reader(article)}statements/", added(exact=exact, party_name="Kept party"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert 'value="Kept party"' in page
    assert not Statement.objects.exists()


def test_a_denial_needs_the_claim_that_it_answers(cleo: Client, article: Article, claim: Statement) -> None:
    given = added(kind="denial", exact="the figure", denial_type="partial", party_name="Port authority")
    refused = cleo.post(f"{reader(article)}statements/", given)
    assert refused.status_code == 422
    assert "Choose at least one claim" in refused.content.decode()
    assert cleo.post(f"{reader(article)}statements/", {**given, "denies": claim.claim_id}).status_code == 302
    assert DenialTarget.objects.get().claim_id == claim.claim_id
    assert "partial denial" in body(cleo, reader(article))


def test_a_denial_is_linked_and_unlinked(
    cleo: Client, article: Article, claim: Statement, staff: builders.Staff
) -> None:
    other = builders.statement("It rained. It rained", within=builders.snapshot(article), by=staff.edda)
    cleo.post(
        f"{reader(article)}statements/", added(kind="denial", exact="the figure", denies=claim.claim_id)
    )
    denial = Statement.objects.get(kind="denial")
    here = f"{reader(article)}statements/{denial.pk}"
    assert cleo.post(f"{here}/link/", {"claim": other.claim_id, "scope": "part"}).status_code == 302
    assert cleo.post(f"{here}/unlink/", {"claim": claim.claim_id}).status_code == 302
    target = DenialTarget.objects.get()
    assert (target.claim_id, target.scope) == (other.claim_id, "part")


def test_the_desks_words_are_changed_from_the_card(cleo: Client, article: Article, claim: Statement) -> None:
    address = f"{reader(article)}statements/{claim.pk}/reword/"
    given = {"claim_version": claim.claim.version if claim.claim else 0, "text": "The bridge costs 9m"}
    assert cleo.post(address, given).status_code == 302
    assert Claim.objects.get().text == "The bridge costs 9m"


def test_the_edit_form_opens_by_its_address(cleo: Client, article: Article, claim: Statement) -> None:
    assert "data-span-form" in body(cleo, f"{reader(article)}?form=edit-{claim.pk}").split('id="claims"')[1]


def test_overlapping_statements_share_a_segment(
    cleo: Client, article: Article, claim: Statement, staff: builders.Staff
) -> None:
    inner = builders.statement("nine million crowns", within=builders.snapshot(article), by=staff.edda)
    page = body(cleo, reader(article))
    assert f'class="claim shared" data-statements="{claim.pk} {inner.pk}"' in page


def many(count: int, by: builders.Staff) -> Snapshot:
    sentences = [f"Harwick built {number} homes in street {number}" for number in range(1000, 1000 + count)]
    found = builders.snapshot(builders.article(". ".join(sentences) + ".", by=by.edda))
    for number, sentence in enumerate(sentences):
        builders.statement(
            sentence, within=found, said_by=builders.voice(f"Speaker {number % 7}"), by=by.edda
        )
    Place.objects.bulk_create(
        Place(statement=row, role=role, start=row.start, end=row.start + 7, exact="Harwick")
        for row in found.statements.all()
        for role in ("part", "modality")
    )
    return found


@pytest.mark.slow
def test_the_reader_asks_as_much_for_3_statements_as_for_300(cleo: Client, staff: builders.Staff) -> None:
    counts = []
    for count in (3, 300):
        address = reader(many(count, staff).article)
        body(cleo, address)
        with CaptureQueriesContext(connection) as queries:
            page = body(cleo, address)
        assert page.count("data-card=") == count
        counts.append(len(queries))
    assert counts[0] == counts[1]
    assert counts[0] <= 25
