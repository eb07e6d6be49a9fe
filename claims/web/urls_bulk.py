"""The addresses of bulk moves."""

from django.urls import path

from claims.web import bulk

urlpatterns = [
    path("bulk/", bulk.jobs, name="bulk"),
    path("bulk/new/", bulk.new, name="bulk-new"),
    path("bulk/start/", bulk.start, name="bulk-start"),
    path("bulk/<int:job_id>/", bulk.job, name="bulk-job"),
    path("bulk/<int:job_id>/undo/", bulk.undo, name="bulk-undo"),
]
