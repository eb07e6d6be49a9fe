"""The addresses of the desk and of the public site."""

from django.urls import path

from claims.web import (
    accounts,
    articles,
    desk,
    errors,
    palette,
    replies,
    saved_views,
    urls_bulk,
    urls_claim,
    urls_feeds,
    urls_outside,
    urls_public,
    urls_snapshots,
    urls_stories,
    urls_talk,
)

app_name = "web"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("login/", accounts.Login.as_view(), name="login"),
    path("logout/", accounts.Logout.as_view(), name="logout"),
    path("password/", accounts.password, name="password"),
    path("offline/", errors.offline, name="offline"),
    path("offline-worker.js", errors.offline_worker, name="offline-worker"),
    path("go/", palette.palette, name="palette"),
    path("articles/", articles.listing, name="articles"),
    path("articles/add/", articles.add, name="article-add"),
    path("articles/add/addresses/", articles.add_addresses, name="article-add-addresses"),
    path("articles/<int:article_id>/progress/", articles.progress, name="article-progress"),
    path("articles/<int:article_id>/retry/", articles.retry, name="article-retry"),
    *urls_public.urlpatterns,
    path("views/", saved_views.save, name="view-save"),
    path("views/filters/", saved_views.refilter, name="view-filters"),
    path("views/<int:view_id>/", saved_views.edit, name="view-edit"),
    path("views/<int:view_id>/remove/", saved_views.remove, name="view-remove"),
    *urls_bulk.urlpatterns,
    path("reply/<str:token>/", replies.reply, name="reply"),
    *urls_claim.urlpatterns,
    *urls_snapshots.urlpatterns,
    *urls_feeds.urlpatterns,
    *urls_outside.urlpatterns,
    *urls_stories.urlpatterns,
    *urls_talk.urlpatterns,
]
