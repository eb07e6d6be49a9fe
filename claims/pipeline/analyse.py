"""From the text to statements, claims, denials and parties."""

from importlib import import_module

from django.conf import settings

from claims.actions import findings
from claims.analysis import version
from claims.analysis.result import Analysis
from claims.models import Snapshot

VERSION = version.VERSION


def work(snapshot: Snapshot) -> Analysis:
    """What the text says. Loads the analysis the first time, which takes seconds that only workers pay."""
    analyser = import_module("claims.analysis.analyser")
    found: Analysis = analyser.analyse(snapshot.text, pipeline=settings.ANALYSIS_PIPELINE)
    return found


def write(snapshot: Snapshot, analysis: Analysis) -> None:
    findings.store_analysis(snapshot=snapshot, analysis=analysis)
