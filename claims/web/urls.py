"""The addresses of the desk and of the public site."""

from django.urls import path

from claims.web import (
    accounts,
    articles,
    checks,
    desk,
    desk_now,
    palette,
    replies,
    saved_views,
    urls_bulk,
    urls_claim,
    urls_feeds,
    urls_outside,
    urls_snapshots,
    urls_stories,
    urls_talk,
)

app_name = "web"

urlpatterns = [
    path("", desk.desk, name="desk"),
    path("desk/now/", desk_now.now, name="desk-now"),
    path("login/", accounts.Login.as_view(), name="login"),
    path("logout/", accounts.Logout.as_view(), name="logout"),
    path("password/", accounts.password, name="password"),
    path("go/", palette.palette, name="palette"),
    path("articles/", articles.listing, name="articles"),
    path("articles/add/", articles.add, name="article-add"),
    path("articles/add/addresses/", articles.add_addresses, name="article-add-addresses"),
    path("articles/<int:article_id>/progress/", articles.progress, name="article-progress"),
    path("articles/<int:article_id>/retry/", articles.retry, name="article-retry"),
    path("checks/", checks.listing, name="published"),
    path("checks/<int:claim_id>/", checks.check, name="check"),
    path("views/", saved_views.save, name="view-save"),
    path("views/filters/", saved_views.refilter, name="view-filters"),
    path("views/<int:view_id>/", saved_views.edit, name="view-edit"),
    path("views/<int:view_id>/remove/", saved_views.remove, name="view-remove"),
    *urls_bulk.urlpatterns,
    path("reply/<str:token>/", replies.reply, name="reply"),
    path("corrections/", checks.corrections, name="corrections"),
    *urls_claim.urlpatterns,
    *urls_snapshots.urlpatterns,
    *urls_feeds.urlpatterns,
    *urls_outside.urlpatterns,
    *urls_stories.urlpatterns,
    *urls_talk.urlpatterns,
]
