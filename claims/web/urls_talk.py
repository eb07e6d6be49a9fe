"""The addresses of talk, of watching, of writing side by side, and of what a person is told."""

from django.urls import path

from claims.web import claim_talk, mail_stop, notices, writing

COMMENT = "claims/<int:claim_id>/comments/<int:comment_id>/"

urlpatterns = [
    path("claims/<int:claim_id>/watch/", claim_talk.watch, name="claim-watch"),
    path("claims/<int:claim_id>/unwatch/", claim_talk.unwatch, name="claim-unwatch"),
    path("claims/<int:claim_id>/comments/", claim_talk.add, name="comment-add"),
    path(COMMENT, claim_talk.edit, name="comment-edit"),
    path(f"{COMMENT}replies/", claim_talk.reply, name="comment-reply"),
    path(f"{COMMENT}remove/", claim_talk.act_on, {"what": "remove"}, name="comment-remove"),
    path(f"{COMMENT}resolve/", claim_talk.act_on, {"what": "resolve"}, name="comment-resolve"),
    path(f"{COMMENT}reopen/", claim_talk.act_on, {"what": "reopen"}, name="comment-reopen"),
    path("claims/<int:claim_id>/writing/", writing.claim, name="claim-writing"),
    path("articles/<int:article_id>/writing/", writing.article, name="article-writing"),
    path("people/", claim_talk.people, name="people"),
    path("notices/", notices.listing, name="notices"),
    path("notices/seen/", notices.seen, name="notices-seen"),
    path("mail/stop/<str:token>/", mail_stop.stop, name="mail-stop"),
]
