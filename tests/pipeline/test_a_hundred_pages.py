"""A hundred pages that copy each other, change, die and lead elsewhere, and what a desk makes of them."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from pytest_django import Settings

from claims.actions import articles, revisits
from claims.domain.edits import Change
from claims.domain.roles import Role
from claims.models import Article, Claim, Revisit, Snapshot, Statement, Verdict
from claims.pipeline import drain
from claims.queries import edits, times
from tests import builders
from tests.gateways.fetching import servers
from tests.gateways.layouts import oddities, stories, themes
from tests.gateways.layouts.stories import Story
from tests.gateways.reading import documents
from tests.matching import pairs
from tests.pipeline.test_fetch import Site

pytestmark = [pytest.mark.slow, pytest.mark.django_db]

Page = Callable[[Story], str]
ORIGINAL = 7
"""Stories that share nothing, each on a dozen pages."""

BEGAN = datetime(2026, 10, 1, 8, tzinfo=UTC)
LAYOUTS: tuple[Page, ...] = (
    themes.json_ld, themes.meta_tags, themes.blog_theme, themes.live_blog, themes.amp, themes.print_view,
    themes.broken, themes.figures, oddities.comments, oddities.cookie_banner, oddities.all_divs,
    oddities.graph,
)  # fmt: skip

PROBLEMS = {
    "dead": "There is no page at this address",
    "closed": "behind a paywall",
    "front": "This is not an article",
    "short": "on the desk already",
}
"""What is said of what is no article of its own."""


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


def texts() -> list[str]:
    """One text of each story in `seeds`, of which one is there twice."""
    paths = sorted(pairs.SEEDS.glob("*.txt"))
    return [path.read_text(encoding="utf-8") for path in paths if not path.stem.endswith("-courier")]


def versions(text: str) -> list[str]:
    """The text as twelve newsrooms print it: three as it came, the others in the ways of `pairs`."""
    chance = pairs.chance()
    made = [
        text, pairs.cut(text), pairs.new_head(text), pairs.reordered(text, chance),
        pairs.reworded(text, chance), pairs.joined(text, chance), pairs.exchanged(text),
    ]  # fmt: skip
    return [*made, text, pairs.cut(text), pairs.new_head(text), pairs.reworded(text, chance), text]


def told(text: str, number: int, hours: int) -> Story:
    """A story of these words; whoever prints it later says so."""
    first, *rest = [" ".join(each.split()) for each in text.split("\n\n") if each.strip()]
    return replace(
        stories.story(number),
        title=f"{first[:80]} ({number})" if hours else first[:80],
        paragraphs=tuple(rest),
        published=BEGAN + timedelta(hours=hours),
    )


def publish(site: Site) -> dict[str, list[str]]:
    """The addresses of every story and of what is no article."""
    found: dict[str, list[str]] = {}
    for number, text in enumerate(texts()):
        pages = zip(versions(text), LAYOUTS, strict=True)
        found[f"story {number}"] = [
            site.page(f"/{number}/{place}", layout(told(version, 12 * number + place, place)))
            for place, (version, layout) in enumerate(pages)
        ]
    found["dead"] = [site.server.url(f"/dead/{number}") for number in range(4)]
    found["closed"] = [site.page(f"/closed/{at}", themes.paywall(stories.story(at))) for at in range(3)]
    found["front"] = [
        site.page(f"/front/{at}", "<ul><li><a href=/1>One</a></ul>" + " " * at) for at in range(2)
    ]
    for number in range(6):
        site.answers[f"/short/{number}"] = servers.redirect(f"/{number}/0", "301 Moved Permanently")
    found["short"] = [site.server.url(f"/short/{number}") for number in range(6)]
    found["paper"] = [site.page("/paper", "", "Content-Type: application/pdf")]
    site.answers["/paper"] = servers.page(documents.pdf(), "Content-Type: application/pdf")
    return found


def named(pages: dict[str, list[str]], kind: str) -> list[Article]:
    """The articles of these addresses, in their order."""
    rows = {row.address: row for row in Article.objects.filter(address__in=pages[kind])}
    return [rows[address] for address in pages[kind]]


def count_rows() -> None:
    """As the server does by itself once rows are committed: else it plans for tables that are empty."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def look_again() -> None:
    Revisit.objects.update(next_at=times.now())
    revisits.ask_due(times.now())
    drain.drain_all()


def path_of(site: Site, article: Article) -> str:
    return article.address.removeprefix(site.server.url(""))


def change(site: Site, article: Article, words: str, other: str) -> None:
    """The page of this article has other words from now on."""
    body = site.answers[path_of(site, article)].partition(b"\r\n\r\n")[2].decode()
    assert words in body
    site.page(path_of(site, article), body.replace(words, other))


def checked(article: Article, staff: builders.Staff) -> tuple[Claim, str]:
    """A published check of a claim that one sentence of its page makes, and its words there."""
    rows = Statement.objects.filter(snapshot__article=article, kind="claim", claim__appearance_count__gte=1)
    row = next(
        each
        for each in rows.select_related("claim")
        if each.claim and each.exact.isascii() and "\n" not in each.exact and len(each.exact) > 30
    )
    assert row.claim
    return builders.published(staff, row.claim), row.exact


def assert_told_apart(pages: dict[str, list[str]]) -> None:
    """Every copy is with its original, and no two originals are together."""
    kept: list[set[int]] = []
    for number in range(ORIGINAL):
        rows = named(pages, f"story {number}")
        assert {row.status for row in rows} == {"ready"}, [row.problem for row in rows]
        kept.append({row.story_id for row in rows})
    assert [len(each) for each in kept] == [1] * ORIGINAL, Counter(map(len, kept))
    assert len(set.union(*kept)) == ORIGINAL


def assert_said_why_not(pages: dict[str, list[str]]) -> None:
    """What is no article says so, and a short address says which article it is."""
    for kind, sentence in PROBLEMS.items():
        assert [sentence in row.problem for row in named(pages, kind)] == [True] * len(pages[kind]), kind
    assert named(pages, "paper")[0].status == "ready"


def assert_edited(article: Article, words: str, other: Article) -> None:
    """The edit of one is told with the words that are gone; of the other nothing is gone."""
    later = Snapshot.objects.filter(how="recheck")
    assert {row.article_id for row in later} == {article.pk, other.pk}
    assert later.get(article=other).words_removed == 0
    told_again = edits.difference(article)
    assert told_again
    removed = " ".join(piece.text for piece in told_again.pieces if piece.change is Change.REMOVED)
    assert " ".join(words.split()) in " ".join(removed.split())
    assert Statement.objects.filter(gone_in__article=article).exists()
    assert not Statement.objects.filter(gone_in__article=other).exists()


def test_a_hundred_pages_end_in_the_right_stories_snapshots_edits_and_stale_verdicts(site: Site) -> None:
    pages = publish(site)
    given = [each for kind in pages.values() for each in kind]
    assert len(given) == 100
    editor = builders.person(role=Role.EDITOR)
    for share in (given[:20], given[20:]):
        articles.submit_addresses(addresses=share, how="web", by=editor)
        drain.drain_all()
        count_rows()

    assert_told_apart(pages)
    assert_said_why_not(pages)
    ready = Article.objects.filter(status="ready")
    assert Snapshot.objects.filter(article__in=ready).count() == ready.count() == 12 * ORIGINAL + 1

    # Checks are published; then pages change: one in the claim's words, one beside them, one dies.
    staff = builders.staff()
    edited, corrected, gone, quiet = (named(pages, f"story {number}")[0] for number in range(4))
    claim, words = checked(edited, staff)
    for article in (corrected, gone):
        checked(article, staff)
    change(site, edited, words, "something else altogether")
    change(site, corrected, "</h1>", "</h1><p>This article was read again for its spelling and length.</p>")
    change(site, quiet, "<nav>", "<aside class='ad'>Buy a boat today</aside><nav>")
    del site.answers[path_of(site, gone)]

    look_again()

    assert [row.claim for row in Verdict.objects.filter(stale_since__isnull=False)] == [claim]
    found = dict(Revisit.objects.filter(article__isnull=False).values_list("article_id", "found"))
    seen = [found[each.pk] for each in (edited, corrected, gone, quiet)]
    assert seen == ["changed", "changed", "gone", "same"]
    assert_edited(edited, words, corrected)
    gone.refresh_from_db()
    assert gone.status == "ready", "its text is kept"
    assert_told_apart(pages)
