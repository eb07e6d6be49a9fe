"""The addresses of checks that others published."""

from django.urls import path

from claims.web import outside, outside_imports, outside_ratings

urlpatterns = [
    path("outside-checks/", outside.listing, name="outside"),
    path("outside-checks/add/", outside_imports.add, name="outside-add"),
    path("outside-checks/imports/<int:import_id>/", outside_imports.outcome, name="outside-import"),
    path("outside-checks/ratings/", outside_ratings.table, name="outside-ratings"),
    path("outside-checks/ratings/<int:word_id>/", outside_ratings.decide, name="outside-rating"),
    path("outside-checks/ratings/<int:word_id>/undo/", outside_ratings.undo, name="outside-rating-undo"),
    path("outside-checks/<int:check_id>/", outside.check, name="outside-check"),
    path("outside-checks/<int:check_id>/raw/", outside.raw, name="outside-raw"),
    path("outside-checks/<int:check_id>/cite/", outside.cite, name="outside-cite"),
    path("claims/<int:claim_id>/outside-checks/<int:check_id>/", outside.cite_here, name="claim-cite"),
]
