"""The layouts: what stands around a text differs, and where they say what."""

from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter

from tests.gateways.layouts import oddities, themes
from tests.gateways.layouts.stories import RTL, Story


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


def _few(story: Story) -> tuple[str, ...]:
    return story.paragraphs[:4]


def _with_cells(story: Story) -> tuple[str, ...]:
    cells = ("Year", "Lorries", *(f"Year {2015 + at} {at * 3 + 11}" for at in range(6)))
    return (*story.paragraphs, *cells, *cells)


LAYOUTS = (
    Layout("JSON-LD", themes.json_ld),
    Layout("meta tags", themes.meta_tags),
    Layout("blog theme", themes.blog_theme),
    Layout("live blog", themes.live_blog),
    Layout("gallery", themes.gallery, text=_few),
    Layout("paywall stub", themes.paywall, refused="paywall"),
    Layout("AMP", themes.amp),
    Layout("print view", themes.print_view),
    Layout("broken markup", themes.broken),
    Layout("right to left", themes.right_to_left, only=RTL),
    Layout("tables", themes.tables, text=_with_cells),
    Layout("figures", themes.figures),
    Layout("comments", oddities.comments),
    Layout("cookie banner", oddities.cookie_banner),
    Layout("wire copy", oddities.wire_copy, byline=False, agency=True),
    Layout("graph", oddities.graph, agency=True),
    Layout("old tables", oddities.old_tables),
    Layout("unclear date", oddities.unclear_date, dated=False),
    Layout("all divs", oddities.all_divs),
    Layout("newsletter", oddities.newsletter),
    Layout("site as h1", oddities.site_as_headline),
    Layout("two authors", oddities.several_authors, authors=2),
    Layout("updated first", oddities.updated_first),
    Layout("author address", oddities.author_as_address),
    Layout("latest before", oddities.latest_before),
    Layout("bad JSON-LD", oddities.bad_json),
)
