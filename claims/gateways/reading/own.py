"""What a page says that it is: where it stands, and under which headlines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

MOST = 10
"""Headlines, and links of the head, that are looked at."""

LONGEST = 2_000
SAME = 4
"""Words from which a headline that goes on elsewhere is the same one."""

_HEADLINES = (
    ".//h1",
    ".//title",
    ".//meta[@property='og:title' or @name='og:title' or @name='twitter:title']/@content",
)
_OG_URL = ".//meta[@property='og:url' or @name='og:url']/@content"


@dataclass(frozen=True, slots=True)
class Own:
    """The address against which others on the page are read; its own addresses and headlines, to compare."""

    base: str
    canonical: str
    addresses: frozenset[str]
    headlines: tuple[tuple[str, ...], ...]

    def joined(self, named: str) -> str:
        """A whole address on the web out of what a page names; blank where it is none."""
        named = named.strip()[:LONGEST]
        try:
            whole = urljoin(self.base, named) if named else ""
            return whole if urlsplit(whole).scheme in {"http", "https"} else ""
        except ValueError:
            return ""

    def stands_at(self, named: str) -> bool:
        """Whether this is an address of the page itself."""
        return bool(named) and _comparable(self.joined(named)) in self.addresses

    def is_headed(self, headline: str) -> bool:
        """Whether the page has this headline, or one that goes on behind it, as with the site's name."""
        words = _words(headline)
        return bool(words) and any(_same(words, own) for own in self.headlines)


def of(tree: HtmlElement, url: str) -> Own:
    """What this page says of itself; `url` is where it stood, or blank."""
    hrefs = tree.xpath(".//base/@href")[:1]
    bare = Own(url, "", frozenset(), ())
    base = bare.joined(hrefs[0]) if hrefs else ""
    here = Own(base or url, "", frozenset(), ())
    links = [link.get("href", "") for link in tree.xpath(".//link[@rel][@href]") if _is_canonical(link)]
    named = [here.joined(each) for each in (*links[:1], *tree.xpath(_OG_URL)[:1])]
    found: Iterable[str | HtmlElement] = [each for path in _HEADLINES for each in tree.xpath(path)[:MOST]]
    return Own(
        base=here.base,
        canonical=next(filter(None, named), ""),
        addresses=frozenset(filter(None, map(_comparable, (*named, url, url.partition("?")[0])))),
        headlines=tuple(filter(None, map(_words, map(_text, found)))),
    )


def _is_canonical(link: HtmlElement) -> bool:
    return "canonical" in link.get("rel", "").lower().split()


def _comparable(address: str) -> str:
    """Without what differs between two spellings of one address."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    query = f"?{parts.query}" if parts.query else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def _text(found: str | HtmlElement) -> str:
    return found if isinstance(found, str) else "".join(found.itertext())


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", text[:LONGEST].casefold()))


def _same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= SAME and long[: len(short)] == short)
