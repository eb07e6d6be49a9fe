"""One story as the sites of newspapers show it."""

from tests.gateways.layouts.parts import FOOT, NAV, RELATED, paragraphs, said_in_json, whole
from tests.gateways.layouts.stories import PUBLISHER, Story


def json_ld(story: Story) -> str:
    head = f"<title>{story.title} | {PUBLISHER}</title>{said_in_json(story)}"
    body = f"<main><article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>{paragraphs(story)}</article></main>"
    return whole(head, NAV + body + RELATED + FOOT)


def meta_tags(story: Story) -> str:
    head = (
        f'<title>{story.title} - {PUBLISHER}</title><meta property="og:title" content="{story.title}">'
        f'<meta property="og:site_name" content="{PUBLISHER}"><meta name="author" content="{story.byline}">'
        f'<meta property="article:published_time" content="{story.published.isoformat()}">'
    )
    return whole(
        head, f"{NAV}<div id='content'><h1>{story.title}</h1>{paragraphs(story)}</div>{RELATED}{FOOT}"
    )


def blog_theme(story: Story) -> str:
    figure = (
        f"<div class='wp-caption'><img src='a.jpg'><p class='wp-caption-text'>{story.captions[0]}</p></div>"
    )
    body = (
        f"<div id='page'><div id='primary'><article class='post hentry'><h1 class='entry-title'>{story.title}</h1>"
        f"<div class='entry-meta'>Posted on <time class='entry-date published' datetime='{story.published.isoformat()}'>"
        f"{story.day}</time> by <span class='author vcard'><a rel='author' href='/author/1'>{story.byline}</a></span></div>"
        f"<div class='entry-content'>{figure}{paragraphs(story)}</div></article></div>"
        "<div id='secondary'><h3>Archives</h3><ul><li>May 2026</li><li>June 2026</li></ul></div></div>"
    )
    return whole(f"<title>{story.title} – {PUBLISHER}</title>", NAV + body + FOOT)


def live_blog(story: Story) -> str:
    entries = "".join(
        f"<div class='entry' id='e{at}'><time datetime='{story.published.isoformat()}'>{9 + at}:15</time><p>{each}</p></div>"
        for at, each in enumerate(story.paragraphs)
    )
    ld = said_in_json(story).replace("NewsArticle", "LiveBlogPosting")
    body = f"<main><h1>{story.title}</h1><p class='byline'>{story.byline}</p><div class='live'>{entries}</div></main>"
    return whole(f"<title>Live: {story.title}</title>{ld}", NAV + body + FOOT)


def gallery(story: Story) -> str:
    figures = "".join(
        f"<figure><img src='{at}.jpg' alt=''><figcaption>{each}</figcaption></figure>"
        for at, each in enumerate(story.captions * 4)
    )
    body = f"<article><h1>{story.title}</h1>{''.join(f'<p>{each}</p>' for each in story.paragraphs[:4])}<div class='gallery'>{figures}</div></article>"
    return whole(f"<title>{story.title}</title>{said_in_json(story)}", NAV + body + FOOT)


def paywall(story: Story) -> str:
    ld = said_in_json(story, isAccessibleForFree=False)
    body = f"<article><h1>{story.title}</h1><p>{story.paragraphs[0]}</p><div class='offer'>Subscribe to read on.</div></article>"
    return whole(f"<title>{story.title}</title>{ld}", NAV + body + FOOT)


def amp(story: Story) -> str:
    page = whole(
        f"<title>{story.title}</title><link rel='canonical' href='https://ledger.example/{story.number}'>"
        f"<style amp-boilerplate>body{{visibility:hidden}}</style>{said_in_json(story)}",
        f"<amp-sidebar id='s'><ul><li><a href='/'>Home</a></li></ul></amp-sidebar><article><h1>{story.title}</h1>"
        f"<amp-img src='a.jpg' width='1' height='1'></amp-img>{paragraphs(story)}</article>"
        "<amp-ad type='x'>Advertisement</amp-ad>",
    )
    return page.replace("<html ", "<html amp ")


def print_view(story: Story) -> str:
    when = f"{story.published:%B} {story.published.day}, {story.published.year}"
    return whole(
        f"<title>Print: {story.title}</title>",
        f"<p><small>Printed from the Harwick Ledger</small></p><h1>{story.title}</h1><p class='author'>By {story.byline}</p>"
        f"<p class='date'>Published: {when}</p><hr>{paragraphs(story)}<hr><a href='#'>Print this page</a>",
    )


def broken(story: Story) -> str:
    text = "".join(f"<p><b>{each}</i></font>" for each in story.paragraphs)
    return (
        f"<title>{story.title}</title><meta name=author content='{story.byline}'><meta name=date content={story.published:%Y-%m-%d}>"
        f"<div><div><table><tr><h1>{story.title}</h3><span>{text}<div></table></p></body></div></html><p>"
    )


def right_to_left(story: Story) -> str:
    body = f"<main><article><h1>{story.title}</h1>{paragraphs(story)}</article></main>"
    page = whole(
        f"<title>{story.title}</title>{said_in_json(story, inLanguage='ar')}", body + FOOT, lang="ar"
    )
    return page.replace("<html ", "<html dir='rtl' ")


def tables(story: Story) -> str:
    rows = "".join(f"<tr><td>Year {2015 + at}</td><td>{at * 3 + 11}</td></tr>" for at in range(6))
    table = f"<table><tr><th>Year</th><th>Lorries</th></tr>{rows}</table>"
    text = "".join(
        f"<p>{each}</p>{table if at in (2, 5) else ''}" for at, each in enumerate(story.paragraphs)
    )
    body = f"<article><h1>{story.title}</h1><p class='byline'>By {story.byline}</p>{text}</article>"
    return whole(
        f"<title>{story.title}</title><meta name='date' content='{story.published.isoformat()}'>",
        NAV + body + FOOT,
    )


def figures(story: Story) -> str:
    text = "".join(
        f"<p>{each}</p><figure><img src='{at}.jpg'><figcaption>{story.captions[at % 2]} ({at}) "
        f"<span class='credit'>Source: Pool / M. Oster</span></figcaption></figure>"
        for at, each in enumerate(story.paragraphs)
    )
    return whole(
        f"<title>{story.title}</title>{said_in_json(story)}",
        f"{NAV}<article><h1>{story.title}</h1>{text}</article>{FOOT}",
    )
