"""The article that the project grew out of, scored against its hand-made annotation."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.report import as_json

SEED = Path(__file__).resolve().parents[2].parent / "shared" / "seed"
MINIMUMS = (
    "all.f1=0.85",
    "denial.f1=0.8",
    "party.canonical=0.85",
    "denial_link.f1=0.75",
    "same_claim.f1=0.9",
    "attribution_level.accuracy=0.85",
    "quotation.accuracy=0.85",
    "modality.accuracy=0.8",
    "content.exact=0.8",
    "chain.depth=0.9",
)


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside the repository")
def test_the_seed_is_read_as_well_as_promised(tmp_path: Path) -> None:
    text = (SEED / "explainer.txt").read_bytes().decode()
    found = tmp_path / "found.json"
    found.write_text(json.dumps(as_json(analyse(text))), encoding="utf-8")
    command = [sys.executable, str(SEED / "score.py"), str(SEED / "explainer.gold.json"), str(found), "--min"]
    scored = subprocess.run([*command, *MINIMUMS], capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stdout + scored.stderr
