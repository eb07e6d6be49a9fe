"""Secrets, hosts, cookies, and what a page may load."""

from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF

from factcheck import embedded
from factcheck.settings import env
from factcheck.settings.base import EMBEDDED, PRODUCTION, VAR_DIR
from factcheck.settings.desk import NEWSROOM_NAME, PUBLIC_URL

if PRODUCTION:
    SECRET_KEY = env.required(
        "SECRET_KEY", "any fifty random characters, the same on every machine, and kept secret."
    )
elif EMBEDDED:
    SECRET_KEY = env.text("SECRET_KEY") or embedded.secret_key(VAR_DIR)
else:
    SECRET_KEY = env.text(
        "SECRET_KEY", "for development on servers of your own; production refuses to start so"
    )

_public = urlsplit(PUBLIC_URL)
_host = _public.hostname or "localhost"
_https = _public.scheme == "https"

ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or (
    [_host] if PRODUCTION else [_host, "localhost", "127.0.0.1", "[::1]"]
)
CSRF_TRUSTED_ORIGINS = [f"{_public.scheme}://{_public.netloc}"]

# TLS ends at a proxy in front of us; what it says is believed only where the public address is https.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _https else None
SESSION_COOKIE_SECURE = _https
CSRF_COOKIE_SECURE = _https
SECURE_HSTS_SECONDS = 31_536_000 if _https else 0
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A cookie for what is to be said would make another person's of the page that a browser has fetched ahead.
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
SECURE_REFERRER_POLICY = "same-origin"
CSRF_FAILURE_VIEW = "claims.web.errors.form_too_old"
X_FRAME_OPTIONS = "DENY"

# An article of 5 MB may be pasted; the form around it takes a little too.
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]

REQUIRE_TWO_FACTOR = env.flag("FACTCHECK_REQUIRE_TWO_FACTOR")
"""Whether nobody works here without a code after the password."""

OTP_TOTP_ISSUER = f"factcheck, {NEWSROOM_NAME}"
"""Under which name an authenticator lists the desk."""

# Wrong codes are counted by name and address, as wrong passwords are (claims/actions/sign_ins.py).
OTP_TOTP_THROTTLE_FACTOR = OTP_STATIC_THROTTLE_FACTOR = 0

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
