"""How a party rejects a claim, and how much of it."""

from enum import StrEnum


class DenialType(StrEnum):
    FLAT = "flat"
    PARTIAL = "partial"
    COUNTER_ACCUSATION = "counter_accusation"
    NON_DENIAL = "non_denial"
    NO_COMMENT = "no_comment"
    DECLINED = "declined"


SILENT = (DenialType.NO_COMMENT, DenialType.DECLINED)
"""Answers that neither reject nor confirm anything."""

DENIAL_LABELS = {
    DenialType.FLAT: "flat denial",
    DenialType.PARTIAL: "partial denial",
    DenialType.COUNTER_ACCUSATION: "counter-accusation",
    DenialType.NON_DENIAL: "non-denial",
    DenialType.NO_COMMENT: "no comment",
    DenialType.DECLINED: "declined to answer",
}


class Scope(StrEnum):
    """How much of the claim the denial rejects. `different`: it answers something else."""

    FULL = "full"
    PART = "part"
    DIFFERENT = "different"
