"""The explainer that the project grew out of, through database and pipeline."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings

from claims.actions import articles
from claims.domain.roles import Role
from claims.models import DenialTarget, Statement
from claims.pipeline.drain import drain_all
from tests import builders

SEED = Path(settings.BASE_DIR).parent / "shared" / "seed"
LEAST = ("all.f1=0.85", "denial.f1=0.8", "party.canonical=0.85", "denial_link.f1=0.75", "same_claim.f1=0.9")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not SEED.exists(), reason="shared/seed is not beside this checkout"),
]


def test_what_the_database_holds_scores_like_the_analysis(tmp_path: Path) -> None:
    raw = (SEED / "explainer.txt").read_bytes()
    articles.submit(raw=raw, how="command", by=builders.person(role=Role.EDITOR))
    drain_all()

    (tmp_path / "system.json").write_text(json.dumps({"statements": [_as_json(row) for row in _stored()]}))

    gold = SEED / "explainer.gold.json"
    scored = subprocess.run(
        [sys.executable, SEED / "score.py", gold, tmp_path / "system.json", "--min", *LEAST],
        capture_output=True,
        text=True,
        check=False,
    )
    assert scored.returncode == 0, scored.stdout


def _stored() -> list[Statement]:
    return list(Statement.objects.select_related("party", "snapshot").prefetch_related("chain"))


def _as_json(row: Statement) -> dict[str, Any]:
    denied = DenialTarget.objects.filter(denial__statement=row).order_by("id")
    return {
        "kind": row.kind,
        "content": {"start": row.start, "end": row.end, "text": row.exact},
        "party": _party(row),
        "canonical": row.party.name if row.party else None,
        "chain": [{"party": voice.party, "cue": voice.cue} for voice in row.chain.all()],
        "claim": row.claim_id,
        "denies": [target.claim_id for target in denied],
    }


def _party(row: Statement) -> dict[str, Any] | None:
    if row.party_start is None or row.party_end is None:
        return None
    span = slice(row.party_start, row.party_end)
    return {"start": row.party_start, "end": row.party_end, "text": row.snapshot.text[span]}
