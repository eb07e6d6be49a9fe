"""What is no article is said to be none, and no honest article is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from claims.domain.pages import Page
from claims.domain.refusals import Unreadable
from claims.gateways import reading
from tests.gateways.layouts.pages import LAYOUTS, Layout
from tests.gateways.layouts.parts import FOOT, NAV, said_in_json, whole
from tests.gateways.layouts.stories import story
from tests.gateways.reading import no_articles as made

SEEDS = sorted((Path(__file__).resolve().parents[3] / "seeds" / "articles").glob("*.txt"))
FLASH = " ".join(story(3).paragraphs[:2])
NEWS = said_in_json(story(3))
COLLECTION = '<script type="application/ld+json">{"@type": "CollectionPage"}</script>'


def read(html: str) -> Page:
    return reading.read(html.encode(), content_type="text/html", url="https://ledger.example/x")


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (made.missing(), "there is none at this address"),
        *((made.missing(title), "there is none at this address") for title in (
            "404", "Error 404: page not found", "Sorry, this page cannot be found",
            "Seite nicht gefunden",
            "Diese Seite existiert nicht mehr", "Page introuvable", "Página no encontrada",
            "Pagina non trovata",
            "Pagina niet gevonden", "Harwick",
        )),
        (made.home(), "leads to others"),
        (made.home(""), "leads to others"),
        (made.home_of_boxes(), "leads to others"),
        (made.section(), "leads to others"),
        (made.section(COLLECTION), "leads to others"),
        *((made.consent(title), "consent to cookies") for title in (
            "Before you continue", "Your privacy", "Ihre Privatsphäre ist uns wichtig", "Harwick Ledger"
        )),
        *((made.sign_in(title), "to sign in") for title in (
            "Log in to the Harwick Ledger", "Sign in", "Anmelden", "Se connecter", "Harwick Ledger"
        )),
        *((made.challenge(title), "a person’s browser") for title in (
            "Just a moment...", "Attention required!", "Einen Moment bitte …", "ledger.example"
        )),
        *((made.without_script(first), "a person’s browser") for first in (
            "Please enable JavaScript in your browser.", "Bitte aktivieren Sie JavaScript in Ihrem Browser.",
            "Activez JavaScript dans votre navigateur.", "Active JavaScript en su navegador.",
        )),
    ],
)  # fmt: skip
def test_a_page_that_is_no_article_says_what_it_is_instead(html: str, said: str) -> None:
    with pytest.raises(Unreadable, match="^This is not an article: .*" + said):
        read(html)


@pytest.mark.parametrize("layout", [each for each in LAYOUTS if not each.refused], ids=lambda each: each.name)
@pytest.mark.parametrize("boxes", [0, 1], ids=["alone", "with teasers"])
def test_no_layout_of_an_article_is_refused_nor_said_to_be_cut(layout: Layout, boxes: int) -> None:
    links = (
        "".join(f"<div><h3><a href='/{title}'>{title}</a></h3></div>" for title, _ in made.TEASERS) * boxes
    )
    page = layout.page(layout.only or story(5)).replace("</body>", f"{links}</body>")
    assert read(page.replace("</head>", f"{made.WEBSITE}</head>")).unread == ""


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
@pytest.mark.parametrize("head", ["", made.WEBSITE, COLLECTION], ids=["plain", "website", "collection"])
def test_no_article_of_the_seeds_is_refused(path: Path, head: str) -> None:
    lines = [line for line in path.read_text().splitlines() if line.strip()]
    text = "".join(f"<p>{line}</p>" for line in lines[1:])
    links = made.teasers("<li>", " ", "</li>")
    body = f"<ul>{links}</ul><div><h1>{lines[0]}</h1>{text}</div><ul>{links}</ul>"
    assert read(whole(f"<title>{lines[0]}</title>{head}", NAV + body + FOOT)).unread == ""


@pytest.mark.parametrize(
    "title", ["Access denied", "Page not found", "Log in", "Your privacy is sold", "Flood"]
)
def test_a_flash_that_says_that_it_is_an_article_is_read_whatever_its_headline(title: str) -> None:
    text = f"<main><h1>{title}</h1><p>{FLASH}</p></main>"
    links = made.teasers("<div><h3>", "</h3><p>", "</p></div>")
    assert 60 <= len(FLASH.split()) <= 100
    assert FLASH in read(whole(f"<title>{title}</title>{NEWS}", text + links)).text
    marked = text.replace("<main>", "<main itemscope itemtype='https://schema.org/NewsArticle'>")
    assert FLASH in read(whole(f"<title>{title}</title>", marked)).text


@pytest.mark.parametrize(
    "title", ["Missing girl not found after six days", "404 lorries cross the bridge in a day"]
)
def test_a_flash_without_any_mark_is_read_too(title: str) -> None:
    assert (
        FLASH in read(whole(f"<title>{title}</title>", f"<main><h1>{title}</h1><p>{FLASH}</p></main>")).text
    )


def walled(*, words: int, head: str = "", end: str = "", **said: object) -> str:
    """An article of about so many words."""
    paragraphs = [each for number in (3, 4, 6) for each in story(number).paragraphs]
    text, number = "", 0
    for each in paragraphs:
        if number < words:
            text, number = f"{text}<p>{each}</p>", number + len(each.split())
    body = f"<article><h1>{story(3).title}</h1>{text}{end}</article>"
    return whole(f"<title>x</title>{said_in_json(story(3), **said)}{head}", NAV + body)


_LOCKED = "<meta property='article:content_tier' content='locked'>"
_PART = {"@type": "WebPageElement", "isAccessibleForFree": "False", "cssSelector": ".rest"}
WALLS: list[Callable[[int], str]] = [
    lambda words: walled(words=words, isAccessibleForFree=False),
    lambda words: walled(words=words, isAccessibleForFree="http://schema.org/False"),
    lambda words: walled(words=words, isAccessibleForFree=True, hasPart=[_PART]),
    lambda words: walled(words=words, head=_LOCKED),
    lambda words: walled(words=words, end="<p>Subscribe to continue reading. For subscribers only.</p>"),
    lambda words: walled(words=words, end="<p>Jetzt abonnieren und weiterlesen</p>"),
    lambda words: walled(words=words, end="<p>Cet article est réservé aux abonnés.</p>"),
    lambda words: walled(words=words, isAccessibleForFree=False).replace("}</script>", ",}</script>"),
]  # fmt: skip


@pytest.mark.parametrize("wall", WALLS)
def test_what_a_page_keeps_for_subscribers_is_refused_or_said(wall: Callable[[int], str]) -> None:
    with pytest.raises(Unreadable, match="behind a paywall"):
        read(wall(70))
    assert "behind a paywall" in read(wall(274)).unread


def test_an_offer_beside_a_short_text_counts_only_where_people_see_it() -> None:
    offer = "<div class='offer'{}><span>Subscribe</span> <b>to read on</b></div>"
    with pytest.raises(Unreadable, match="behind a paywall"):
        read(walled(words=70, end=offer.format("")))
    for hidden in (" hidden", " style='display: none'", " role=dialog"):
        assert read(walled(words=70, end=offer.format(hidden))).unread == ""


@pytest.mark.parametrize(
    "offer",
    [
        "Already a subscriber? Log in",
        "Become a member to keep reading.",
        "Create a free account to continue.",
        "You have used your last free article.",
        "Want to read more? Subscribe now.",
        "Weiterlesen mit unserem Abo",
        "Solo para suscriptores",
        "Riservato agli abbonati",
    ],
)
def test_the_rest_of_an_article_is_offered_in_many_words(offer: str) -> None:
    assert "behind a paywall" in read(walled(words=274, end=f"<p>{offer}</p>")).unread


@pytest.mark.parametrize(
    "end",
    [
        "Sign up for our newsletter to read the news at six.",
        "Subscribers of the gas works will pay more, the council said.",
        "“We will continue to read the meters,” said Tom Ellery.",
    ],
)
def test_what_only_sounds_like_an_offer_is_none(end: str) -> None:
    assert read(walled(words=70, end=f"<p>{end}</p>")).unread == ""


def test_a_page_that_counts_what_one_reads_is_read_and_says_so() -> None:
    metered = _LOCKED.replace("locked", "metered")
    assert "behind a paywall" in read(walled(words=70, head=metered)).unread
    assert read(walled(words=70, head=metered.replace("metered", "free"))).unread == ""


def test_the_wall_before_another_article_is_not_this_one_s() -> None:
    other = {"@type": "NewsArticle", "headline": "Ferry runs on Sundays", "isAccessibleForFree": False}
    named = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": other}]}
    several = (
        f'<script type="application/ld+json">{json.dumps([other, other | {"headline": "Mill"}])}</script>'
    )
    block = f'<script type="application/ld+json">{json.dumps(named)}</script>'
    assert read(walled(words=157, head=block, isAccessibleForFree=True)).unread == ""
    assert read(walled(words=157, head=block)).unread == ""
    unmarked = walled(words=157).replace("NewsArticle", "Thing")
    assert read(unmarked.replace("</head>", f"{several}</head>")).unread == ""
