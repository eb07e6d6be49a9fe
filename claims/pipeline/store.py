"""Keeping a fetch as it came, in a WARC file of the storage `snapshots`."""

import hashlib

from claims.actions import archives, relay, warcs
from claims.gateways import snapshot_files
from claims.gateways import warcs as files
from claims.models import Snapshot, Warc
from claims.queries import warcs as queries


def run(held: relay.Lease) -> None:
    """Write the file, and then say where it is. A worker that dies in between leaves a file that the next
    one finds: the same bytes have the same name. A storage that is away is tried again later.
    """
    page = queries.page(held.topic, held.object_id)
    if page is None:
        relay.drop(held)
        return
    data = files.written(queries.of(page))
    name = snapshot_files.put(data)
    with relay.finishing(held):
        warcs.note(page=page, name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        if isinstance(page, Snapshot):
            # That of a source is asked for by its address, at each look.
            archives.ask(snapshot=page)


def check(warc: Warc) -> tuple[str, ...]:
    """What is wrong with a file: read back from its storage, every record, against the database."""
    try:
        data = snapshot_files.read(warc.name)
    except FileNotFoundError:
        return ("it is not there",)
    read = files.read(data)
    problems = list(read.problems)
    if hashlib.sha256(data).hexdigest() != warc.sha256:
        problems.insert(0, "its digest is not the one that was kept")
    if read.payload != queries.of(warc.page).payload:
        problems.append("it does not hold the bytes that the database has")
    return tuple(problems)


def mend(warc: Warc) -> bool:
    """Write a file anew from what the database has; whether it is then the one that was kept."""
    return snapshot_files.put(files.written(queries.of(warc.page))) == warc.name
