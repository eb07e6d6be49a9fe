"""What many pages have in common."""

import json

from tests.gateways.layouts.stories import PUBLISHER, Story

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


def paragraphs(story: Story, tag: str = "p") -> str:
    return "".join(f"<{tag}>{each}</{tag}>\n" for each in story.paragraphs)


def said_in_json(story: Story, **more: object) -> str:
    said = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.title,
        "datePublished": story.published.isoformat(),
        "author": {"@type": "Person", "name": story.byline},
        "publisher": {"@type": "Organization", "name": PUBLISHER},
    }
    return f'<script type="application/ld+json">{json.dumps(said | more, ensure_ascii=False)}</script>'


def whole(head: str, body: str, lang: str = "en") -> str:
    return f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
