"""The door for administrators: every row can be looked at; what may be changed, the actions change."""

import django.contrib.auth.admin  # noqa: F401 - it registers Group, which must be there to be taken out
import django_otp.plugins.otp_static.admin
import django_otp.plugins.otp_totp.admin  # noqa: F401 - and these the secrets of people
from django.contrib import admin
from django.contrib.auth.models import Group
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from claims.admin import (
    articles,
    bulk,
    claims,
    dead_letters,
    desk_words,
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

__all__ = [
    "articles",
    "bulk",
    "claims",
    "dead_letters",
    "desk_words",
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

# Roles say who may what; groups would say it a second time.
admin.site.unregister(Group)
# Whoever sees a secret can sign in with it: they are turned off with the person, and shown to nobody.
admin.site.unregister([StaticDevice, TOTPDevice])
