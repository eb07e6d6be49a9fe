"""Words for supporting sources, replies and corrections."""

from enum import StrEnum

from claims.domain.tongue import noted


class Stance(StrEnum):
    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SourceKind(StrEnum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    EXPERT = "expert"
    DATASET = "dataset"
    DOCUMENT = "document"


class SourceCondition(StrEnum):
    """What became of a source since it was added. Blank where nobody has looked."""

    STANDS = "stands"
    CHANGED = "changed"
    GONE = "gone"


SOURCE_CONDITION_LABELS = {
    SourceCondition.STANDS: noted("still says so"),
    SourceCondition.CHANGED: noted("has changed"),
    SourceCondition.GONE: noted("is gone"),
}


class ReplyOutcome(StrEnum):
    ANSWERED = "answered"
    DECLINED = "declined"
    NO_ANSWER = "no_answer"
    NOT_REACHED = "not_reached"
    NOT_ASKED = "not_asked"


class ReviewDecision(StrEnum):
    CONFIRMED = "confirmed"
    SENT_BACK = "sent_back"


class CorrectionKind(StrEnum):
    RATING_CHANGED = "rating_changed"
    RATING_UNCHANGED = "rating_unchanged"
    MINOR = "minor"
    UPDATE = "update"
    VOID = "void"


CORRECTION_LABELS = {
    CorrectionKind.RATING_CHANGED: noted("Correction of the rating"),
    CorrectionKind.RATING_UNCHANGED: noted("Correction; the rating stands"),
    CorrectionKind.MINOR: noted("Minor correction"),
    CorrectionKind.UPDATE: noted("Update: something new happened"),
    CorrectionKind.VOID: noted("Withdrawn as void"),
}

REOPENING = tuple(kind for kind in CorrectionKind if kind is not CorrectionKind.VOID)
"""Kinds for which a check is opened again. A void one is withdrawn, and stays so."""

KEEPS_RATING = (CorrectionKind.RATING_UNCHANGED, CorrectionKind.MINOR)
"""Kinds that say to the public that the rating stands."""


class Against(StrEnum):
    """Whom a verdict goes against, and who is therefore owed a chance to reply."""

    CLAIMANTS = "claimants"
    DENIERS = "deniers"
    NOBODY = "nobody"
