"""What the desk asks before it adds something that may be here already."""

import base64
from collections.abc import Container, Sequence
from dataclasses import dataclass

from claims.actions import articles
from claims.actions.articles import Provenance
from claims.domain import addresses
from claims.domain.refusals import why_not
from claims.gateways import reading
from claims.models import User
from claims.queries import already_here
from claims.queries.already_here import Document, Here, Sameness

MOST_CARRIED = 4 * 1024 * 1024
"""Bytes of files that a page keeps while it asks: within what a form may hold without files."""

Handed = tuple[bytes, Provenance]


@dataclass(frozen=True, slots=True)
class Question:
    """What is here of one text or file. `carried` are its bytes, for a browser keeps no file; or blank."""

    name: str
    digest: str
    here: tuple[Here, ...]
    carried: str = ""

    @property
    def kept_once(self) -> bool:
        """Whether these very bytes are here, so that adding them leads to their article."""
        return any(each.how is Sameness.BYTES for each in self.here)


@dataclass(frozen=True, slots=True)
class Line:
    """An address that is known, as it was written. `canonical` is what “add it anyway” names."""

    address: str
    canonical: str
    here: Here

    @property
    def leads_there(self) -> bool:
        """Whether adding it leads to the article in any case."""
        return self.here.how is Sameness.ADDRESS


def of_text(viewer: User, text: str, url: str) -> Question | None:
    """Of what is pasted, or None where nothing like it is here."""
    document = Document(text.encode("utf-8", "replace"), text, url)
    (here,) = already_here.of_documents(viewer, [document])
    return Question("", document.digest, here) if here else None


def of_documents(viewer: User, handed: Sequence[Handed], answered: Container[str]) -> dict[int, Question]:
    """By place those that are to be asked of: like what is here, not the very same, and not asked before."""
    texts = reading.at_a_glance((raw, known.filename) for raw, known in handed)
    documents = [Document(raw, text, known.url) for (raw, known), text in zip(handed, texts, strict=True)]
    asked, room = {}, MOST_CARRIED
    for at, here in enumerate(already_here.of_documents(viewer, documents)):
        raw, name = documents[at].raw, handed[at][1].filename
        question = Question(name, documents[at].digest, here)
        if not here or not raw.strip() or question.kept_once or question.digest in answered:
            continue
        fits = bool(name) and len(raw) <= room
        room -= len(raw) if fits else 0
        asked[at] = Question(name, question.digest, here, base64.b64encode(raw).decode() if fits else "")
    return asked


def of_lines(viewer: User, lines: Sequence[str], answered: Container[str] | None = None) -> list[Line]:
    """Of addresses, those that are known; with answers, those alone that are still to be asked of."""
    known = already_here.of_addresses(viewer, lines)
    found = [Line(line.strip(), addresses.canonical(line), here) for line, here in known.items()]
    if answered is None:
        return found
    return [line for line in found if not line.leads_there and line.canonical not in answered]


def wrong_with(line: str) -> str:
    """Why this line is no address that is fetched; blank where it is one."""
    return why_not(lambda: articles.canonical(line))
