"""What a person can be told of, and by which way, as each of them chooses."""

from enum import StrEnum

from claims.domain.tongue import noted


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
    NoticeKind.MOVED: noted("A claim of yours, or one you watch, is moved"),
    NoticeKind.DEADLINE: noted("A claim of yours, or one you watch, has a new deadline or is overdue"),
    NoticeKind.PUBLICATION: noted("A check of yours is to be published at a set time, or is not after all"),
    NoticeKind.STALE: noted("A claim of yours, or one you watch, needs another look"),
    NoticeKind.REPLY: noted("A party answered, or its time is over: you asked, have the claim, or watch it"),
    NoticeKind.SEEN: noted("Somebody new says a published claim of yours, or one you watch"),
    NoticeKind.MENTION: noted("Somebody mentions you in a comment"),
    NoticeKind.COMMENT: noted(
        "Somebody comments on a claim of yours, on one you watch, or where you took part"
    ),
    NoticeKind.BULK: noted("A bulk move that you asked for is done"),
}
NOTICE_NAMES = {
    NoticeKind.MOVED: noted("Moves"),
    NoticeKind.DEADLINE: noted("Deadlines"),
    NoticeKind.PUBLICATION: noted("Set times"),
    NoticeKind.STALE: noted("Look again"),
    NoticeKind.REPLY: noted("Replies"),
    NoticeKind.SEEN: noted("Said again"),
    NoticeKind.MENTION: noted("Mentions"),
    NoticeKind.COMMENT: noted("Comments"),
    NoticeKind.BULK: noted("Bulk moves"),
}


class Channel(StrEnum):
    """How a notice reaches a person. Whatever is mailed is in the app too."""

    MAIL = "mail"
    DIGEST = "digest"
    APP = "app"
    OFF = "off"


CHANNEL_LABELS = {
    Channel.MAIL: noted("By mail at once"),
    Channel.DIGEST: noted("In the daily mail"),
    Channel.APP: noted("In the app only"),
    Channel.OFF: noted("Not at all"),
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
