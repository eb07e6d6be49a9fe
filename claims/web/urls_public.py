"""The addresses that anybody may read."""

from django.urls import path

from claims.web import checks, public_feeds

urlpatterns = [
    path("checks/", checks.listing, name="published"),
    path("checks/feed/", public_feeds.checks, name="published-feed"),
    path("checks/<int:claim_id>/", checks.check, name="check"),
    path("corrections/", checks.corrections, name="corrections"),
    path("corrections/feed/", public_feeds.corrections, name="corrections-feed"),
    path("method/", checks.method, name="method"),
]
