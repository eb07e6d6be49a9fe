"""How fast the analysis is beside spaCy's whole pipeline on the same texts, and how much memory it keeps."""

import resource
from collections.abc import Sequence
from statistics import median
from time import process_time

import spacy

from claims.analysis.analyser import analyse
from claims.analysis.english import load

_ROUNDS = 3
_MEBI = 1024


def figures(texts: Sequence[str], *, pipeline: str, learned: bool) -> list[tuple[str, float]]:
    """Articles a second of CPU time, one process, in turn with spaCy's; peak MiB half-way and at the end."""
    whole = spacy.load(pipeline)
    load(pipeline)
    bare: list[float] = []
    ours: list[float] = []
    peaks: list[float] = []
    for _ in range(_ROUNDS):
        began = process_time()
        for _doc in whole.pipe(texts):
            pass
        bare.append(process_time() - began)
        began = process_time()
        for text in texts:
            analyse(text, pipeline=pipeline, learned=learned)
        ours.append(process_time() - began)
        peaks.append(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MEBI)
    return [
        ("spacy.articles_per_second", len(texts) / median(bare)),
        ("articles_per_second", len(texts) / median(ours)),
        ("ratio", median(bare) / median(ours)),
        ("peak.first_mib", peaks[0]),
        ("peak.last_mib", peaks[-1]),
    ]
