"""Mail to the people of the desk: where it is handed over, who it is from, when the daily one goes out."""

from urllib.parse import unquote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.core.exceptions import ImproperlyConfigured

from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, VAR_DIR
from factcheck.settings.desk import PUBLIC_URL

SMTP = "claims.gateways.smtp.Backend"
_PORTS = {"smtp": 25, "smtp+tls": 587, "smtps": 465}

EMAIL_URL = env.text("EMAIL_URL", f"file://{VAR_DIR / 'mail'}" if EMBEDDED else "")
"""smtp://, smtp+tls:// (STARTTLS) or smtps:// with user:password@host:port; console:; file:/folder."""

MAIL_ON = bool(EMAIL_URL)
"""Without EMAIL_URL no mail is written, and people are told so where they choose."""

_asked = urlsplit(EMAIL_URL)

EMAIL_TIMEOUT = env.number("EMAIL_TIMEOUT", 10)
"""Seconds that a mail server may be silent before it counts as away."""

if not MAIL_ON:
    EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
elif _asked.scheme in _PORTS:
    EMAIL_BACKEND = SMTP
    EMAIL_HOST = _asked.hostname or "localhost"
    EMAIL_PORT = _asked.port or _PORTS[_asked.scheme]
    EMAIL_HOST_USER = unquote(_asked.username or "")
    EMAIL_HOST_PASSWORD = unquote(_asked.password or "")
    EMAIL_USE_TLS = _asked.scheme == "smtp+tls"
    EMAIL_USE_SSL = _asked.scheme == "smtps"
elif _asked.scheme == "file":
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = unquote(_asked.path)
elif _asked.scheme == "console":
    EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
else:
    raise ImproperlyConfigured(
        f"EMAIL_URL begins with {_asked.scheme}://, but mail goes by smtp, smtp+tls, smtps, file or console."
    )

DEFAULT_FROM_EMAIL = env.text("EMAIL_FROM", f"factcheck@{urlsplit(PUBLIC_URL).hostname or 'localhost'}")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

DESK_TIME_ZONE = env.text("DESK_TIME_ZONE", "UTC")
"""Where the desk is, such as Europe/Lisbon: its day is the day of the daily mail."""

DIGEST_HOUR = env.number("DIGEST_HOUR", 7)
"""From which hour of that day on the daily mail goes out, 0 to 23."""

if DIGEST_HOUR > 23:
    raise ImproperlyConfigured(f"DIGEST_HOUR is an hour from 0 to 23, not {DIGEST_HOUR}.")
try:
    ZoneInfo(DESK_TIME_ZONE)
except (ZoneInfoNotFoundError, ValueError):
    raise ImproperlyConfigured(f"DESK_TIME_ZONE names no time zone: {DESK_TIME_ZONE}.") from None
