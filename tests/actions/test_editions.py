"""An article that was edited after the desk had read it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from claims.actions import articles, parts, statements
from claims.domain.refusals import Missing, WrongState
from claims.models import Article, Claim, HistoryEntry, OutboxEvent, Snapshot, Statement
from claims.pipeline import drain
from claims.queries import reader
from tests import builders
from tests.builders import Staff

HOMES = "The council of Harwick built 412 homes in the last year alone"
TEXT = f"Homes\n\n{HOMES}, Dora Finch said.\n\nThe mayor was not there.\n"


@pytest.fixture
def staff(db: None) -> Staff:
    return builders.staff()


def carrier(text: str = TEXT) -> Article:
    article = builders.article(text, title="Homes")
    do_not_analyse(article)
    return article


def do_not_analyse(article: Article) -> None:
    """The builder reads articles without the analysis; its row of work is not for these tests."""
    OutboxEvent.objects.filter(key=f"article:{article.pk}").delete()


def published(staff: Staff, article: Article) -> Claim:
    made = builders.claim(HOMES, within=builders.snapshot(article))
    claim = builders.published(staff, made)
    drain.drain_all()
    return claim


def receive(article: Article, text: str, staff: Staff) -> None:
    articles.receive_again(article=article, raw=text.encode(), how="paste", by=staff.ravi)
    drain.drain_all()


def cause_of(claim: Claim) -> str | None:
    return claim.verdicts.get(ended_at__isnull=True).stale_cause


def test_words_that_are_gone_make_a_published_verdict_stale_with_its_cause(staff: Staff) -> None:
    article = carrier()
    claim = published(staff, article)

    receive(article, TEXT.replace("412", "244"), staff)

    assert cause_of(claim) == (
        f"The article “Homes” was edited: these words are gone or changed: “{HOMES}”."
        f" It reads now: “{HOMES.replace('412', '244')}”."
    )
    kinds = list(
        HistoryEntry.objects.filter(subject="claim", subject_id=claim.pk)
        .order_by("position")
        .values_list("kind", flat=True)
    )
    assert kinds[-2:] == ["statement.gone", "verdict.stale"]
    entry = HistoryEntry.objects.get(kind="article.edited")
    assert (entry.data["statements"], entry.data["gone"]) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        f"New lead, and more of it.\n\n{TEXT}",
        TEXT.replace("built 412 homes in", "built 412\nhomes  in"),
        TEXT.replace("Dora Finch", "the mayor"),
    ],
)
def test_words_that_only_moved_leave_the_verdict_as_it_is(staff: Staff, text: str) -> None:
    article = carrier()
    claim = published(staff, article)

    receive(article, text, staff)

    assert cause_of(claim) is None
    assert not Statement.objects.filter(gone_in__isnull=False).exists()


def test_words_that_stand_twice_in_another_context_are_an_orphan_and_no_guess(staff: Staff) -> None:
    article = carrier()
    claim = published(staff, article)

    receive(article, f"{HOMES}, he said. {HOMES}, she said.", staff)

    assert "gone or changed" in str(cause_of(claim))


def test_the_reader_goes_on_showing_what_was_read_and_says_what_is_gone(staff: Staff) -> None:
    article = carrier()
    published(staff, article)

    receive(article, TEXT.replace("412", "244"), staff)

    page = reader.page(article)
    assert page.snapshot is not None
    assert page.snapshot.text == TEXT
    assert page.edition is not None
    assert (page.edition.compared, page.edition.gone) == (True, 1)
    assert [card.gone_since is not None for card in page.claims] == [True]


def test_words_that_come_back_are_no_longer_gone(staff: Staff) -> None:
    article = carrier()
    claim = published(staff, article)
    receive(article, "Quite another text.", staff)

    receive(article, f"Put back: {TEXT}", staff)

    assert not Statement.objects.filter(gone_in__isnull=False).exists()
    assert HistoryEntry.objects.filter(kind="statement.back", subject_id=claim.pk).exists()
    assert "gone or changed" in str(cause_of(claim))


def test_a_proposal_is_out_of_date_when_the_article_is_edited(staff: Staff) -> None:
    article = carrier()
    made = builders.claim(HOMES, within=builders.snapshot(article))
    claim = builders.in_second_reading(staff, made)

    receive(article, "Quite another text.", staff)

    assert claim.reviews.get().stale_cause == "the article “Homes” was edited after it was proposed."


def test_words_of_the_whole_that_are_gone_make_the_verdict_on_a_part_stale(staff: Staff) -> None:
    article = carrier()
    whole = builders.claim(HOMES, within=builders.snapshot(article))
    part, other = parts.split(claim=whole, texts=["One part", "Another"], version=1, by=staff.edda)
    builders.published(staff, part)
    builders.set_aside(staff, other)

    receive(article, "Quite another text.", staff)

    assert "these words are gone or changed" in str(cause_of(part))
    said = HistoryEntry.objects.filter(kind="statement.gone").values_list("subject_id", flat=True)
    assert set(said) == {whole.pk, part.pk}


def test_what_was_dismissed_is_not_looked_for(staff: Staff) -> None:
    article = carrier()
    statement = builders.statement(HOMES, within=builders.snapshot(article))
    statements.dismiss(statement=statement, by=staff.ravi)

    receive(article, "Quite another text.", staff)

    assert not Statement.objects.filter(gone_in__isnull=False).exists()


def test_an_excerpt_that_is_gone_from_an_article_of_ours_changes_the_source(staff: Staff) -> None:
    article = builders.article("The register counts 244 homes, it was told.", url="https://ours.example/1")
    do_not_analyse(article)
    claim = builders.researching(staff)
    source = builders.source(claim, staff.ravi, url=article.url, excerpt="The register counts 244 homes")
    builders.ask_everybody(claim, staff.ravi)
    builders.move(claim, "propose", staff.ravi, rating="false", reason="The register says so.")
    builders.move(claim, "confirm", staff.cleo)

    receive(article, "The register counts 412 homes, it was told.", staff)

    source.refresh_from_db()
    day = timezone.localdate()
    assert source.condition == "changed"
    assert cause_of(claim) == f"The source “Register of homes” has changed (seen on {day.day} {day:%b %Y})."


def test_the_same_bytes_again_change_nothing(staff: Staff) -> None:
    article = carrier()

    received = articles.receive_again(article=article, raw=TEXT.encode(), how="paste", by=staff.ravi)

    assert not received.created
    assert Snapshot.objects.filter(article=article).count() == 1


def test_a_text_that_is_known_from_elsewhere_is_refused_with_its_place(staff: Staff) -> None:
    article, other = carrier(), carrier("Another article altogether, of some length.")
    receive(article, "Quite another text.", staff)

    with pytest.raises(Missing, match="another article here, “Homes”"):
        articles.receive_again(article=other, raw=b"Quite another text.", how="paste", by=staff.ravi)
    with pytest.raises(Missing, match="as it was received on"):
        articles.receive_again(article=article, raw=TEXT.encode(), how="paste", by=staff.ravi)
    with pytest.raises(Missing, match="There is no text"):
        articles.receive_again(article=article, raw=b" \n", how="paste", by=staff.ravi)


def test_an_article_that_is_not_read_yet_is_not_compared(staff: Staff) -> None:
    waiting = articles.submit(raw=b"Not read yet.", how="paste", by=staff.edda).article

    with pytest.raises(WrongState, match="not been read yet"):
        articles.receive_again(article=waiting, raw=b"New.", how="paste", by=staff.ravi)


def test_what_cannot_be_read_says_so_and_the_article_stays(staff: Staff) -> None:
    article = carrier()

    articles.receive_again(article=article, raw=b"\x00\x01\x02PK", how="upload", by=staff.ravi)
    drain.drain_all()

    edition = reader.page(article).edition
    assert edition is not None
    assert (edition.compared, "not text" in edition.problem) == (False, True)
    article.refresh_from_db()
    assert article.status == "ready"


def test_later_versions_are_each_compared_with_what_was_read(staff: Staff) -> None:
    article = carrier()
    published(staff, article)
    receive(article, f"Second. {TEXT}", staff)
    receive(article, f"Third. {TEXT}", staff)

    later = Snapshot.objects.filter(article=article, compared_with__isnull=False).order_by("id")
    assert [row.compared_with_id for row in later] == [first_of(article)] * 2
    assert all(row.compared_at and row.compared_at > timezone.now() - timedelta(minutes=5) for row in later)


def first_of(article: Article) -> int:
    return Snapshot.objects.filter(article=article).earliest("id").pk
