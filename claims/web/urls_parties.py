"""The addresses of parties."""

from django.urls import path

from claims.web import parties, party_merges

urlpatterns = [
    path("parties/", parties.listing, name="parties"),
    path("parties/<int:party_id>/", parties.party, name="party"),
    path("parties/<int:party_id>/names/", parties.add_name, name="party-name-add"),
    path("parties/<int:party_id>/names/remove/", parties.remove_name, name="party-name-remove"),
    path("parties/<int:party_id>/control/", parties.control, name="party-control"),
    path("parties/<int:party_id>/merge/", party_merges.merge, name="party-merge"),
    path("parties/<int:party_id>/unmerge/", party_merges.unmerge, name="party-unmerge"),
]
