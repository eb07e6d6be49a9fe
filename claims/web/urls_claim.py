"""The addresses of the article reader and the claim page."""

from django.urls import path

from claims.web import (
    article_editions,
    claim_anonymity,
    claim_deadlines,
    claim_filing,
    claim_looks,
    claim_moves,
    claim_now,
    claim_pages,
    claim_parts,
    claim_replies,
    claim_sources,
    reader,
    reader_all,
)

STATEMENT = "articles/<int:article_id>/statements/<int:statement_id>/"
REPLY = "claims/<int:claim_id>/replies/<int:request_id>/"

urlpatterns = [
    path("articles/<int:article_id>/", reader.article, name="article"),
    path("articles/<int:article_id>/editions/", article_editions.receive, name="article-receive-again"),
    path("articles/<int:article_id>/accept-all/", reader_all.accept_all, name="article-accept-all"),
    path("articles/<int:article_id>/restore-all/", reader_all.restore_all, name="article-restore-all"),
    path("articles/<int:article_id>/statements/", reader.add, name="statement-add"),
    path(f"{STATEMENT}accept/", reader.accept, name="statement-accept"),
    path(f"{STATEMENT}dismiss/", reader.dismiss, name="statement-dismiss"),
    path(f"{STATEMENT}restore/", reader.restore, name="statement-restore"),
    path(f"{STATEMENT}edit/", reader.edit, name="statement-edit"),
    path(f"{STATEMENT}reword/", reader.reword, name="statement-reword"),
    path(f"{STATEMENT}link/", reader.link, name="denial-link"),
    path(f"{STATEMENT}unlink/", reader.unlink, name="denial-unlink"),
    path("claims/<int:claim_id>/", claim_pages.claim, name="claim"),
    path("claims/<int:claim_id>/now/", claim_now.now, name="claim-now"),
    path("claims/<int:claim_id>/reword/", claim_pages.reword, name="claim-reword"),
    path("claims/<int:claim_id>/moves/", claim_moves.move, name="claim-move"),
    path("claims/<int:claim_id>/moves/<int:version>/undo/", claim_moves.take_back, name="claim-move-undo"),
    path("claims/<int:claim_id>/publication/stop/", claim_moves.stop, name="publication-stop"),
    path("claims/<int:claim_id>/deadline/", claim_deadlines.change_deadline, name="claim-deadline"),
    path("claims/<int:claim_id>/tags/", claim_filing.tag, name="claim-tag"),
    path("claims/<int:claim_id>/tags/<int:tag_id>/remove/", claim_filing.untag, name="claim-untag"),
    path("claims/<int:claim_id>/priority/", claim_filing.prioritise, name="claim-prioritise"),
    path("claims/<int:claim_id>/merge/", claim_filing.merge, name="claim-merge"),
    path("claims/<int:claim_id>/unmerge/", claim_filing.unmerge, name="claim-unmerge"),
    path("claims/<int:claim_id>/parts/", claim_parts.split, name="claim-split"),
    path("claims/<int:claim_id>/parts/undo/", claim_parts.undo, name="claim-split-undo"),
    path("claims/<int:claim_id>/recheck/", claim_looks.recheck, name="claim-recheck"),
    path("claims/<int:claim_id>/sources/", claim_sources.add, name="source-add"),
    path("claims/<int:claim_id>/sources/<int:source_id>/", claim_sources.edit, name="source-edit"),
    path("claims/<int:claim_id>/sources/<int:source_id>/remove/", claim_sources.remove, name="source-remove"),
    path("claims/<int:claim_id>/sources/<int:source_id>/check/", claim_looks.source, name="source-check"),
    path("claims/<int:claim_id>/replies/", claim_replies.ask, name="reply-ask"),
    path("claims/<int:claim_id>/replies/skip/", claim_replies.skip, name="reply-skip"),
    path(REPLY, claim_replies.close, name="reply-close"),
    path(f"{REPLY}extend/", claim_replies.extend, name="reply-extend"),
    path(f"{REPLY}link/", claim_replies.make_link, name="reply-link-make"),
    path(f"{REPLY}link/revoke/", claim_replies.revoke_link, name="reply-link-revoke"),
    path("claims/<int:claim_id>/anonymity/", claim_anonymity.assess, name="anonymity-assess"),
    path(
        "claims/<int:claim_id>/anonymity/<int:assessment_id>/approve/",
        claim_anonymity.approve,
        name="anonymity-approve",
    ),
]
