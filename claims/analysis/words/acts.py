"""What somebody does by the verb or noun that reports them, as lemmas."""

from claims.analysis.words import words
from claims.domain.speech import SpeechAct

_ACTS = {
    SpeechAct.BELIEVE: words("""
        accept assume believe consider deem doubt dream feel figure guess judge know learn realise realize
        reckon recognise recognize sense suspect think understand wish worry wonder hope fear belief hope
        suspicion theory view imagine
        """),
    SpeechAct.WARN: words("warn caution threaten alert warning threat"),
    SpeechAct.ACCUSE: words("""
        accuse allege blame condemn criticise criticize denounce decry fault chide rebuke blast slam charge
        accusation allegation complaint deplore lambast lambaste
        """),
    SpeechAct.ASK: words("""
        appeal ask beg beseech demand encourage exhort implore order plead press request seek urge
        call_for call_on insist_on petition command recommend recommendation
        """),
    SpeechAct.PROMISE: words("promise pledge vow commit undertake offer promise guarantee swear_to agree_to"),
    SpeechAct.PREDICT: words("""
        predict forecast expect anticipate project foresee foretell prediction forecast expectation
        """),
    SpeechAct.PRAISE: words("praise hail laud applaud welcome commend congratulate thank tout salute"),
    SpeechAct.CALL: words("call brand describe depict portray characterise characterize dub label cast term"),
}

ACT_OF = {lemma: act for act, lemmas in _ACTS.items() for lemma in lemmas}
"""The act that a cue performs; a cue that is in no row asserts."""
