"""How the decisions about a statement are put into words, the same wherever they are shown."""

from collections.abc import Iterable

from claims.domain.speech import Modality, Quotation, SpeechAct
from claims.domain.tongue import noted, say

NO_SIGN = noted("no word shows otherwise")

SPEECH_ACTS = {
    SpeechAct.ASSERT: (noted("asserted"), noted("what was asserted")),
    SpeechAct.BELIEVE: (noted("said to believe it"), noted("what is believed")),
    SpeechAct.WARN: (noted("warned"), noted("what was warned of")),
    SpeechAct.ACCUSE: (noted("accused"), noted("the accusation")),
    SpeechAct.ASK: (noted("asked"), noted("what was asked")),
    SpeechAct.PROMISE: (noted("promised"), noted("what was promised")),
    SpeechAct.PREDICT: (noted("predicted"), noted("what was predicted")),
    SpeechAct.PRAISE: (noted("praised"), noted("the praise")),
    SpeechAct.CALL: (noted("called for it"), noted("what was called for")),
    SpeechAct.DENY: (noted("denied"), noted("what was denied")),
    SpeechAct.DECLINE: (noted("declined to answer"), noted("what was declined")),
}
"""What somebody did by saying it, and what it was about."""

MODALITY_LABELS = {
    Modality.ASSERTED: noted("asserted"),
    Modality.PROBABLE: noted("probable"),
    Modality.POSSIBLE: noted("possible"),
    Modality.CONDITIONAL: noted("conditional"),
    Modality.FORECAST: noted("forecast"),
    Modality.NORMATIVE: noted("normative"),
}

QUOTATION_LABELS = {
    Quotation.DIRECT: noted("quoted word for word"),
    Quotation.MIXED: noted("quoted in part"),
    Quotation.INDIRECT: noted("told in the reporter’s words"),
}


def said(act: SpeechAct, *, propositional: bool) -> str:
    """What was done by saying it, and what can be checked where the content says nothing by itself."""
    did, matter = SPEECH_ACTS[act]
    if propositional:
        return say(did)
    return say(
        "{did}; that it was said can be checked, {matter} is no proposition", did=say(did), matter=say(matter)
    )


def quoted(words: Iterable[str]) -> str:
    """“one”, “another”, each on one line."""
    return ", ".join(say("“{words}”", words=" ".join(word.split())) for word in words)
