"""Looking again at addresses whose time has come."""

from collections.abc import Sequence
from functools import partial
from threading import Semaphore

from claims.actions import archives, evidence, fetches, relay, revisits
from claims.domain import addresses
from claims.domain.fetches import Fetched
from claims.domain.pages import Page
from claims.domain.refusals import Unreachable, Unreadable
from claims.domain.revisits import Found, is_front_page, of_fault, same_words
from claims.gateways import fetching
from claims.models import Article, EvidenceSnapshot, KeptPage, Revisit
from claims.pipeline import extract
from claims.pipeline.abreast import Finish, Trip
from claims.queries import evidence as kept_evidence
from claims.queries import revisits as queries

READERS = Semaphore(2)
"""Pages that are read at once: fetching is waiting, reading is work."""

FRONT_PAGE = "Its address leads to the front page of the site now."


def trips(leases: Sequence[relay.Lease]) -> list[Trip]:
    """One to each of these addresses. Of a source that was removed meanwhile, nobody wants to know."""
    rows = queries.these([held.object_id for held in leases])
    bare = queries.of_nothing_kept(rows)
    return [_trip(held, rows.get(held.object_id), whole=held.object_id in bare) for held in leases]


def give_up(object_id: int, problem: str) -> None:
    """The last try has failed: the address rests, and says why."""
    row = queries.these([object_id]).get(object_id)
    if row is not None:
        revisits.note(revisit=row, found=Found.UNREACHABLE, problem=f"It could not be looked at: {problem}")


def _trip(held: relay.Lease, row: Revisit | None, *, whole: bool) -> Trip:
    if row is None:
        return Trip(held, "", lambda: relay.drop)
    address = queries.address(row)
    return Trip(held, addresses.site(address), partial(_looked_at, row, address, whole=whole))


def _looked_at(row: Revisit, address: str, *, whole: bool) -> Finish:
    # A version that kept no evidence noted these marks too: with them, a page that never changes never comes.
    etag, modified = ("", "") if whole else (row.etag, row.modified)
    try:
        fetched = fetching.document(address, etag=etag, modified=modified)
    except Unreachable as refusal:
        return partial(_note, row, of_fault(refusal.kind), refusal.sentence, None)
    if fetched.not_modified:
        return partial(_note, row, Found.SAME, "", fetched)
    if row.article is None:
        return partial(_keep_evidence, row, fetched, _text_of(fetched))
    if is_front_page(fetched.final_url) and not is_front_page(fetched.url):
        return partial(_note, row, Found.GONE, FRONT_PAGE, None)
    try:
        return partial(_keep, row, row.article, fetched, _read(fetched))
    except Unreadable as refusal:
        return partial(_note, row, Found.UNREAD, str(refusal), fetched)


def _read(fetched: Fetched) -> Page:
    with READERS:
        return extract.came(fetched.body, fetched)


def _text_of(fetched: Fetched) -> str:
    """The text of some evidence, which may be anything; blank where the desk reads none in it."""
    try:
        return _read(fetched).text
    except Unreadable:
        return ""


def _note(row: Revisit, found: Found, problem: str, fetched: Fetched | None, held: relay.Lease) -> None:
    with relay.finishing(held):
        noted = revisits.note(revisit=row, found=found, problem=problem, fetched=fetched)
        if noted and noted.source and found is Found.SAME:
            archives.ask(source=noted.source)


def _keep_evidence(row: Revisit, fetched: Fetched, text: str, held: relay.Lease) -> None:
    """Keep what came where its bytes are others; its words tell whether it has changed, if it has any."""
    changed = _evidence_differs(fetched, text, kept_evidence.last(row.source) if row.source else None)
    with relay.finishing(held):
        found = Found.CHANGED if changed else Found.SAME
        noted = revisits.note(revisit=row, found=found, fetched=fetched)
        if noted and noted.source:
            evidence.keep(source=noted.source, fetched=fetched, text=text)
            archives.ask(source=noted.source)


def _keep(row: Revisit, article: Article, fetched: Fetched, page: Page, held: relay.Lease) -> None:
    changed = _differs(page.text, queries.latest(article))
    with relay.finishing(held):
        if changed:
            fetches.keep_later(article=article, fetched=fetched)
        revisits.note(revisit=row, found=Found.CHANGED if changed else Found.SAME, fetched=fetched)


def _evidence_differs(fetched: Fetched, text: str, last: EvidenceSnapshot | None) -> bool:
    """Of a scan or a table the desk reads no words, so that nothing but other bytes can tell a change."""
    if last is None or fetched.sha256 == last.sha256:
        return False
    return not (text.strip() or last.text.strip()) or _differs(text, last)


def _differs(text: str, last: KeptPage | None) -> bool:
    """Whether a page reads otherwise than when it was received last.

    Bytes are not compared: advertisements and the time of day are no edits. Nor is what a newer version of
    the desk reads otherwise in the same page.
    """
    if last is None or same_words(text, last.text):
        return False
    try:
        return not same_words(text, extract.work(last).text)
    except Unreadable:
        return True
