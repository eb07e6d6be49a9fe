"""Every address of the site, by door."""

from django.contrib import admin
from django.urls import include, path

from factcheck.health import healthz

handler400 = "claims.web.errors.bad_request"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("", include("claims.web.urls")),
]
