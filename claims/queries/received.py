"""One snapshot as it was received: where from, and what of it can be shown."""

from dataclasses import dataclass

from claims.domain.refusals import Unreadable
from claims.gateways import files, shown_pages, warcs
from claims.models import Article, Fetch, Snapshot
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


def fetch_of(snapshot: Snapshot) -> Fetch | None:
    return getattr(snapshot, "fetch", None)


def shown(snapshot: Snapshot) -> Shown:
    """What to show: a page that was fetched as it came, and what a person brought as plain text."""
    fetch, raw = fetch_of(snapshot), bytes(snapshot.raw)
    if fetch is not None and fetch.content_type in HTML:
        try:
            return Shown(html=shown_pages.cleaned(raw, charset=fetch.charset))
        except Unreadable as refusal:
            return Shown(text=snapshot.text, problem=str(refusal))
    return Shown(text=plain(snapshot))


def plain(snapshot: Snapshot) -> str:
    """The text that was read from it, or that it holds where none was read yet; blank where it holds none."""
    if snapshot.text:
        return snapshot.text
    try:
        return files.decode(bytes(snapshot.raw))
    except Unreadable:
        return ""


def warc(snapshot: Snapshot) -> bytes | None:
    """The WARC file of a fetch, made anew: reading never waits for the storage. None where there was none."""
    fetch = fetch_of(snapshot)
    return warcs.written(queries.of(fetch)) if fetch else None
