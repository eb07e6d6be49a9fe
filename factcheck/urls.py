"""Every address of the site, by door."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from claims.web.accounts import AdminLogin
from factcheck.health import healthz

handler400 = "claims.web.errors.bad_request"
handler403 = "claims.web.errors.forbidden"
handler404 = "claims.web.errors.not_found"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    # The desk's own page: the admin's would leave no history.
    path("admin/password_change/", RedirectView.as_view(pattern_name="web:password")),
    # With the desk's two steps.
    path("admin/login/", AdminLogin.as_view()),
    path("admin/", admin.site.urls),
    path("api/v1/", include("claims.api.urls")),
    path("", include("claims.web.urls")),
]
