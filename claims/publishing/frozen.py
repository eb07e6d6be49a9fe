"""A check as it was published, kept word by word.

What a second reader confirmed is what stays public: a voice, a source or a wording that
comes later is shown only once it has been read and confirmed too.
"""

import json
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from claims.domain.speech import PartyKind
from claims.publishing.check import (
    Newsroom,
    PublicAppearance,
    PublicCheck,
    PublicCorrection,
    PublicLook,
    PublicOrigin,
    PublicReply,
    PublicSource,
    PublicVoice,
)


def frozen(check: PublicCheck) -> dict[str, Any]:
    """The whole check as JSON values; dates in ISO 8601."""
    kept: dict[str, Any] = json.loads(json.dumps(asdict(check), default=lambda day: day.isoformat()))
    return kept


def thawed(kept: dict[str, Any]) -> PublicCheck:
    """The check that `frozen` was given."""
    return PublicCheck(
        **{
            **kept,
            "as_of": date.fromisoformat(kept["as_of"]),
            "first_published_at": datetime.fromisoformat(kept["first_published_at"]),
            "published_at": datetime.fromisoformat(kept["published_at"]),
            "newsroom": Newsroom(**kept["newsroom"]),
            "said_by": tuple(_voice(voice) for voice in kept["said_by"]),
            "denied_by": tuple(_voice(voice) for voice in kept["denied_by"]),
            "appearances": tuple(_appearance(row) for row in kept["appearances"]),
            "sources": tuple(_source(row) for row in kept["sources"]),
            "replies": tuple(_reply(row) for row in kept["replies"]),
            "corrections": tuple(_correction(row) for row in kept["corrections"]),
            "looks": tuple(_look(row) for row in kept.get("looks", ())),
            "origins": tuple(
                PublicOrigin(row["reason"], tuple(row["seen"])) for row in kept.get("origins", ())
            ),
        }
    )


def _voice(row: dict[str, Any]) -> PublicVoice:
    return PublicVoice(**{**row, "kind": PartyKind(row["kind"])})


def _appearance(row: dict[str, Any]) -> PublicAppearance:
    at = row["published_at"]
    return PublicAppearance(**{**row, "published_at": datetime.fromisoformat(at) if at else None})


def _source(row: dict[str, Any]) -> PublicSource:
    at = row.get("kept_at")
    return PublicSource(**{**row, "kept_at": datetime.fromisoformat(at) if at else None})


def _reply(row: dict[str, Any]) -> PublicReply:
    at = row.get("asked_at")
    exchanges = tuple((question, answer) for question, answer in row.get("exchanges", ()))
    return PublicReply(
        **{**row, "asked_at": datetime.fromisoformat(at) if at else None, "exchanges": exchanges}
    )


def _correction(row: dict[str, Any]) -> PublicCorrection:
    return PublicCorrection(**{**row, "made_at": datetime.fromisoformat(row["made_at"])})


def _look(row: dict[str, Any]) -> PublicLook:
    at, day = datetime.fromisoformat(row["at"]), date.fromisoformat(row["as_of"])
    return PublicLook(**{**row, "at": at, "as_of": day})
