"""The addresses of stories; one story has that of any of its articles."""

from django.urls import path

from claims.web import stories

urlpatterns = [
    path("stories/", stories.listing, name="stories"),
    path("articles/<int:article_id>/story/", stories.story, name="story"),
    path("articles/<int:article_id>/story/beside/", stories.beside, name="story-beside"),
    path("articles/<int:article_id>/story/join/", stories.join, name="story-join"),
    path("articles/<int:article_id>/story/part/", stories.part, name="story-part"),
    path("articles/<int:article_id>/story/undo/", stories.undo, name="story-undo"),
]
