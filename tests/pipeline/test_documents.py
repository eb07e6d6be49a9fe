"""A document of any kind becomes an article, whose statements stand where they say, with what is known."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from pytest_django import Settings

from claims.actions import articles
from claims.actions.articles import Provenance
from claims.domain.roles import Role
from claims.models import Article, Statement
from claims.pipeline import drain
from tests import builders
from tests.gateways.fetching import servers
from tests.gateways.reading import documents as made

pytestmark = pytest.mark.django_db

PAGE = ("https://ledger.example/bridge", "200 OK", "text/html; charset=utf-8", made.html().encode())

KINDS: dict[str, Callable[[], bytes]] = {
    "text": lambda: "\n\n".join(made.LINES).encode(),
    "page": lambda: made.html().encode(),
    "pdf": made.pdf,
    "docx": made.docx,
    "mail": made.mail,
    "warc": lambda: made.warc([PAGE]),
    "wacz": lambda: made.wacz([PAGE], listed=PAGE[0]),
}


def taken(raw: bytes, **known: object) -> Article:
    """The article of these bytes, read to its end."""
    provenance = Provenance(**known)  # type: ignore[arg-type]
    by = builders.person(role=Role.EDITOR)
    article = articles.submit(raw=raw, how="upload", by=by, provenance=provenance).article
    drain.drain_all()
    article.refresh_from_db()
    return article


def misplaced(article: Article) -> list[Statement]:
    text = article.snapshots.get().text
    rows = list(Statement.objects.filter(snapshot__article=article))
    assert rows
    return [row for row in rows if text[row.start : row.end] != row.exact]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_document_becomes_statements_that_stand_where_they_say(kind: str) -> None:
    article = taken(KINDS[kind]())
    assert (article.status, article.problem) == ("ready", "")
    assert not misplaced(article)
    kinds = Statement.objects.filter(snapshot__article=article).values_list("kind", flat=True)
    assert {"claim", "denial"} <= set(kinds)


@pytest.mark.parametrize(
    ("content_type", "raw"),
    [
        ("application/pdf", made.pdf()),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", made.docx()),
        ("message/rfc822", made.mail()),
        ("text/html", made.pdf()),
    ],
    ids=["pdf", "docx", "mail", "pdf-as-html"],
)
def test_an_address_may_lead_to_a_document(settings: Settings, content_type: str, raw: bytes) -> None:
    settings.FETCH_ALLOW_LOOPBACK = settings.FETCH_IGNORE_ROBOTS = True
    with servers.serving(servers.saying(servers.page(raw, f"Content-Type: {content_type}"))) as server:
        by = builders.person(role=Role.EDITOR)
        article = articles.submit_address(address=server.url("/paper"), how="web", by=by).article
        drain.drain_all()
    article.refresh_from_db()
    assert (article.status, article.problem) == ("ready", "")
    assert "40 tonnes" in article.snapshots.get().text


@pytest.mark.parametrize(
    "odd",
    [
        "👩‍👩‍👧‍👦 Naïve cafe\u0301 ",
        "\u202eeht si siht\u202c ",
        "\u2067עברית\u2069 ",
        "Z̷a̴l̵g̶o̷ ",
        "\U0001f1e9\U0001f1ea\u200f ",
        "tab\u00a0and\u2028line ",
    ],
    ids=["emoji", "override", "isolate", "marks", "flags", "spaces"],
)
def test_odd_characters_shift_nothing(odd: str) -> None:
    lines = [f"{odd}{line}" for line in made.LINES]
    for raw in (
        "\n\n".join(lines).encode(),
        made.html(lines).encode(),
        made.docx("".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)),
    ):
        assert not misplaced(taken(raw))


def test_what_is_known_says_from_where() -> None:
    said = (
        '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "The bridge",'
        '"author": "Ada Lund", "publisher": {"name": "Harwick Ledger"}, "sourceOrganization": {"name": "AP"},'
        '"dateModified": "yesterday", "image": {"caption": "The bridge at dawn"}}</script>'
        '<link rel="canonical" href="https://ledger.example/bridge">'
        '<meta name="date" content="2026-10-01T08:00:00Z">'
    )
    article = taken(made.html(head=said).encode())

    assert (article.title, article.byline, article.publisher) == ("The bridge", "Ada Lund", "Harwick Ledger")
    assert (article.agency, article.dateline) == ("Associated Press", "HARWICK")
    assert article.published_at == datetime(2026, 10, 1, 8, tzinfo=UTC)
    assert (article.changed_at, article.changed_as_written) == (None, "yesterday")
    assert article.url == article.canonical == "https://ledger.example/bridge"
    assert article.captions == ["The bridge at dawn"]
    assert article.origins == {
        **dict.fromkeys(
            ["title", "byline", "publisher", "agency", "changed_as_written", "captions"], "json-ld"
        ),
        **dict.fromkeys(["published_at", "canonical", "url"], "meta"),
        **dict.fromkeys(["dateline", "language"], "text"),
    }


def test_what_a_person_said_stays_and_says_so() -> None:
    said = '<meta name="date" content="2026-10-01"><meta property="og:site_name" content="Other">'
    when = datetime(2026, 9, 30, tzinfo=UTC)
    article = taken(
        made.html(head=said).encode(),
        title="My headline",
        publisher="My paper",
        published_at=when,
        url="https://my.example/1",
    )
    assert (article.title, article.publisher, article.url) == (
        "My headline",
        "My paper",
        "https://my.example/1",
    )
    assert article.published_at == when
    assert {article.origins[name] for name in ("title", "publisher", "published_at", "url")} == {"person"}


def test_a_page_s_word_on_its_language_counts_where_its_text_does_not_tell() -> None:
    lines = [f"Xqzt {n} wvbn {n * 7} plkj hgfd {n * 3} qwrt zxcv." for n in range(12)]
    page = made.html(lines).replace("Lowgate bridge is sound", "Xqzt wvbn plkj")
    article = taken(page.replace('lang="en"', 'lang="mt-MT"').encode())
    assert (article.language, article.origins["language"]) == ("mt", "meta")
    assert taken(page.encode()).language == "und"


def test_what_was_left_out_is_said_on_the_article() -> None:
    article = taken(made.pdf(made.LINES, []))
    assert article.unread == "No text was found on page 2: pictures, or blank."


def test_what_cannot_be_read_says_why_on_the_article() -> None:
    article = taken(made.locked(made.pdf(), password="lowgate"))
    assert article.status == "failed"
    assert article.problem.startswith("This PDF is locked with a password")
