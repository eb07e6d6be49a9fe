"""The elements of a page that are open at a tag, as an HTML5 parser has them or more, never fewer.

After the tree construction of the HTML standard. What it closes or takes up again only in some cases is kept
open here. https://html.spec.whatwg.org/multipage/parsing.html#tree-construction
"""

from dataclasses import dataclass, field

_VOID = frozenset(b"area base br col embed hr img input link meta param source track wbr".split())
_BY_ITSELF = frozenset(b"tr td th thead tbody tfoot option html head body".split())
"""Elements that close by themselves where the next begins."""

_LINES = frozenset({b"dd", b"dt"})
_ITEMS = {b"li": frozenset({b"li"}), b"dd": _LINES, b"dt": _LINES}
_PARAGRAPH = frozenset({b"p"})
_MAY_END_PARAGRAPH = frozenset({b"form", b"table"})
"""Elements that close those of a list before them, where none but a division lies between."""

_BLOCKS = frozenset(
    b"address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer "
    b"form h1 h2 h3 h4 h5 h6 header hgroup listing main menu nav ol pre search section summary "
    b"ul li dd dt p".split()
)
"""Their end tags close whatever lies within; those of other elements do not reach beyond one of these."""

_BEFORE_ITEMS = _BLOCKS - {b"address", b"div", b"p"}
_LISTS = frozenset({b"ol", b"ul"})

_LASTING = frozenset(b"a b big code em font i nobr s small strike strong tt u".split())
"""Elements that are taken up again where the block around them is closed."""

_FOREIGN = frozenset(b"svg math".split())
_INTEGRATION = {
    b"svg": frozenset(b"desc foreignobject title".split()),
    b"math": frozenset(b"mi mn mo ms mtext".split()),
}
"""Where HTML begins again within a drawing or formula."""

_FORGETTING = frozenset(b"applet marquee object template".split())
_BOUNDS = _FOREIGN | _FORGETTING | frozenset(b"button caption noscript select table".split())
"""No end tag within one of these closes what is around it; after the forgetting ones nothing is taken up."""

_CLEAN = frozenset({b"noscript"}).union(*_INTEGRATION.values())
"""Their end tags close them only while nothing within is open."""

_ENDS_DRAWING = (_LASTING - {b"a", b"font"}) | frozenset(
    b"blockquote body br center dd div dl dt embed h1 h2 h3 h4 h5 h6 head hr img li listing menu meta ol p "
    b"pre ruby span sub sup table ul var".split()
)
"""HTML that a parser takes to end a drawing or formula in which it stands."""

_ENDS_DRAWING_TOO = frozenset({b"br", b"p"})
"""Of end tags, these do."""

_NAMELESS = b""
"""Something that may be open still; only what lies around it closes it."""

_DEPENDS = frozenset({b"annotation-xml", b"font"})
"""Whether they end a drawing or formula, or HTML begins in them, their attributes say."""


@dataclass
class _Frame:
    """What is open within one bound, or outside of any; `sound` while no end tag in it had no beginning."""

    bound: bytes = b""
    names: list[bytes] = field(default_factory=list)
    sound: bool = True


class OpenElements:
    """`depth` is how many are open: at least as many as a parser has at the same place."""

    def __init__(self) -> None:
        self.depth = 0
        self._frames = [_Frame()]
        self.frozen = False

    @property
    def in_drawing(self) -> bool:
        """Whether tags stand directly within a drawing or formula, where no element has only text inside."""
        return self._frames[-1].bound in _FOREIGN

    @property
    def in_doubt(self) -> bool:
        """Whether a parser may take the drawing or formula to have ended already."""
        return self.in_drawing and not self._frames[-1].sound

    def freeze(self) -> None:
        """From here on nothing is closed, and no element has only text inside."""
        self.frozen = True

    def begin(self, name: bytes, *, closed: bool) -> None:
        """`closed` where the tag ends with a slash, which counts in drawings and formulae."""
        frame = self._frames[-1]
        if frame.bound in _FOREIGN:
            if name not in _ENDS_DRAWING:
                self._begin_drawn(frame, name, closed=closed)
                return
            frame = self._end_drawing()
        if name in _VOID or (name in _BY_ITSELF and frame.bound not in _CLEAN):
            return
        if name == b"caption" and frame.bound != b"table":
            return
        if name == b"a":
            self.end(name)
        if name in _ITEMS:
            self._end_last(_ITEMS[name], unless=_BEFORE_ITEMS)
        if name in _MAY_END_PARAGRAPH:
            self._forget_paragraph(frame)
        elif name in _BLOCKS:
            self._end_last(_PARAGRAPH, unless=frozenset())
        self._push(name, bounds=_BOUNDS)

    def _begin_drawn(self, frame: _Frame, name: bytes, *, closed: bool) -> None:
        """Within a drawing or formula every element has an inside, unless its tag says that it has none."""
        if name in _DEPENDS:
            self.freeze()
        if not (closed and frame.sound):
            self._push(name, bounds=_FOREIGN | _INTEGRATION[frame.bound])

    def end(self, name: bytes) -> None:
        frame = self._frames[-1]
        if self.frozen:
            return
        if frame.bound in _FOREIGN and name in _ENDS_DRAWING_TOO:
            self._end_drawing()
        elif name == frame.bound:
            self._end_bound(frame)
        elif frame.names and frame.names[-1] == name:
            frame.names.pop()
            self.depth -= 1
        elif (at := _place(name, frame.names)) is not None:
            self._end_within(frame, at)
        else:
            frame.sound = False

    def _push(self, name: bytes, *, bounds: frozenset[bytes]) -> None:
        self.depth += 1
        if name in bounds:
            self._frames.append(_Frame(name))
        else:
            self._frames[-1].names.append(name)

    def _end_bound(self, frame: _Frame) -> None:
        name, inside = frame.bound, frame.names
        if name in _CLEAN and inside:
            return
        left = [] if name in _FORGETTING | _FOREIGN else [each for each in inside if each in _LASTING]
        self._frames.pop()
        self._frames[-1].names += left
        self.depth -= 1 + len(inside) - len(left)

    def _forget_paragraph(self, frame: _Frame) -> None:
        """It may be closed here, and what lies within it with it, or not."""
        at = _last(b"p", frame.names)
        if at >= 0:
            del frame.names[at]
            self.depth -= 1

    def _end_drawing(self) -> _Frame:
        """Whatever of it may have ended before counts as if it lay around what comes now."""
        while self._frames[-1].bound in _FOREIGN and not self.frozen:
            frame = self._frames.pop()
            if frame.sound:
                self.depth -= 1 + len(frame.names)
            else:
                self._frames[-1].names += [_NAMELESS] * (1 + len(frame.names))
        return self._frames[-1]

    def _end_last(self, names: frozenset[bytes], *, unless: frozenset[bytes]) -> None:
        """Close the last of these, unless one of those lies within."""
        frame = self._frames[-1]
        at = max(_last(each, frame.names) for each in names)
        if frame.bound == b"select" or self.frozen:
            return
        if at >= 0 and unless.isdisjoint(frame.names[at + 1 :]):
            self._end_within(frame, at)

    def _end_within(self, frame: _Frame, at: int) -> None:
        """Close the element at this place of its frame, and whatever its end tag closes with it."""
        name, inside = frame.names[at], frame.names[at + 1 :]
        if name in _LASTING and frame.bound not in _FOREIGN:
            # What is not a block in it may be closed with it, if it had not been closed before.
            left = [each if each in _LASTING or each in _BLOCKS else _NAMELESS for each in inside]
        else:
            left = [each for each in inside if each in _LASTING]
        frame.names[at:] = left
        self.depth -= 1 + len(inside) - len(left)


def _place(name: bytes, names: list[bytes]) -> int | None:
    """Where the element stands that the end tag closes; None where it closes none."""
    at = _last(name, names)
    if at < 0 or name == b"form":  # A form that ends within another element stays around it.
        return None
    between = _LISTS if name == b"li" else frozenset() if name in _BLOCKS or name in _LASTING else _BLOCKS
    return at if between.isdisjoint(names[at + 1 :]) else None


def _last(name: bytes, names: list[bytes]) -> int:
    return len(names) - 1 - names[::-1].index(name) if name in names else -1
