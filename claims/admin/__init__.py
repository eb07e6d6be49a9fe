"""The door for administrators: every row can be looked at; what may be changed, the actions change."""

import django.contrib.auth.admin  # noqa: F401 - it registers Group, which must be there to be taken out
from django.contrib import admin
from django.contrib.auth.models import Group

from claims.admin import (
    articles,
    bulk,
    claims,
    dead_letters,
    evidence,
    feeds,
    filing,
    kept_pages,
    outside,
    parties,
    people,
    records,
    replies,
    rules,
    saved_views,
    statements,
    talk,
)
from claims.admin.sign_in import AdminSignInForm

__all__ = [
    "articles",
    "bulk",
    "claims",
    "dead_letters",
    "evidence",
    "feeds",
    "filing",
    "kept_pages",
    "outside",
    "parties",
    "people",
    "records",
    "replies",
    "rules",
    "saved_views",
    "statements",
    "talk",
]

admin.site.login_form = AdminSignInForm
# Roles say who may what; groups would say it a second time.
admin.site.unregister(Group)
