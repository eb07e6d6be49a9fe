"""Copies that an outside archive is asked to keep."""

from enum import StrEnum


class ArchiveState(StrEnum):
    ASKED = "asked"
    SAVED = "saved"
    FAILED = "failed"
