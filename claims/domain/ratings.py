"""What a rating is made of. The rows themselves belong to the administrator.

Numbers follow ClaimReview: worst 1, best 5. Unproven carries none, because a number in
the middle would read as "half true" in other people's databases.
"""

from enum import StrEnum

WORST_RATING = 1
BEST_RATING = 5


class ColourRole(StrEnum):
    """Which colour token a rating's pill takes."""

    TRUE = "true"
    MIXED = "mixed"
    FALSE = "false"
    UNPROVEN = "unproven"
