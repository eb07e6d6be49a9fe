"""The addresses of the settings: a person's own, and the desk's."""

from django.urls import path
from django.views.generic import RedirectView

from claims.web import (
    settings_keys,
    settings_notices,
    settings_profile,
    settings_ratings,
    settings_sessions,
    settings_templates,
    settings_topics,
    settings_two_factor,
)

urlpatterns = [
    path("settings/", settings_profile.profile, name="settings"),
    path("password/", settings_profile.password, name="password"),
    path("settings/notices/", settings_notices.choices, name="notice-choices"),
    path("settings/keys/", settings_keys.keys, name="settings-keys"),
    path("settings/keys/<int:token_id>/revoke/", settings_keys.revoke, name="settings-key-revoke"),
    path("settings/sessions/", settings_sessions.sessions, name="settings-sessions"),
    path("settings/sessions/end/", settings_sessions.end_others, name="settings-sessions-end"),
    path("settings/sessions/<int:browser_id>/end/", settings_sessions.end, name="settings-session-end"),
    path("settings/two-factor/", settings_two_factor.two_factor, name="settings-two-factor"),
    path("settings/two-factor/begin/", settings_two_factor.begin, name="two-factor-begin"),
    path("settings/two-factor/confirm/", settings_two_factor.confirm, name="two-factor-confirm"),
    path("settings/two-factor/codes/", settings_two_factor.codes, name="two-factor-codes"),
    path("settings/two-factor/off/", settings_two_factor.turn_off, name="two-factor-off"),
    path("settings/ratings/", settings_ratings.ratings, name="settings-ratings"),
    path("settings/ratings/<int:rating_id>/", settings_ratings.rating, name="settings-rating"),
    path("settings/topics/", settings_topics.topics, name="settings-topics"),
    path("settings/topics/<int:topic_id>/", settings_topics.topic, name="settings-topic"),
    path("settings/templates/", settings_templates.templates, name="settings-templates"),
    path("settings/templates/add/", settings_templates.add, name="settings-template-add"),
    path("settings/templates/<int:template_id>/", settings_templates.edit, name="settings-template"),
    # Mails that were sent name this address.
    path("notices/choices/", RedirectView.as_view(pattern_name="web:notice-choices")),
]
