"""One snapshot as it was received: where from, and what of it can be shown."""

from dataclasses import dataclass

from claims.domain.refusals import Unreadable
from claims.domain.tongue import say
from claims.gateways import files, shown_pages, warcs
from claims.models import Article, EvidenceSnapshot, KeptPage, Snapshot, Source
from claims.queries import fetches
from claims.queries import warcs as queries

HTML = ("text/html", "application/xhtml+xml")


@dataclass(frozen=True, slots=True)
class Shown:
    """`html` is a page without anything that runs or loads; without one there is `text`.

    `problem` says why a page is shown as the text that was read from it.
    """

    html: str = ""
    text: str = ""
    problem: str = ""


def of(article: Article, snapshot_id: int) -> Snapshot | None:
    """A snapshot of this article, with its bytes and how it was fetched."""
    rows = article.snapshots.select_related("fetch", "warc", "archive_copy", "article")
    return rows.filter(pk=snapshot_id).first()


def of_source(source: Source, snapshot_id: int) -> EvidenceSnapshot | None:
    """A snapshot of this source, with its bytes and the file that holds it."""
    return source.snapshots.select_related("warc").filter(pk=snapshot_id).first()


def shown(page: KeptPage) -> Shown:
    """What to show: a page that was fetched as it came, and what a person brought as plain text."""
    answer, raw = fetches.answer(page), bytes(page.raw)
    if answer is not None and answer.content_type in HTML:
        try:
            return Shown(html=shown_pages.cleaned(raw, charset=answer.charset))
        except Unreadable as refusal:
            return Shown(text=page.text, problem=say(str(refusal)))
    return Shown(text=plain(page))


def plain(page: KeptPage) -> str:
    """The text that was read from it, or that it holds where none was read yet; blank where it holds none."""
    if page.text:
        return page.text
    try:
        return files.decode(bytes(page.raw))
    except Unreadable:
        return ""


def warc(page: KeptPage) -> bytes | None:
    """The WARC file of a fetch, made anew: reading never waits for the storage. None where there was none."""
    return warcs.written(queries.of(page)) if fetches.answer(page) else None
