"""Keeping a fetch as it came, in a WARC file of the storage `snapshots`."""

import hashlib

from claims.actions import archives, relay, warcs
from claims.gateways import snapshot_files
from claims.gateways import warcs as files
from claims.queries import warcs as queries


def run(held: relay.Lease) -> None:
    """Write the file, and then say where it is. A worker that dies in between leaves a file that the next
    one finds: the same bytes have the same name. A storage that is away is tried again later.
    """
    found = queries.kept(held.object_id)
    if found is None:
        with relay.finishing(held):
            return
    snapshot, kept = found
    data = files.written(kept)
    name = snapshot_files.put(data)
    with relay.finishing(held):
        warcs.note(snapshot=snapshot, name=name, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        archives.ask(snapshot=snapshot)
