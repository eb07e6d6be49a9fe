"""The addresses of the settings: a person's own, and the desk's."""

from django.urls import path
from django.views.generic import RedirectView

from claims.web import settings_keys, settings_notices, settings_profile

urlpatterns = [
    path("settings/", settings_profile.profile, name="settings"),
    path("password/", settings_profile.password, name="password"),
    path("settings/notices/", settings_notices.choices, name="notice-choices"),
    path("settings/keys/", settings_keys.keys, name="settings-keys"),
    path("settings/keys/<int:token_id>/revoke/", settings_keys.revoke, name="settings-key-revoke"),
    # Mails that were sent name this address.
    path("notices/choices/", RedirectView.as_view(pattern_name="web:notice-choices")),
]
