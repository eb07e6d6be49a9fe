"""From the text to statements, claims, denials and parties."""

from django.conf import settings

from claims.actions import findings
from claims.analysis import analyser
from claims.analysis.result import Analysis
from claims.models import Snapshot

VERSION = analyser.VERSION


def work(snapshot: Snapshot) -> Analysis:
    return analyser.analyse(snapshot.text, pipeline=settings.ANALYSIS_PIPELINE)


def write(snapshot: Snapshot, analysis: Analysis) -> None:
    findings.store_analysis(snapshot=snapshot, analysis=analysis)
