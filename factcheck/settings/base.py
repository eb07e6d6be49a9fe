"""Which kind of run this is, and what holds for all of them."""

from pathlib import Path

import django_stubs_ext
from django.core.exceptions import ImproperlyConfigured

from factcheck import embedded
from factcheck.settings import env

# Before any form or admin is imported: they write `ModelForm[Rating]`.
django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent.parent

VAR_DIR = embedded.var_dir()
"""Where engines, logs and generated secrets of this checkout live. Production keeps nothing there."""

EMBEDDED = embedded.wanted()
"""True when the project brings its own PostgreSQL and Valkey: no server is named in the environment."""

if not EMBEDDED and not (env.text("DATABASE_URL") and env.text("REDIS_URL")):
    raise ImproperlyConfigured(
        "Set both DATABASE_URL and REDIS_URL, or neither: with neither, factcheck starts its own servers."
    )

DEBUG = env.flag("DEBUG")
PRODUCTION = not EMBEDDED and not DEBUG

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGES = [("en", "English"), ("de", "Deutsch")]
LANGUAGE_CODE = env.text("DESK_LANGUAGE", "en")
"""What readers and mail are spoken to in, and people who chose no language and whose browser wants none."""
if LANGUAGE_CODE not in dict(LANGUAGES):
    raise ImproperlyConfigured(f"DESK_LANGUAGE is one of {', '.join(dict(LANGUAGES))}, not {LANGUAGE_CODE}.")
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = "factcheck.formats"

# An address typed without a scheme is taken for https: Django 6.0's rule. Goes away with Django 5.2.
FORMS_URLFIELD_ASSUME_HTTPS = True

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
