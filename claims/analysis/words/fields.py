"""Words that belong to one matter, by which an answer keeps to the subject without repeating the claim."""

from claims.analysis.words import words
from claims.analysis.words.synonyms import CANON

_FIELDS = {
    "money": """
        pay money cash bribe payment fund transfer crown dollar euro pound million billion kickback salary fee
        debt loan account bank profit invoice donate donation gift hand envelope
        """,
    "arms": """
        weapon arm rocket missile tank shell ammunition drone rifle gun munition warhead military equipment
        bomb shipment hardware
        """,
    "meeting": "meet meeting talk call visit contact conversation dinner phone negotiate negotiation",
    "harm": "kill die death injure injury casualty victim civilian toll wound hurt hit strike massacre",
    "knowledge": "know aware knowledge tell inform learn see warn warning report",
    "fire": "fire burn blaze flame smoke arson",
    "custody": "arrest detain jail prison custody hold torture beat prisoner abuse",
    "vote": "vote ballot election count rig fraud poll voter",
    "health": "ill sick disease virus outbreak infection hospital patient symptom",
    "pollution": "spill leak pollute pollution toxic waste dump contaminate chemical water",
    "data": "file record data document email leak hack copy share password",
}

FIELD_OF: dict[str, str] = {
    key: field
    for field, listed in _FIELDS.items()
    for word in listed.split()
    for key in (word, CANON.get(word, word))
}
"""A comparable word to the matter it belongs to."""

FIGURES = words("figure number total toll estimate count amount sum statistic data")
"""Nouns by which a denial points at a claim with a number."""

ALL_OF_IT = words("accusations allegations claims charges reports rumours rumors assertions suggestions")
"""Words by which a denial points at everything that somebody said."""

CUES_OF = {
    "allegation": frozenset({"allege", "accuse", "claim"}),
    "accusation": frozenset({"accuse", "allege", "blame", "charge"}),
    "charge": frozenset({"charge", "accuse", "allege"}),
    "report": frozenset({"report", "write", "publish"}),
    "story": frozenset({"report", "write", "publish"}),
    "article": frozenset({"report", "write", "publish"}),
    "suggestion": frozenset({"suggest", "imply", "hint"}),
    "assertion": frozenset({"assert", "claim", "maintain"}),
    "claim": frozenset({"claim", "allege", "assert"}),
    "warning": frozenset({"warn", "caution"}),
    "estimate": frozenset({"estimate", "put"}),
    "prediction": frozenset({"predict", "forecast"}),
    "speculation": frozenset({"speculate"}),
    "criticism": frozenset({"criticise", "criticize"}),
    "finding": frozenset({"find", "conclude"}),
    "testimony": frozenset({"testify", "tell"}),
}
"""A noun for something said to the cues by which it is said."""
