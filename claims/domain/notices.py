"""What a person can be told of, by the choice they may make about it."""

from enum import StrEnum


class NoticeKind(StrEnum):
    MOVED = "moved"
    DEADLINE = "deadline"
    STALE = "stale"
    PUBLICATION = "publication"
    REPLY = "reply"
    SEEN = "seen"


NOTICE_LABELS = {
    NoticeKind.MOVED: "A claim of yours, or one you watch, is moved",
    NoticeKind.DEADLINE: "A claim of yours, or one you watch, has a new deadline or is overdue",
    NoticeKind.PUBLICATION: "A check of yours is to be published at a set time, or is not after all",
    NoticeKind.STALE: "A claim of yours, or one you watch, needs another look",
    NoticeKind.REPLY: "A party answered, or its time is over: you asked, have the claim, or watch it",
    NoticeKind.SEEN: "Somebody new says a published claim of yours, or one you watch",
}
