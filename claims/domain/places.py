"""What places in a text tell of a statement besides its content, its cue and its party."""

from enum import StrEnum


class PlaceRole(StrEnum):
    """`part`: one piece of a content that other words stand within. The others show how it was judged."""

    PART = "part"
    MODALITY = "modality"
    CHECKABILITY = "checkability"
    ANONYMITY = "anonymity"
