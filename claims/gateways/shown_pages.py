"""A page that was received, made safe to show: nothing in it runs, loads, sends or leads away."""

from claims.gateways.reading import confined, markup, small
from claims.gateways.reading.kinds import Kind
from claims.gateways.reading.paper import Paper


def cleaned(raw: bytes, *, charset: str) -> str:
    """What is left of a page: its words and their order. An image is its description; links lead nowhere.

    Raises Unreadable where the page is too deep or too odd to be taken apart.
    """
    paper = Paper(Kind.HTML, charset)
    read = markup.read if small.is_small(raw) else confined.clean
    return read(raw, paper).text
