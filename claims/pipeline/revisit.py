"""Looking again at addresses whose time has come."""

from collections.abc import Sequence
from functools import partial
from threading import Semaphore

from claims.actions import archives, fetches, relay, revisits
from claims.domain import addresses
from claims.domain.fetches import Fetched
from claims.domain.pages import Page
from claims.domain.refusals import Unreachable, Unreadable
from claims.domain.revisits import Found, is_front_page, of_fault, same_words
from claims.gateways import fetching
from claims.models import Article, Revisit
from claims.pipeline import extract
from claims.pipeline.abreast import Finish, Trip
from claims.queries import revisits as queries

READERS = Semaphore(2)
"""Pages that are read at once: fetching is waiting, reading is work."""


def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to each of these addresses. Of a source that was removed meanwhile, nobody wants to know."""
    rows = queries.these([held.object_id for held in leases])
    return [_trip(held, rows.get(held.object_id)) for held in leases]


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: the address rests, and says why."""
    row = queries.these([object_id]).get(object_id)
    if row is not None:
        revisits.note(revisit=row, found=Found.UNREACHABLE, problem=f"It could not be looked at: {problem}")


def _trip(held: relay.Lease, row: Revisit | None) -> Trip:
    if row is None:
        return Trip(held, "", lambda: relay.drop)
    address = queries.address(row)
    return Trip(held, addresses.site(address), partial(_looked_at, row, address))


def _looked_at(row: Revisit, address: str) -> Finish:
    try:
        fetched = fetching.document(address, etag=row.etag, modified=row.modified)
    except Unreachable as refusal:
        return partial(_note, row, refusal)
    if fetched.not_modified or row.article is None:
        return partial(_keep_same, row, fetched)
    if is_front_page(fetched.final_url) and not is_front_page(fetched.url):
        return partial(_note_front_page, row)
    try:
        with READERS:
            page = extract.page_of(
                fetched.body,
                content_type=fetched.content_type,
                charset=fetched.charset,
                url=fetched.final_url,
            )
    except Unreadable as refusal:
        return partial(_note_unread, row, fetched, refusal)
    return partial(_keep, row, row.article, fetched, page)


def _note(row: Revisit, refusal: Unreachable, held: relay.Lease) -> None:
    with relay.finishing(held):
        revisits.note(revisit=row, found=of_fault(refusal.kind), problem=refusal.sentence)


def _note_front_page(row: Revisit, held: relay.Lease) -> None:
    problem = "Its address leads to the front page of the site now."
    with relay.finishing(held):
        revisits.note(revisit=row, found=Found.GONE, problem=problem)


def _note_unread(row: Revisit, fetched: Fetched, refusal: Unreadable, held: relay.Lease) -> None:
    with relay.finishing(held):
        revisits.note(revisit=row, found=Found.UNREAD, problem=str(refusal), fetched=fetched)


def _keep_same(row: Revisit, fetched: Fetched, held: relay.Lease) -> None:
    with relay.finishing(held):
        stands = revisits.note(revisit=row, found=Found.SAME, fetched=fetched)
        if stands and row.source is not None:
            archives.ask(source=row.source)


def _keep(row: Revisit, article: Article, fetched: Fetched, page: Page, held: relay.Lease) -> None:
    changed = _has_changed(article, page)
    with relay.finishing(held):
        if changed:
            fetches.keep_later(article=article, fetched=fetched)
        revisits.note(revisit=row, found=Found.CHANGED if changed else Found.SAME, fetched=fetched)


def _has_changed(article: Article, page: Page) -> bool:
    """Whether the article reads otherwise than when it was received last.

    Bytes are not compared: advertisements and the time of day are no edits. Nor is what a newer version of
    the desk reads otherwise in the same page.
    """
    last = queries.latest(article)
    if last is None or same_words(page.text, last.text):
        return False
    try:
        return not same_words(page.text, extract.work(last).text)
    except Unreadable:
        return True
