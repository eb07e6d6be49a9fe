"""Importing this loads the models: the process that workers are forked from does so, once for all of them."""

from claims.analysis.analyser import DEFAULT_PIPELINE
from claims.analysis.attribution.weights import weights
from claims.analysis.english import load

load(DEFAULT_PIPELINE)
weights()
