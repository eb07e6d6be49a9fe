"""What follows from a comment, once it is committed."""

from claims.actions import notices, relay, watches
from claims.domain.events import EventKind
from claims.domain.notices import NoticeKind
from claims.domain.wording import shortened
from claims.models import Comment, HistoryEntry

WORDS = 140
"""Code points of a comment that its notice quotes."""


def comment_written(held: relay.Lease) -> None:
    """Tell those whom it mentions, and of a new comment whoever has, watches or talks about the claim.

    Of a thread that is resolved or reopened only who took part is told; of a removed comment nobody.
    """
    entry = HistoryEntry.objects.get(pk=held.object_id)
    comment = Comment.objects.select_related("claim", "thread").get(pk=entry.data["number"])
    claim, kind = comment.claim, EventKind(entry.kind)
    with relay.finishing(held):
        if comment.removed_at is not None:
            return
        if kind is EventKind.COMMENT_ADDED:
            watches.follow(claim=claim, person_id=entry.actor_id)
        mentioned = set(entry.data.get("mentions", ()))
        told = (
            (NoticeKind.MENTION, mentioned, "{who} mentioned you on {claim}: {words}"),
            (NoticeKind.COMMENT, _concerned(comment, kind) - mentioned, _SENTENCES[kind]),
        )
        words = f"“{shortened(' '.join(comment.text.split()), WORDS)}”"
        for told_of, people, sentence in told:
            notices.tell(
                people=people - {entry.actor_id},
                kind=told_of,
                claim=claim,
                cause_id=held.event_id,
                text=sentence.format(who=entry.actor_name, claim=claim.number, words=words),
                comment=comment,
            )


def _concerned(comment: Comment, kind: EventKind) -> set[int]:
    """The ids of those whom it concerns beside the ones it mentions."""
    if kind is EventKind.COMMENT_EDITED:
        return set()
    thread, claim = comment.thread or comment, comment.claim
    found = {thread.author_id, *thread.replies.values_list("author_id", flat=True)}
    if kind is EventKind.COMMENT_ADDED:
        found |= {*claim.watches.values_list("user_id", flat=True), claim.assignee_id or thread.author_id}
    return found


_SENTENCES = {
    EventKind.COMMENT_EDITED: "",
    EventKind.COMMENT_ADDED: "{who} commented on {claim}: {words}",
    EventKind.COMMENT_RESOLVED: "{who} resolved a thread on {claim}: {words}",
    EventKind.COMMENT_REOPENED: "{who} reopened a thread on {claim}: {words}",
}
"""An edit is told only to those whom it mentions anew."""
