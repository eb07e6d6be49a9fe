"""The addresses of feeds, and of the ways in from a browser's bar."""

from django.urls import path

from claims.web import feeds, seen_pages

urlpatterns = [
    path("articles/add/bookmarklet/", seen_pages.bookmarklet, name="article-add-bookmarklet"),
    path("articles/add/from-page/", seen_pages.receive, name="article-add-page"),
    path("feeds/", feeds.listing, name="feeds"),
    path("feeds/add/", feeds.add, name="feed-add"),
    path("feeds/<int:feed_id>/", feeds.feed, name="feed"),
    path("feeds/<int:feed_id>/progress/", feeds.progress, name="feed-progress"),
    path("feeds/<int:feed_id>/try/", feeds.try_rule, name="feed-try"),
    path("feeds/<int:feed_id>/edit/", feeds.edit, name="feed-edit"),
    path("feeds/<int:feed_id>/start/", feeds.start, name="feed-start"),
    path("feeds/<int:feed_id>/pause/", feeds.pause, name="feed-pause"),
    path("feeds/<int:feed_id>/poll/", feeds.poll, name="feed-poll"),
    path("feeds/<int:feed_id>/choose/", feeds.choose, name="feed-choose"),
    path("feeds/<int:feed_id>/remove/", feeds.remove, name="feed-remove"),
    path("feeds/<int:feed_id>/entries/<int:entry_id>/take/", feeds.take, name="feed-entry-take"),
]
