"""What others say beside an article is not said of the article."""

import pytest

from claims.domain.pages import Page
from claims.gateways import reading
from tests.gateways.reading import documents as made

STRANGER = '<div class="author">Tom Marsh</div><time datetime="2025-01-01">1 January 2025</time>'
OURS = '<p class="byline">By Ada Lund</p><time datetime="2026-09-30">30 September</time>'


def page(*, within: str = "", after: str = "", before: str = "", body: str = "") -> Page:
    text = "".join(f"<p>{line}</p>" for line in made.LINES)
    article = f"<article><h1>Lowgate bridge is sound</h1>{within}{text}</article>"
    head = "<!doctype html><html><head><title>Bridge</title></head>"
    whole = f"{head}<body {body}>{before}{article}{after}</body></html>"
    return reading.read(whole.encode(), url="https://ledger.example/bridge")


@pytest.mark.parametrize(
    "box",
    [
        '<section class="comments">{}</section>',
        '<div id="comments">{}</div>',
        '<div id="disqus_thread">{}</div>',
        '<ol class="comment-list">{}</ol>',
        '<div class="c-relatedArticles">{}</div>',
        '<div class="related">{}</div>',
        '<div class="site-sidebar">{}</div>',
        '<ul class="latest-news">{}</ul>',
        '<section class="recommended">{}</section>',
        "<article>{}<p>Another story of the day.</p></article>",
    ],
)
def test_whoever_comments_or_wrote_another_article_did_not_write_this_one(box: str) -> None:
    for found in (page(after=box.format(STRANGER)), page(before=box.format(STRANGER))):
        assert (found.byline, found.published_at, found.published_as_written) == ("", None, "")
        assert "40 tonnes" in found.text


def test_what_stands_in_the_article_comes_before_what_stands_elsewhere() -> None:
    found = page(before=STRANGER, within=OURS)
    assert found.byline == "Ada Lund"
    assert found.published_at is not None
    assert found.published_at.year == 2026


@pytest.mark.parametrize(
    "wrapped",
    [
        {"body": 'class="with-sidebar comments-open"'},
        {"before": '<div class="content-sidebar-wrap">', "after": "</div>"},
        {"within": '<div class="meta comments-enabled">', "after": "</div>"},
    ],
)
def test_a_name_that_tells_of_neighbours_takes_nothing_from_the_article(wrapped: dict[str, str]) -> None:
    found = page(**wrapped | {"within": wrapped.get("within", "") + OURS + "</div>"})
    assert (found.byline, found.published_at is not None) == ("Ada Lund", True)
