"""What the reader tells on demand: how each statement is known, and what the reporter says unasked."""

import re
from html import unescape

import pytest
from django.test import Client

from claims.models import Article, Claim, Snapshot, Statement
from tests import builders, found

pytestmark = pytest.mark.django_db


@pytest.fixture
def snapshot(staff: builders.Staff) -> Snapshot:
    return found.keep()


def page_of(client: Client, article: Article) -> str:
    return unescape(client.get(f"/articles/{article.pk}/").content.decode())


def card(page: str, statement: Statement) -> str:
    """What a card says, without its tags."""
    inside = page.split(f'id="c{statement.pk}"')[1].split("</article>", maxsplit=1)[0]
    return " ".join(re.sub(r"<[^>]*>", " ", inside).split())


def test_a_card_explains_every_decision_and_is_folded(ravi: Client, snapshot: Snapshot) -> None:
    page = page_of(ravi, snapshot.article)
    said = card(page, snapshot.statements.get(found_by="quoted test"))
    for words in (
        "“warned” names a speaker for the quotation. pass “quoted”, version test",
        "Said warned; that it was said can be checked, what was warned of is no proposition",
        "no proposition · quoted word for word",
        "How sure forecast, shown by “will”",
        "Speech act: that it was said, shown by “warned”",
        "Worth a day it can be checked on; a named official; something that happens",
        "formerly Harwick port",
        "The bridge will close […] before the spring",
        "its words stand in 2 places",
    ):
        assert words in said
    assert '<details class="why"><summary>' in page
    assert '<details class="why" open' not in page


def test_a_card_says_why_a_name_is_held_back(ravi: Client, snapshot: Snapshot) -> None:
    clerk = snapshot.statements.get(exact="lorries may cross")
    said = card(page_of(ravi, snapshot.article), clerk)
    assert "No name “because the talks are secret”" in said
    assert "Denied by The council, part of it · 75% sure" in said


def test_a_denial_says_how_much_it_answers_and_what_is_known_from_it_alone(
    ravi: Client, snapshot: Snapshot
) -> None:
    said = card(page_of(ravi, snapshot.article), snapshot.statements.get(kind="denial"))
    part, alone = Claim.objects.get(text="Lorries may cross"), Claim.objects.get(origin="denial")
    assert f"denies part of {part.number} Lorries may cross" in said
    assert f"denies {alone.number} The council knew of it · known from its denial" in said
    assert f"{alone.number}, all of it · 50% sure" in said


def test_what_a_person_added_explains_nothing(ravi: Client, staff: builders.Staff) -> None:
    statement = builders.statement(by=staff.edda)
    assert "Why it was found" not in card(page_of(ravi, statement.snapshot.article), statement)


def test_only_the_pieces_of_a_statement_are_marked(ravi: Client, snapshot: Snapshot) -> None:
    warned = snapshot.statements.get(found_by="quoted test")
    marks = re.findall(
        rf'<mark class="claim"[^>]*data-statements="{warned.pk}"[^>]*>([^<]*)</mark>',
        page_of(ravi, snapshot.article),
    )
    assert marks == ["The bridge will close", "before the spring"]


def test_what_the_reporter_says_has_a_list_of_its_own(ravi: Client, snapshot: Snapshot) -> None:
    page = page_of(ravi, snapshot.article)
    narrated = snapshot.statements.get(kind="narrator")
    assert 'href="#narrated">In the reporter’s own voice · <span class="num">1</span>' in page
    assert f'id="c{narrated.pk}"' in page.split('<section id="narrated"')[1]
    said = card(page, narrated)
    assert "Edit" not in said
    assert 'Accept all <span class="num">3</span>' in page


def test_accepting_it_makes_a_claim_that_says_so(ravi: Client, snapshot: Snapshot) -> None:
    narrated = snapshot.statements.get(kind="narrator")
    here = f"/articles/{snapshot.article_id}/statements/{narrated.pk}"

    assert ravi.post(f"{here}/accept/").status_code == 302

    claim = Claim.objects.get(origin="narration")
    page = page_of(ravi, snapshot.article)
    assert f"Accepted: it is {claim.number} on the desk now." in page
    assert f'id="c{narrated.pk}"' in page.split('<section id="denials"')[0]
    assert "#narrated" not in page
    assert "in the reporter’s own voice" in card(page, narrated)
    shown = unescape(ravi.get(f"/claims/{claim.pk}/").content.decode())
    assert "The reporter, in their own voice" in shown
    assert "made it a claim, from what the reporter says in" in re.sub(r"<[^>]*>", "", shown)
    assert "Words of" in unescape(
        ravi.get(f"/articles/{snapshot.article_id}/?form=reword-{narrated.pk}").content.decode()
    )


def test_dismissing_it_leaves_it_restorable(ravi: Client, snapshot: Snapshot) -> None:
    narrated = snapshot.statements.get(kind="narrator")
    here = f"/articles/{snapshot.article_id}/statements/{narrated.pk}"
    ravi.post(f"{here}/dismiss/")
    assert f"{here}/restore/" in page_of(ravi, snapshot.article)
    assert not Claim.objects.filter(origin="narration").exists()


def test_the_desk_and_the_list_of_articles_count_it_only_once_it_is_taken(
    ravi: Client, snapshot: Snapshot
) -> None:
    def claims_listed() -> str:
        row = (
            ravi.get("/articles/")
            .content.decode()
            .split(f'class="text" href="/articles/{snapshot.article_id}/"')[1]
        )
        return " ".join(re.sub(r"<[^>]*>", " ", row).split())

    assert "2 claims" in claims_listed()
    ravi.post(
        f"/articles/{snapshot.article_id}/statements/{snapshot.statements.get(kind='narrator').pk}/accept/"
    )
    assert "3 claims" in claims_listed()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Not analysed: the text is in German, and only English is read."),
        ("und", "Not analysed: the language of the text is not known, and only English is read."),
    ],
)
def test_a_text_that_is_not_read_says_so_and_takes_statements_by_hand(
    ravi: Client, staff: builders.Staff, language: str, sentence: str
) -> None:
    text = "Die Brücke ist nicht mehr sicher, sagte Nils Hall."
    snapshot = found.keep(found.analysis(text=text, language=language))

    page = page_of(ravi, snapshot.article)
    assert sentence in page
    assert text in page
    assert 'id="add-statement"' in page
    builders.statement("Die Brücke ist nicht mehr sicher", within=snapshot, by=staff.edda)
    assert snapshot.statements.get().standing == "accepted"


def test_an_english_text_says_nothing_of_it(ravi: Client, snapshot: Snapshot) -> None:
    assert "Not analysed" not in page_of(ravi, snapshot.article)


def test_the_desk_says_that_the_reporter_says_it(ravi: Client, snapshot: Snapshot) -> None:
    narrated = snapshot.statements.get(kind="narrator")
    ravi.post(f"/articles/{snapshot.article_id}/statements/{narrated.pk}/accept/")
    desk = " ".join(re.sub(r"<[^>]*>", " ", unescape(ravi.get("/?view=all").content.decode())).split())
    assert "said by the reporter" in desk
