"""Words that make a sentence of the reporter's own worth a look."""

from claims.analysis.words import words

RECORD = words("""
    biggest deadliest fastest first highest largest least longest lowest majority most never only oldest
    record shortest smallest unprecedented worst youngest
    """)
"""Words that set a thing above or below all others, which a single other one disproves."""

MEASURE = words("""
    above below double doubled exceed exceeded fell fewer grew halved higher increased less lower more rose
    than tripled twice
    """)
"""Words that compare amounts."""

REFUSAL = words("decline fail neglect refuse")
"""Verbs that say what somebody did not do."""

RUMOUR = words("allegation report rumor rumour speculation")
"""Nouns for what is going round without anybody who says it."""
