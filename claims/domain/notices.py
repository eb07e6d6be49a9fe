"""What a person can be told of, by the choice they may make about it."""

from enum import StrEnum


class NoticeKind(StrEnum):
    MOVED = "moved"
    DEADLINE = "deadline"
    STALE = "stale"
    SEEN = "seen"


NOTICE_LABELS = {
    NoticeKind.MOVED: "A claim of yours, or one you watch, is moved",
    NoticeKind.DEADLINE: "A claim of yours, or one you watch, is overdue",
    NoticeKind.STALE: "A claim of yours, or one you watch, needs another look",
    NoticeKind.SEEN: "Somebody new says a published claim of yours, or one you watch",
}
