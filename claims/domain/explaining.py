"""How the decisions about a statement are put into words, the same wherever they are shown."""

from collections.abc import Iterable

from claims.domain.speech import Quotation, SpeechAct

NO_SIGN = "no word shows otherwise"

SPEECH_ACTS = {
    SpeechAct.ASSERT: ("asserted", "what was asserted"),
    SpeechAct.BELIEVE: ("said to believe it", "what is believed"),
    SpeechAct.WARN: ("warned", "what was warned of"),
    SpeechAct.ACCUSE: ("accused", "the accusation"),
    SpeechAct.ASK: ("asked", "what was asked"),
    SpeechAct.PROMISE: ("promised", "what was promised"),
    SpeechAct.PREDICT: ("predicted", "what was predicted"),
    SpeechAct.PRAISE: ("praised", "the praise"),
    SpeechAct.CALL: ("called for it", "what was called for"),
    SpeechAct.DENY: ("denied", "what was denied"),
    SpeechAct.DECLINE: ("declined to answer", "what was declined"),
}
"""What somebody did by saying it, and what it was about."""

QUOTATION_LABELS = {
    Quotation.DIRECT: "quoted word for word",
    Quotation.MIXED: "quoted in part",
    Quotation.INDIRECT: "told in the reporter’s words",
}


def said(act: SpeechAct, *, propositional: bool) -> str:
    """What was done by saying it, and what can be checked where the content says nothing by itself."""
    did, matter = SPEECH_ACTS[act]
    return did if propositional else f"{did}; that it was said can be checked, {matter} is no proposition"


def quoted(words: Iterable[str]) -> str:
    """“one”, “another”, each on one line."""
    return ", ".join(f"“{' '.join(word.split())}”" for word in words)
