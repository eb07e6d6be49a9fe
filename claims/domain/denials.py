"""How a party rejects a claim, and how much of it."""

from enum import StrEnum

from claims.domain.tongue import noted


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
    DenialType.FLAT: noted("flat denial"),
    DenialType.PARTIAL: noted("partial denial"),
    DenialType.COUNTER_ACCUSATION: noted("counter-accusation"),
    DenialType.NON_DENIAL: noted("non-denial"),
    DenialType.NO_COMMENT: noted("no comment"),
    DenialType.DECLINED: noted("declined to answer"),
}


class Scope(StrEnum):
    """How much of the claim the denial rejects. `different`: it answers something else."""

    FULL = "full"
    PART = "part"
    DIFFERENT = "different"
