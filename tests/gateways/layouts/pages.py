"""One story as many kinds of site show it: what stands around the text differs, and where they say what."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from tests.gateways.layouts.stories import AGENCY, PUBLISHER, RTL, Story

NAV = (
    '<header class="site"><a href="/">Harwick Ledger</a><nav><ul><li><a href="/news">News</a></li>'
    '<li><a href="/sport">Sport</a></li><li><a href="/weather">Weather</a></li></ul></nav></header>'
)
FOOT = (
    '<footer><p>Harwick Ledger, Quay Street 4. All rights reserved.</p><a href="/imprint">Imprint</a>'
    '<a href="/privacy">Privacy</a></footer>'
)
RELATED = (
    '<aside class="related"><h2>Read more</h2><ul><li><a href="/a">Ferry to run on Sundays from spring</a></li>'
    '<li><a href="/b">Who owns the old mill at Tarn?</a></li><li><a href="/c">Ten walks near Velden</a></li></ul>'
    "</aside>"
)


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page is made, and which of the things that are known of a story it says."""

    name: str
    page: Callable[[Story], str]
    byline: bool = True
    agency: bool = False
    dated: bool = True
    refused: str = ""
    only: Story | None = None
    text: Callable[[Story], tuple[str, ...]] = attrgetter("paragraphs")
    authors: int = 1


def _paragraphs(story: Story, tag: str = "p") -> str:
    return "".join(f"<{tag}>{each}</{tag}>\n" for each in story.paragraphs)


def _json_ld(story: Story, **more: object) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "Organization", "name": PUBLISHER},
    }
    return f'<script type="application/ld+json">{json.dumps(said | more, ensure_ascii=False)}</script>'


def _whole(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'


def json_ld(story: Story) -> str:
    head = f"<title>{story.title} | {PUBLISHER}</title>{_json_ld(story)}"
    body = f"<main><article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>{_paragraphs(story)}</article></main>"
    return _whole(head, NAV + body + RELATED + FOOT)


def meta_tags(story: Story) -> str:
    head = (
        f'<title>{story.title} - {PUBLISHER}</title><meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{PUBLISHER}"><meta name="author" content="{story.byline}">'
        f'<meta property="article:published_time" content="{story.published.isoformat()}">'
    )
    return _whole(
        head, f"{NAV}<div id='content'><h1>{story.title}</h1>{_paragraphs(story)}</div>{RELATED}{FOOT}"
    )


def blog_theme(story: Story) -> str:
    figure = (
        f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{story.captions[0]}</p></div>"
    )
    body = (
        f"<div id='page'><div id='primary'><article class='post hentry'><h1 class='entry-title'>{story.title}</h1>"
        f"<div class='entry-meta'>Posted on <time class='entry-date published' datetime='{story.published.isoformat()}'>"
        f"{story.day}</time> by <span class='author vcard'><a rel='author' href='/author/1'>{story.byline}</a></span></div>"
        f"<div class='entry-content'>{figure}{_paragraphs(story)}</div></article></div>"
        "<div id='secondary'><h3>Archives</h3><ul><li>May 2026</li><li>June 2026</li></ul></div></div>"
    )
    return _whole(f"<title>{story.title} – {PUBLISHER}</title>", NAV + body + FOOT)


def live_blog(story: Story) -> str:
    entries = "".join(
        f"<div class='entry' id='e{at}'><time datetime='{story.published.isoformat()}'>{9 + at}:15</time><p>{each}</p></div>"
        for at, each in enumerate(story.paragraphs)
    )
    ld = _json_ld(story).replace("NewsArticle", "LiveBlogPosting")
    body = f"<main><h1>{story.title}</h1><p class='byline'>{story.byline}</p><div class='live'>{entries}</div></main>"
    return _whole(f"<title>Live: {story.title}</title>{ld}", NAV + body + FOOT)


def gallery(story: Story) -> str:
    figures = "".join(
        f"<figure><img src='{at}.jpg' alt=''><figcaption>{each}</figcaption></figure>"
        for at, each in enumerate(story.captions * 4)
    )
    body = f"<article><h1>{story.title}</h1>{''.join(f'<p>{each}</p>' for each in story.paragraphs[:4])}<div class='gallery'>{figures}</div></article>"
    return _whole(f"<title>{story.title}</title>{_json_ld(story)}", NAV + body + FOOT)


def paywall(story: Story) -> str:
    ld = _json_ld(story, isAccessibleForFree=False)
    body = f"<article><h1>{story.title}</h1><p>{story.paragraphs[0]}</p><div class='offer'>Subscribe to read on.</div></article>"
    return _whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)


def amp(story: Story) -> str:
    page = _whole(
        f"<title>{story.title}</title><link rel='canonical' href='https://ledger.example/{story.number}'>"
        f"<style amp-boilerplate>body{{visibility:hidden}}</style>{_json_ld(story)}",
        f"<amp-sidebar id='s'><ul><li><a href='/'>Home</a></li></ul></amp-sidebar><article><h1>{story.title}</h1>"
        f"<amp-img src='a.jpg' width='1' height='1'></amp-img>{_paragraphs(story)}</article>"
        "<amp-ad type='x'>Advertisement</amp-ad>",
    )
    return page.replace("<html ", "<html amp ")


def print_view(story: Story) -> str:
    when = f"{story.published:%B} {story.published.day}, {story.published.year}"
    return _whole(
        f"<title>Print: {story.title}</title>",
        f"<p><small>Printed from the Harwick Ledger</small></p><h1>{story.title}</h1><p class='author'>By {story.byline}</p>"
        f"<p class='date'>Published: {when}</p><hr>{_paragraphs(story)}<hr><a href='#'>Print this page</a>",
    )


def broken(story: Story) -> str:
    text = "".join(f"<p><b>{each}</i></font>" for each in story.paragraphs)
    return (
        f"<title>{story.title}</title><meta name=author content='{story.byline}'><meta name=date content={story.published:%Y-%m-%d}>"
        f"<div><div><table><tr><h1>{story.title}</h3><span>{text}<div></table></p></body></div></html><p>"
    )


def right_to_left(story: Story) -> str:
    body = f"<main><article><h1>{story.title}</h1>{_paragraphs(story)}</article></main>"
    page = _whole(f"<title>{story.title}</title>{_json_ld(story, inLanguage='ar')}", body + FOOT, lang="ar")
    return page.replace("<html ", "<html dir='rtl' ")


def tables(story: Story) -> str:
    rows = "".join(f"<tr><td>Year {2015 + at}</td><td>{at * 3 + 11}</td></tr>" for at in range(6))
    table = f"<table><tr><th>Year</th><th>Lorries</th></tr>{rows}</table>"
    text = "".join(
        f"<p>{each}</p>{table if at in (2, 5) else ''}" for at, each in enumerate(story.paragraphs)
    )
    body = f"<article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>{text}</article>"
    return _whole(
        f"<title>{story.title}</title><meta name='date' content='{story.published.isoformat()}'>",
        NAV + body + FOOT,
    )


def figures(story: Story) -> str:
    text = "".join(
        f"<p>{each}</p><figure><img src='{at}.jpg'><figcaption>{story.captions[at % 2]} ({at}) "
        f"<span class='credit'>Source: Pool / M. Oster</span></figcaption></figure>"
        for at, each in enumerate(story.paragraphs)
    )
    return _whole(
        f"<title>{story.title}</title>{_json_ld(story)}",
        f"{NAV}<article><h1>{story.title}</h1>{text}</article>{FOOT}",
    )


def comments(story: Story) -> str:
    said = "".join(
        f"<li class='comment'><span class='comment-author'>reader{at}</span> <time datetime='2026-11-0{at + 1}'>x</time>"
        f"<p>I have said this for years and nobody listens, number {at}.</p></li>"
        for at in range(8)
    )
    body = (
        f"<article><h1>{story.title}</h1><address class='byline'>By {story.byline}</address>"
        f"<time datetime='{story.published.isoformat()}'>{story.day}</time>{_paragraphs(story)}</article>"
        f"<section id='comments'><h2>8 comments</h2><ol>{said}</ol></section>"
    )
    return _whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def cookie_banner(story: Story) -> str:
    banner = (
        "<div id='cookie-consent' role='dialog'><h2>We value your privacy</h2><p>We and our 812 partners store and "
        "read information on your device. You can accept all of this, or choose what you like.</p><button>Accept</button></div>"
    )
    letter = "<div class='newsletter'><h3>Our morning letter</h3><p>Sign up to get the news at six, every day.</p></div>"
    text = _paragraphs(story).replace("</p>", f"</p>{letter}", 3)
    return _whole(
        f"<title>{story.title}</title>{_json_ld(story)}",
        f"{banner}{NAV}<article><h1>{story.title}</h1>{text}</article>{FOOT}",
    )


def wire_copy(story: Story) -> str:
    first = f"HARWICK (NWA) — {story.paragraphs[0]}"
    text = f"<p>{first}</p>" + "".join(f"<p>{each}</p>" for each in story.paragraphs[1:])
    body = (
        f"<article><h1>{story.title}</h1><p class='meta'><time datetime='{story.published.isoformat()}'>{story.day}</time></p>"
        f"{text}<p class='source'>Source: {AGENCY}</p></article>"
    )
    return _whole(
        f"<title>{story.title}</title><meta property='og:site_name' content='{PUBLISHER}'>", NAV + body + FOOT
    )


def graph(story: Story) -> str:
    said = {
        "@context": "https://schema.org",
        "@graph": [
            {"@type": "WebSite", "name": PUBLISHER},
            {"@type": "Person", "@id": "#p", "name": story.byline},
            {
                "@type": ["Article", "NewsArticle"],
                "headline": story.title,
                "datePublished": story.published.isoformat(),
                "dateModified": "2026-11-01T10:00:00+01:00",
                "author": [{"@type": "Person", "name": story.byline}],
                "sourceOrganization": {"@type": "NewsMediaOrganization", "name": AGENCY},
                "publisher": {"@type": "Organization", "name": PUBLISHER},
            },
        ],
    }
    ld = f'<script type="application/ld+json">{json.dumps(said)}</script>'
    return _whole(
        f"<title>{story.title}</title>{ld}",
        f"{NAV}<main><h1>{story.title}</h1>{_paragraphs(story)}</main>{RELATED}{FOOT}",
    )


def old_tables(story: Story) -> str:
    text = "<br><br>".join(story.paragraphs)
    return (
        f"<html><head><title>{story.title}</title></head><body><table width=800><tr><td width=150><a href=/>Home</a><br>"
        f"<a href=/news>News</a></td><td><font size=5><b>{story.title}</b></font><br><font size=1>by {story.byline}, "
        f"{story.day}</font><p><font face=Times>{text}</font></td></tr><tr><td colspan=2>Harwick Ledger 2026</td></tr>"
        "</table></body></html>"
    )


def unclear_date(story: Story) -> str:
    body = (
        f"<article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>"
        f"<p class='published'>Published: Yesterday, 14:02</p>{_paragraphs(story)}</article>"
    )
    return _whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def all_divs(story: Story) -> str:
    text = "".join(
        f"<div class='css-{at}x'><span>{each}</span></div>" for at, each in enumerate(story.paragraphs)
    )
    body = (
        f"<div id='root'><div class='css-9'><div class='css-8'>Menu</div></div><div class='css-1'><h1>{story.title}</h1>"
        f"<div data-testid='byline' class='css-2 Byline'><span>By </span><a href='/p'>{story.byline}</a></div>"
        f"<div class='css-3 Timestamp'>{story.day}</div><div data-testid='body'>{text}</div></div></div>"
    )
    return _whole(f"<title>{story.title}</title>", body)


def newsletter(story: Story) -> str:
    rows = "".join(f"<tr><td style='padding:8px'><p>{each}</p></td></tr>" for each in story.paragraphs)
    return _whole(
        f"<title>{story.title}</title><meta name='author' content='{story.byline}'>"
        f"<meta name='date' content='{story.published.isoformat()}'>",
        f"<p class='preheader'>View this letter in your browser</p><table role='presentation'><tr><td><h1>{story.title}</h1>"
        f"</td></tr>{rows}<tr><td><a href='/x'>Unsubscribe</a></td></tr></table>",
    )


def site_as_headline(story: Story) -> str:
    head = (
        f'<title>{story.title} | News | {PUBLISHER}</title><meta property="og:title" content="{story.title} | {PUBLISHER}">'
        f'<meta property="og:site_name" content="{PUBLISHER}"><meta name="author" content="{PUBLISHER}">'
        f'<meta name="pubdate" content="{story.published.isoformat()}">'
    )
    body = f"<h1 class='logo'><a href='/'>{PUBLISHER}</a></h1><div class='story'><h2>{story.title}</h2><p class='by-line byline'>By {story.byline} | {story.day}</p>{_paragraphs(story)}</div>"
    return _whole(head, body + FOOT)


def several_authors(story: Story) -> str:
    ld = _json_ld(story, author=[{"@type": "Person", "name": name} for name in story.byline.split(" and ")])
    body = f"<article><h1>{story.title}</h1>{_paragraphs(story)}</article>"
    return _whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)


def updated_first(story: Story) -> str:
    body = (
        f"<article><h1>{story.title}</h1><div class='dates'><p class='date'>Updated: 30 October 2026</p>"
        f"<p class='date'>First published: {story.day}</p></div><span class='author'>{story.byline}</span>{_paragraphs(story)}</article>"
    )
    return _whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def author_as_address(story: Story) -> str:
    head = (
        f"<title>{story.title}</title><meta property='article:author' content='https://social.example/adalund'>"
        f"<meta property='article:published_time' content='{story.published.isoformat()}'>"
    )
    body = f"<article><h1>{story.title}</h1><p class='byline'>By <a href='/p'>{story.byline}</a></p>{_paragraphs(story)}</article>"
    return _whole(head, NAV + body + FOOT)


def latest_before(story: Story) -> str:
    latest = "".join(
        f"<li><time datetime='2026-11-0{at + 1}T10:00:00Z'>{at} Nov</time> <a href='/{at}'>Something else happened at {at}</a></li>"
        for at in range(5)
    )
    body = (
        f"<nav class='latest'><ul>{latest}</ul></nav><article><h1>{story.title}</h1><p><span itemprop='author'>{story.byline}</span>"
        f"<time itemprop='datePublished' datetime='{story.published.isoformat()}'>{story.day}</time></p>{_paragraphs(story)}</article>"
    )
    return _whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def bad_json(story: Story) -> str:
    ld = _json_ld(story).replace("}</script>", ",}</script>")
    body = f"<article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p><p class='date'>{story.day}</p>{_paragraphs(story)}</article>"
    return _whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)


def _few(story: Story) -> tuple[str, ...]:
    return story.paragraphs[:4]


def _with_cells(story: Story) -> tuple[str, ...]:
    cells = ("Year", "Lorries", *(f"Year {2015 + at} {at * 3 + 11}" for at in range(6)))
    return (*story.paragraphs, *cells, *cells)


LAYOUTS = (
    Layout("JSON-LD", json_ld),
    Layout("meta tags", meta_tags),
    Layout("blog theme", blog_theme),
    Layout("live blog", live_blog),
    Layout("gallery", gallery, text=_few),
    Layout("paywall stub", paywall, refused="paywall"),
    Layout("AMP", amp),
    Layout("print view", print_view),
    Layout("broken markup", broken),
    Layout("right to left", right_to_left, only=RTL),
    Layout("tables", tables, text=_with_cells),
    Layout("figures", figures),
    Layout("comments", comments),
    Layout("cookie banner", cookie_banner),
    Layout("wire copy", wire_copy, byline=False, agency=True),
    Layout("graph", graph, agency=True),
    Layout("old tables", old_tables),
    Layout("unclear date", unclear_date, dated=False),
    Layout("all divs", all_divs),
    Layout("newsletter", newsletter),
    Layout("site as h1", site_as_headline),
    Layout("two authors", several_authors, authors=2),
    Layout("updated first", updated_first),
    Layout("author address", author_as_address),
    Layout("latest before", latest_before),
    Layout("bad JSON-LD", bad_json),
)
