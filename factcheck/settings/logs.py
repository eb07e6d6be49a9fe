"""Logs: one line each on standard error, warnings from libraries, and our own doings."""

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {"without_tokens": {"()": "factcheck.logs.WithoutTokens"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        "claims": {"level": "INFO"},
        "factcheck": {"level": "INFO"},
        "celery": {"level": "INFO"},
        # What an address gives away opens a party's reply to whoever reads the log.
        "django.request": {"filters": ["without_tokens"]},
        "django": {"handlers": ["stderr"], "level": "WARNING", "propagate": False},
    },
}
