"""The door for administrators: every row can be looked at; what may be changed, the actions change."""

from django.contrib import admin
from django.contrib.auth.models import Group

from claims.admin import articles, bulk, claims, evidence, parties, people, records, saved_views, statements

__all__ = [
    "articles",
    "bulk",
    "claims",
    "evidence",
    "parties",
    "people",
    "records",
    "saved_views",
    "statements",
]

admin.site.site_header = admin.site.site_title = "factcheck administration"
admin.site.index_title = "The desk's records"
# Roles say who may what; groups would say it a second time.
admin.site.unregister(Group)
