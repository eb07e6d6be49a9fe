"""One story as sites show it that make it hard to find."""

import json

from tests.gateways.layouts.parts import FOOT, NAV, RELATED, paragraphs, said_in_json, whole
from tests.gateways.layouts.stories import AGENCY, PUBLISHER, Story


def comments(story: Story) -> str:
    said = "".join(
        f"<li class='comment'><span class='comment-author'>reader{at}</span> <time datetime='2026-11-0{at + 1}'>x</time>"
        f"<p>I have said this for years and nobody listens, number {at}.</p></li>"
        for at in range(8)
    )
    body = (
        f"<article><h1>{story.title}</h1><address class='byline'>By {story.byline}</address>"
        f"<time datetime='{story.published.isoformat()}'>{story.day}</time>{paragraphs(story)}</article>"
        f"<section id='comments'><h2>8 comments</h2><ol>{said}</ol></section>"
    )
    return whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def cookie_banner(story: Story) -> str:
    banner = (
        "<div id='cookie-consent' role='dialog'><h2>We value your privacy</h2><p>We and our 812 partners store and "
        "read information on your device. You can accept all of this, or choose what you like.</p><button>Accept</button></div>"
    )
    letter = "<div class='newsletter'><h3>Our morning letter</h3><p>Sign up to get the news at six, every day.</p></div>"
    text = paragraphs(story).replace("</p>", f"</p>{letter}", 3)
    return whole(
        f"<title>{story.title}</title>{said_in_json(story)}",
        f"{banner}{NAV}<article><h1>{story.title}</h1>{text}</article>{FOOT}",
    )


def wire_copy(story: Story) -> str:
    first = f"HARWICK (NWA) — {story.paragraphs[0]}"
    text = f"<p>{first}</p>" + "".join(f"<p>{each}</p>" for each in story.paragraphs[1:])
    body = (
        f"<article><h1>{story.title}</h1><p class='meta'><time datetime='{story.published.isoformat()}'>{story.day}</time></p>"
        f"{text}<p class='source'>Source: {AGENCY}</p></article>"
    )
    return whole(
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
    return whole(
        f"<title>{story.title}</title>{ld}",
        f"{NAV}<main><h1>{story.title}</h1>{paragraphs(story)}</main>{RELATED}{FOOT}",
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
        f"<p class='published'>Published: Yesterday, 14:02</p>{paragraphs(story)}</article>"
    )
    return whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def all_divs(story: Story) -> str:
    text = "".join(
        f"<div class='css-{at}x'><span>{each}</span></div>" for at, each in enumerate(story.paragraphs)
    )
    body = (
        f"<div id='root'><div class='css-9'><div class='css-8'>Menu</div></div><div class='css-1'><h1>{story.title}</h1>"
        f"<div data-testid='byline' class='css-2 Byline'><span>By </span><a href='/p'>{story.byline}</a></div>"
        f"<div class='css-3 Timestamp'>{story.day}</div><div data-testid='body'>{text}</div></div></div>"
    )
    return whole(f"<title>{story.title}</title>", body)


def newsletter(story: Story) -> str:
    rows = "".join(f"<tr><td style='padding:8px'><p>{each}</p></td></tr>" for each in story.paragraphs)
    return whole(
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
    body = f"<h1 class='logo'><a href='/'>{PUBLISHER}</a></h1><div class='story'><h2>{story.title}</h2><p class='by-line byline'>By {story.byline} | {story.day}</p>{paragraphs(story)}</div>"
    return whole(head, body + FOOT)


def several_authors(story: Story) -> str:
    ld = said_in_json(
        story, author=[{"@type": "Person", "name": name} for name in story.byline.split(" and ")]
    )
    body = f"<article><h1>{story.title}</h1>{paragraphs(story)}</article>"
    return whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)


def updated_first(story: Story) -> str:
    body = (
        f"<article><h1>{story.title}</h1><div class='dates'><p class='date'>Updated: 30 October 2026</p>"
        f"<p class='date'>First published: {story.day}</p></div><span class='author'>{story.byline}</span>{paragraphs(story)}</article>"
    )
    return whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def author_as_address(story: Story) -> str:
    head = (
        f"<title>{story.title}</title><meta property='article:author' content='https://social.example/adalund'>"
        f"<meta property='article:published_time' content='{story.published.isoformat()}'>"
    )
    body = f"<article><h1>{story.title}</h1><p class='byline'>By <a href='/p'>{story.byline}</a></p>{paragraphs(story)}</article>"
    return whole(head, NAV + body + FOOT)


def latest_before(story: Story) -> str:
    latest = "".join(
        f"<li><time datetime='2026-11-0{at + 1}T10:00:00Z'>{at} Nov</time> <a href='/{at}'>Something else happened at {at}</a></li>"
        for at in range(5)
    )
    body = (
        f"<nav class='latest'><ul>{latest}</ul></nav><article><h1>{story.title}</h1><p><span itemprop='author'>{story.byline}</span>"
        f"<time itemprop='datePublished' datetime='{story.published.isoformat()}'>{story.day}</time></p>{paragraphs(story)}</article>"
    )
    return whole(f"<title>{story.title}</title>", NAV + body + FOOT)


def bad_json(story: Story) -> str:
    ld = said_in_json(story).replace("}</script>", ",}</script>")
    body = f"<article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p><p class='date'>{story.day}</p>{paragraphs(story)}</article>"
    return whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)
