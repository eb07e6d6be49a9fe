"""Pages are looked at again: what changed is kept beside the first, and what is gone is said."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import Settings

from claims.actions import revisits, sources
from claims.domain.roles import Role
from claims.models import (
    Article,
    HistoryEntry,
    OutboxEvent,
    Revisit,
    Snapshot,
    Source,
    Statement,
    Verdict,
)
from claims.pipeline import drain
from claims.queries import times
from tests import builders
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import CLOSED, STORY, Site, fetched, kinds

pytestmark = pytest.mark.django_db

EDITED = STORY.replace("40 tonnes", "30 tonnes")


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


def look_again() -> int:
    """The time of every address has come, and workers go there."""
    Revisit.objects.update(next_at=times.now())
    said = revisits.ask_due(times.now())
    drain.drain_all()
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()
    return said


def revisit_of(article: Article) -> Revisit:
    return Revisit.objects.get(article=article)


def test_an_article_that_was_fetched_is_looked_at_after_an_hour_and_then_more_seldom(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))

    begun = revisit_of(article)
    rests = [begun.next_at - times.now()]
    for _ in range(8):
        look_again()
        now = revisit_of(article)
        assert now.looked_at
        rests.append(now.next_at - now.looked_at)

    hours = [round(rest / timedelta(hours=1)) for rest in rests]
    assert hours == [1, 3, 12, 24, 72, 168, 720, 720, 720]
    assert article.snapshots.count() == 1
    assert revisit_of(article).found == "same"


def test_other_advertisements_are_no_edit(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))
    site.page("/bridge", STORY.replace("<nav>", "<aside class='ad'>Buy a boat today</aside><nav>"))

    look_again()

    assert (article.snapshots.count(), revisit_of(article).found) == (1, "same")
    assert kinds(article) == ["article.added", "article.fetched", "article.analysed"]


def test_an_edit_is_kept_beside_the_first_text_and_what_is_gone_is_said(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))
    site.page("/bridge", EDITED)

    look_again()

    first, later = article.snapshots.order_by("pk")
    assert (later.how, later.compared_with, later.problem) == ("recheck", first, "")
    assert "30 tonnes" in later.text
    assert (later.words_added, later.words_removed) == (1, 1)
    gone = Statement.objects.filter(gone_in=later)
    assert ["40 tonnes" in row.exact for row in gone] == [True]
    assert revisit_of(article).found == "changed"
    assert revisit_of(article).calm == 0
    assert kinds(article)[-2:] == ["article.received_again", "article.edited"]


def test_an_edit_that_is_taken_back_brings_the_words_back(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))
    site.page("/bridge", EDITED)
    look_again()
    site.page("/bridge", STORY)

    look_again()

    assert article.snapshots.count() == 3
    assert Snapshot.objects.filter(sha256=article.snapshots.earliest("pk").sha256).count() == 2
    assert not Statement.objects.filter(gone_in__isnull=False).exists()


def test_a_server_is_asked_whether_anything_is_new_and_need_not_send_it_again(site: Site) -> None:
    article = fetched(
        site.page("/bridge", STORY, 'ETag: "w1"', "Last-Modified: Thu, 01 Oct 2026 08:00:00 GMT")
    )
    site.answers["/bridge"] = b"HTTP/1.1 304 Not Modified\r\n\r\n"

    look_again()

    request = site.server.asked[-1]
    assert b'If-None-Match: "w1"' in request
    assert b"If-Modified-Since: Thu, 01 Oct 2026 08:00:00 GMT" in request
    assert (revisit_of(article).found, revisit_of(article).etag) == ("same", '"w1"')


@pytest.mark.parametrize(
    ("answer", "found", "sentence"),
    [
        (servers.page(b"", status="410 Gone"), "gone", "There is no page at this address (status 410)."),
        (servers.redirect("/"), "gone", "leads to the front page of the site"),
        (servers.page(b"", status="403 Forbidden"), "closed", "does not show this page"),
        (servers.page(b"", status="503 Busy"), "unreachable", "answered with status 503"),
        (servers.page(CLOSED.encode()), "unread", "behind a paywall"),
    ],
)
def test_what_is_lost_is_said_and_the_text_stays(
    site: Site, answer: bytes, found: str, sentence: str
) -> None:
    article = fetched(site.page("/bridge", STORY))
    site.page("/", STORY)
    site.answers["/bridge"] = answer

    look_again()
    look_again()

    article.refresh_from_db()
    now = revisit_of(article)
    assert (article.status, article.problem, article.snapshots.count()) == ("ready", "", 1)
    assert (now.found, kinds(article).count("article.revisited")) == (found, 1)
    assert sentence in now.problem
    site.page("/bridge", STORY)
    look_again()
    assert (revisit_of(article).found, revisit_of(article).problem) == ("same", "")
    assert kinds(article).count("article.revisited") == 2


def test_articles_whose_claims_nobody_works_on_are_left_alone(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))
    Statement.objects.update(standing="dismissed")

    assert look_again() == 0
    assert revisit_of(article).looked_at is None
    assert revisit_of(article).next_at > times.now() + timedelta(hours=23)


def test_what_is_pasted_is_not_looked_at_until_somebody_asks(site: Site) -> None:
    staff = builders.staff()
    article = builders.article("The bridge is old, the office said.")
    Article.objects.filter(pk=article.pk).update(url=site.page("/bridge", STORY))
    assert not Revisit.objects.exists()

    revisits.ask(article=article, by=staff.ravi)
    drain.drain_all()

    assert article.snapshots.count() == 2
    assert revisit_of(article).found == "changed"


def test_evidence_is_looked_at_when_it_is_added_and_a_dead_link_is_said(site: Site) -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    good = builders.source(
        claim, staff.ravi, url=site.page("/report", "<p>Tables.", "Content-Type: text/html")
    )
    dead = builders.source(claim, staff.ravi, url=site.server.url("/gone"))

    assert revisits.ask_due(times.now()) == 2
    drain.drain_all()

    good.refresh_from_db()
    assert good.revisit.found == "same"
    dead_now = Revisit.objects.get(source=dead)
    assert (dead_now.found, dead_now.problem) == (
        "gone",
        "There is no page at this address (status 404).",
    )
    said = HistoryEntry.objects.filter(kind="source.revisited").get()
    assert (said.subject, said.subject_id, said.data["title"]) == ("claim", claim.pk, dead.title)
    assert dead_now.next_at > times.now() + timedelta(hours=23)


def test_evidence_that_is_gone_twice_makes_a_published_verdict_stale_and_holds_up_no_proposal(
    site: Site,
) -> None:
    staff = builders.staff()
    proposed, published = builders.in_second_reading(staff), builders.published(staff)
    Source.objects.update(url=site.server.url("/gone"))
    for source in Source.objects.all():
        revisits.begin_with(source=source)
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()

    look_again()
    assert not Verdict.objects.filter(stale_since__isnull=False).exists()
    look_again()

    assert Verdict.objects.get(claim=published).stale_since
    assert Source.objects.get(claim=published).condition == "gone"
    assert Source.objects.get(claim=proposed).condition == "gone"
    builders.move(proposed, "confirm", staff.cleo)


def test_a_source_that_is_removed_meanwhile_is_forgotten(site: Site) -> None:
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=site.page("/report", "<p>Tables."))
    revisits.ask_due(times.now())
    sources.remove(source=source, by=staff.ravi)

    drain.drain_all()

    assert not Revisit.objects.exists()
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_a_source_that_is_removed_while_it_is_looked_at_leaves_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = builders.staff()
    source = builders.source(builders.researching(staff), staff.ravi, url=site.page("/report", "<p>Tables."))
    revisits.ask_due(times.now())

    def removed_meanwhile(**given: Any) -> Revisit | None:
        sources.remove(source=source, by=staff.ravi)
        return noted(**given)

    noted = revisits.note
    monkeypatch.setattr(revisits, "note", removed_meanwhile)
    drain.drain_all()

    assert not Revisit.objects.exists()
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()
    assert not HistoryEntry.objects.filter(kind="source.revisited").exists()


def test_only_those_who_may_add_articles_ask_and_once_at_a_time(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))
    editor = builders.person("edda", role=Role.EDITOR)

    revisits.ask(article=article, by=editor)

    with pytest.raises(Exception, match="being fetched already"):
        revisits.ask(article=article, by=editor)
