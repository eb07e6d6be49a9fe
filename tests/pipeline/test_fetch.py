"""From an address to statements in the database, over a real web server on this machine."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import partial

import pytest
from pytest_django import Settings

from claims.actions import articles, dead_letters
from claims.domain.fetches import Fetched, Limits
from claims.domain.roles import Role
from claims.gateways import fetching
from claims.models import Article, Fetch, HistoryEntry, OutboxEvent, Snapshot, Statement
from claims.models.outbox import MAX_ATTEMPTS
from claims.pipeline import drain, progress
from tests import builders
from tests.gateways.fetching import servers

pytestmark = pytest.mark.django_db

STORY = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>Lowgate bridge can carry lorries, council says - Harwick Ledger</title>
<meta property="og:site_name" content="Harwick Ledger">
<meta property="article:published_time" content="2026-10-01T08:00:00Z"><meta name="author" content="Ada Lund">
</head><body><nav><a href="/">Home</a><a href="/sport">Sport</a></nav><article>
<h1>Lowgate bridge can carry lorries, council says</h1>
<p>HARWICK — The Lowgate bridge can carry lorries of 40 tonnes, Mayor Dora Finch said on Monday after the
council had met for three hours in the town hall to talk about the works of the coming year.</p>
<p>The engineers’ union rejected the claim. “The bridge has not been inspected since 2019,” said Tom Ellery,
who speaks for the engineers and has worked on the bridges of the county for twenty years.</p>
<p>The council will meet again in November, when the report of the works department is to be read.</p>
</article><footer>Harwick Ledger, Quay Street</footer></body></html>"""

CLOSED = """<html><head><title>Closed</title><script type="application/ld+json">
{"@type": "NewsArticle", "isAccessibleForFree": false}</script></head><body><article><h1>Closed</h1>
<p>The first words of the article stand here, and then the wall comes, before anybody has said anything.</p>
</article></body></html>"""


class Site(servers.Site):
    """One that takes its time for what is slow."""

    def pause(self, path: str) -> float:
        return 20 if path.startswith("/slow") else 0


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


def asked_for(address: str) -> Article:
    given = articles.submit_address(address=address, how="web", by=builders.person(role=Role.EDITOR))
    return given.article


def fetched(address: str) -> Article:
    article = asked_for(address)
    drain.drain_all()
    article.refresh_from_db()
    return article


def kinds(article: Article) -> list[str]:
    entries = HistoryEntry.objects.filter(subject="article", subject_id=article.pk).order_by("position")
    return list(entries.values_list("kind", flat=True))


def test_an_address_becomes_an_article_with_its_statements(site: Site) -> None:
    article = fetched(site.page("/bridge", STORY))

    assert (article.status, article.title) == ("ready", "Lowgate bridge can carry lorries, council says")
    assert (article.publisher, article.byline) == ("Harwick Ledger", "Ada Lund")
    assert article.published_at == datetime(2026, 10, 1, 8, tzinfo=UTC)
    text = article.snapshots.get().text
    assert "40 tonnes" in text
    assert "Sport" not in text
    found = Statement.objects.filter(snapshot__article=article)
    assert {row.kind for row in found} >= {"claim", "denial"}
    assert kinds(article) == ["article.added", "article.fetched", "article.analysed"]
    steps = [(step.name, step.status) for step in progress.of(article).steps]
    assert steps == [("fetch", "done"), ("extract", "done"), ("analyse", "done"), ("copies", "done")]


def test_nothing_is_fetched_before_a_worker_comes(site: Site) -> None:
    article = asked_for(site.page("/bridge", STORY))

    assert site.server.connections == 0
    assert [step.status for step in progress.of(article).steps] == ["waiting"] * 4
    assert list(OutboxEvent.objects.values_list("topic", "queue")) == [("address.given", "fetch")]


def test_what_came_is_kept_with_its_headers_and_the_way_it_took(site: Site) -> None:
    there = site.page("/there", STORY, "ETag: w1")
    site.answers["/here"] = servers.redirect("/there", "301 Moved Permanently")

    article = fetched(site.server.url("/here"))

    kept = Fetch.objects.select_related("snapshot").get()
    assert bytes(kept.snapshot.raw) == STORY.encode()
    assert (kept.snapshot.how, kept.final_url, article.url) == ("address", there, there)
    assert kept.hops == [[site.server.url("/here"), 301, there]]
    assert ["etag", "w1"] in kept.headers
    assert (kept.content_type, kept.charset) == ("text/html", "utf-8")


@pytest.mark.parametrize(
    ("path", "answer", "sentence"),
    [
        ("/gone", servers.page(b"", status="410 Gone"), "There is no page at this address (status 410)"),
        ("/paid", servers.page(b"", status="402 Payment Required"), "may want a login or a payment"),
        ("/broken", servers.page(b"", status="500 Broken"), "answered with status 500"),
        ("/photo", servers.page(b"\x89PNG", "Content-Type: image/png"), "“image/png”, which is not taken"),
        ("/paper", servers.page(b"%PDF", "Content-Type: application/pdf"), "does not begin as one"),
        ("/closed", servers.page(CLOSED.encode()), "behind a paywall"),
        ("/front", servers.page(b"<ul><li><a href=/1>One</a></ul>"), "This is not an article"),
        ("/empty", servers.page(b" "), "The page is empty"),
        ("/large", servers.page(b"<p>" + b"x" * 5_100_000), "sends more than 5 MB"),
        ("/deep", servers.page(b"<div>" * 1000 + b"words"), "more than 512 deep"),
        ("/away", servers.redirect("http://10.0.0.1/"), "not of the public internet"),
    ],
)
def test_what_stands_in_the_way_is_said_on_the_article(
    site: Site, path: str, answer: bytes, sentence: str
) -> None:
    site.answers[path] = answer

    article = fetched(site.server.url(path))

    assert article.status == "failed"
    assert sentence in article.problem
    assert kinds(article)[-1] == "article.failed"
    assert "failed" in [step.status for step in progress.of(article).steps]
    assert not OutboxEvent.objects.filter(done_at__isnull=True).exists()


def test_odd_characters_in_a_page_and_its_address_do_no_harm(site: Site) -> None:
    odd = "\x00\x01&#0;&#1;&#xD800;&#xFFFF;\x0b"
    site.page("/odd", STORY.replace("<title>", f"<title>{odd}").replace("Dora", f"{odd}Dora"))
    site.answers["/to"] = servers.redirect("/" + "ü" * 1500)
    site.answers[f"/{'%C3%BC' * 1500}"] = servers.page(STORY.encode())

    odd_article, far = fetched(site.server.url("/odd")), fetched(site.server.url("/to"))

    assert odd_article.status == "ready"
    assert "Mayor Dora Finch" in odd_article.snapshots.get().text
    assert (far.status, far.problem) == ("failed", "This address is longer than 2048 characters.")


def test_a_forbidden_machine_is_not_asked_and_said(settings: Settings) -> None:
    with servers.connections() as seen:
        article = fetched("http://127.0.0.1/admin")

    assert seen == []
    assert "not of the public internet" in article.problem


def test_what_robots_txt_closes_is_not_fetched_unless_a_setting_says_so(
    site: Site, settings: Settings
) -> None:
    site.page("/robots.txt", "User-agent: *\nDisallow: /desk/\n", "Content-Type: text/plain")
    closed = site.page("/desk/bridge", STORY)

    article = fetched(closed)

    assert site.asked() == ["/robots.txt"]
    assert article.problem.startswith("The site asks programs not to fetch this page (robots.txt).")
    settings.FETCH_IGNORE_ROBOTS = True
    articles.retry(article=article, by=builders.person(role=Role.EDITOR))
    drain.drain_all()
    article.refresh_from_db()
    assert article.status == "ready"


def test_what_robots_txt_closes_is_not_kept_where_a_redirect_leads_to_it(site: Site) -> None:
    site.page("/robots.txt", "User-agent: factcheck\nDisallow: /desk/\n", "Content-Type: text/plain")
    site.page("/desk/bridge", STORY)
    site.answers["/short"] = servers.redirect("/desk/bridge")

    article = fetched(site.server.url("/short"))

    assert "robots.txt" in article.problem
    assert site.asked().count("/robots.txt") == 1
    assert not Snapshot.objects.exists()


def test_a_robots_txt_that_cannot_be_had_closes_the_site_for_now(site: Site) -> None:
    site.answers["/robots.txt"] = servers.page(b"", status="503 Busy")

    assert (
        "robots.txt, which says what may be fetched, cannot be read"
        in fetched(site.page("/bridge", STORY)).problem
    )


def test_retry_fetches_again_what_was_not_read(site: Site) -> None:
    editor = builders.person(role=Role.EDITOR)
    article = fetched(site.page("/bridge", CLOSED))
    assert "paywall" in article.problem

    site.page("/bridge", STORY)
    articles.retry(article=article, by=editor)
    article.refresh_from_db()
    assert (article.status, article.problem) == ("waiting", "")
    drain.drain_all()

    article.refresh_from_db()
    assert (article.status, article.snapshots.count()) == ("ready", 2)
    assert kinds(article)[-3:] == ["article.retried", "article.fetched", "article.analysed"]


def test_retry_of_the_same_bytes_keeps_them_once(site: Site) -> None:
    article = fetched(site.page("/bridge", CLOSED))

    articles.retry(article=article, by=builders.person(role=Role.EDITOR))
    drain.drain_all()

    article.refresh_from_db()
    assert (article.status, article.snapshots.count()) == ("failed", 1)


def test_an_address_that_leads_to_another_article_says_which(site: Site) -> None:
    first = fetched(site.page("/bridge", STORY))
    site.answers["/short"] = servers.redirect("/bridge")
    site.page("/copy", STORY)

    led, copied = fetched(site.server.url("/short")), fetched(site.server.url("/copy"))

    for article in (led, copied):
        assert f"already: article {first.pk}," in article.problem
    assert Snapshot.objects.count() == 1


def test_slow_sites_are_waited_for_side_by_side_and_hold_up_no_other(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    brief = partial(fetching.document, limits=Limits(seconds=0.5))
    monkeypatch.setattr(fetching, "document", brief)
    slow = [asked_for(site.server.url(f"/slow{number}")) for number in range(12)]
    good = asked_for(site.page("/bridge", STORY))

    begun = time.monotonic()
    drain.drain_all()

    good.refresh_from_db()
    assert good.status == "ready"
    assert time.monotonic() - begun < len(slow) * 0.5
    for article in slow:
        article.refresh_from_db()
        assert "within 0.5 seconds" in article.problem


def test_a_fault_of_our_own_is_said_after_the_last_try_and_can_be_tried_again(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = asked_for(site.page("/bridge", STORY))
    OutboxEvent.objects.update(attempts=MAX_ATTEMPTS - 1)

    def broken(url: str) -> Fetched:
        raise RuntimeError(f"no memory for {url}")

    with monkeypatch.context() as patch:
        patch.setattr(fetching, "document", broken)
        drain.drain_all()
    article.refresh_from_db()
    assert article.problem.startswith("It could not be fetched: RuntimeError: no memory for http")

    dead = OutboxEvent.objects.get(dead_at__isnull=False)
    dead_letters.retry(event=dead, by=builders.person("ada", Role.ADMINISTRATOR))
    article.refresh_from_db()
    assert (article.status, article.problem) == ("waiting", "")
    drain.drain_all()
    article.refresh_from_db()
    assert article.status == "ready"
