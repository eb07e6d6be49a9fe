"""An outside archive that keeps pages for everybody, by the two addresses of the Wayback Machine.

Saving: GET <save>/<url>, which ends at the copy, https://web.archive.org/web/20261101120000/<url>, or
names it in Content-Location. Looking up: GET <lookup>?url=<url>, the JSON of https://archive.org/help/wayback_api.php.
"""

import json
import re
from datetime import UTC, datetime
from urllib.parse import quote, urljoin

from django.conf import settings

from claims.domain.fetches import Accept, Limits
from claims.domain.refusals import Fault, Unreachable
from claims.gateways import fetching

LOOKING_UP = Limits(seconds=5.0)

_COPY = re.compile(r"/web/(\d{14})(?:[a-z_]*)/")


def store(url: str, *, since: datetime) -> str:
    """Have the page kept, and return the address of the copy; of another that is not older than `since`,
    where it refuses. Raises Unreachable.
    """
    try:
        return _stored(url)
    except Unreachable as refusal:
        found = _looked_up(url, since)
        if not found:
            raise Unreachable(f"The archive did not take it: {refusal.sentence}", refusal.kind) from refusal
        return found


def _stored(url: str) -> str:
    came = fetching.fetch(f"{settings.ARCHIVE_SAVE.rstrip('/')}/{url}", accept=Accept.ANY_DOCUMENT)
    named = urljoin(came.final_url, came.header("content-location"))
    for address in (came.final_url, named):
        if _COPY.search(address):
            return address
    raise Unreachable("The archive answered, and named no copy.", Fault.STATUS)


def _looked_up(url: str, since: datetime) -> str:
    """The copy nearest to now, where it is new enough; blank where there is none or nobody can say."""
    if not settings.ARCHIVE_LOOKUP:
        return ""
    try:
        asked = f"{settings.ARCHIVE_LOOKUP}?url={quote(url, safe='')}"
        came = fetching.fetch(asked, accept=Accept.JSON, limits=LOOKING_UP)
        closest = json.loads(came.body)["archived_snapshots"]["closest"]
        address, at = str(closest["url"]), str(closest["timestamp"])
        taken = datetime.strptime(at, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except (Unreachable, ValueError, KeyError, TypeError):
        return ""
    return address if taken >= since and _COPY.search(address) else ""
