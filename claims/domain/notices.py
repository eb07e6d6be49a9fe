"""What a person can be told of, and by which way, as each of them chooses."""

from enum import StrEnum


class NoticeKind(StrEnum):
    MOVED = "moved"
    DEADLINE = "deadline"
    STALE = "stale"
    PUBLICATION = "publication"
    REPLY = "reply"
    SEEN = "seen"
    MENTION = "mention"
    COMMENT = "comment"
    BULK = "bulk"


NOTICE_LABELS = {
    NoticeKind.MOVED: "A claim of yours, or one you watch, is moved",
    NoticeKind.DEADLINE: "A claim of yours, or one you watch, has a new deadline or is overdue",
    NoticeKind.PUBLICATION: "A check of yours is to be published at a set time, or is not after all",
    NoticeKind.STALE: "A claim of yours, or one you watch, needs another look",
    NoticeKind.REPLY: "A party answered, or its time is over: you asked, have the claim, or watch it",
    NoticeKind.SEEN: "Somebody new says a published claim of yours, or one you watch",
    NoticeKind.MENTION: "Somebody mentions you in a comment",
    NoticeKind.COMMENT: "Somebody comments on a claim of yours, on one you watch, or where you took part",
    NoticeKind.BULK: "A bulk move that you asked for is done",
}
NOTICE_NAMES = {
    NoticeKind.MOVED: "Moves",
    NoticeKind.DEADLINE: "Deadlines",
    NoticeKind.PUBLICATION: "Set times",
    NoticeKind.STALE: "Look again",
    NoticeKind.REPLY: "Replies",
    NoticeKind.SEEN: "Said again",
    NoticeKind.MENTION: "Mentions",
    NoticeKind.COMMENT: "Comments",
    NoticeKind.BULK: "Bulk moves",
}


class Channel(StrEnum):
    """How a notice reaches a person. Whatever is mailed is in the app too."""

    MAIL = "mail"
    DIGEST = "digest"
    APP = "app"
    OFF = "off"


CHANNEL_LABELS = {
    Channel.MAIL: "By mail at once",
    Channel.DIGEST: "In the daily mail",
    Channel.APP: "In the app only",
    Channel.OFF: "Not at all",
}

USUAL_CHANNEL: dict[NoticeKind, Channel] = {
    NoticeKind.MOVED: Channel.DIGEST,
    NoticeKind.DEADLINE: Channel.MAIL,
    NoticeKind.PUBLICATION: Channel.MAIL,
    NoticeKind.STALE: Channel.MAIL,
    NoticeKind.REPLY: Channel.MAIL,
    NoticeKind.SEEN: Channel.DIGEST,
    NoticeKind.MENTION: Channel.MAIL,
    NoticeKind.COMMENT: Channel.DIGEST,
    NoticeKind.BULK: Channel.APP,
}
"""What holds for whoever has chosen nothing: at once only what waits for this very person."""
