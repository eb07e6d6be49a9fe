"""Verbs and nouns by which a text says that somebody said something, as lemmas."""

from claims.analysis.words import words

SPEECH = words("""
    acknowledge add admit advise affirm agree allege announce answer argue ask assert assess assure avow
    blog boast caution claim clarify comment complain concede confess confide confirm contend counter cry
    declare detail disclose elaborate emphasise emphasize estimate exclaim explain forecast highlight
    hint imply indicate inform insist insinuate interject joke lament maintain mention muse narrate note
    observe opine order pledge point post posit predict proclaim project promise pronounce propose
    protest quip read reaffirm reason recall recommend recount reiterate relate remark remember remind
    repeat reply report respond retort reveal rule say shout show signal speculate state stipulate stress
    suggest surmise swear tell testify theorize threaten tweet underline underscore urge vow warn whisper
    write yell determine conclude find
    """)
"""Verbs that report speech or a finding when they govern a clause or a quotation."""

BELIEF = words("""
    accept anticipate assume believe consider decide deem deny doubt dream expect fear feel figure guess
    hope judge know learn realise realize reckon recognise recognize sense suspect think understand wish
    worry wonder
    """)
"""Verbs of thought: they count when a clause says what is thought, not beside a quotation."""

CALLING = words("""
    blast brand call cast characterise characterize condemn criticise criticize decry denounce depict
    describe dismiss dub hail label portray praise reject slam tout
    """)
"""Verbs that give a thing a name: the thing and its name together are what is said."""

NAMING_ONLY = CALLING - {"dismiss", "reject"}

PREPOSITIONAL: dict[str, frozenset[str]] = {
    "warn": frozenset({"against", "of", "about", "over"}),
    "caution": frozenset({"against", "about"}),
    "accuse": frozenset({"of"}),
    "blame": frozenset({"for", "on"}),
    "complain": frozenset({"about", "of"}),
    "boast": frozenset({"about", "of"}),
    "call": frozenset({"for", "on"}),
    "appeal": frozenset({"for", "to"}),
    "hint": frozenset({"at"}),
    "point": frozenset({"to"}),
    "talk": frozenset({"about"}),
    "speak": frozenset({"about", "of"}),
    "insist": frozenset({"on"}),
    "suspect": frozenset({"of"}),
    "express": frozenset(),
    "demand": frozenset(),
    "cite": frozenset(),
    "propose": frozenset(),
    "recommend": frozenset(),
    "acknowledge": frozenset(),
    "admit": frozenset({"to"}),
    "confirm": frozenset(),
    "announce": frozenset(),
    "predict": frozenset(),
    "report": frozenset(),
    "allege": frozenset(),
    "claim": frozenset(),
    "forecast": frozenset(),
    "estimate": frozenset(),
    "stress": frozenset(),
    "emphasize": frozenset(),
    "emphasise": frozenset(),
    "reiterate": frozenset(),
    "question": frozenset(),
    "explain": frozenset(),
    "describe": frozenset(),
    "discuss": frozenset({"about"}),
    "suggest": frozenset(),
    "disclose": frozenset(),
    "reveal": frozenset(),
}
"""Verbs whose object alone is reported, and the prepositions that belong to what is reported."""

COMMITMENT = words("""
    agree claim demand offer pledge promise propose swear threaten vow undertake
    """)
"""Verbs that report an infinitive: what somebody commits to, or says of themselves."""

URGING = words("advise ask beseech call command encourage exhort implore order press tell urge warn")
"""Verbs that report what somebody else is told to do."""

CLAIM_NOUNS = words("""
    account accusation allegation argument assertion assessment assumption charge claim comment
    contention criticism depiction description estimate finding idea
    point implication information insinuation interpretation narrative notion portrayal
    prediction remark report reporting rumor rumour speculation statement story suggestion
    suspicion theory version view warning
    """)
"""Nouns that stand for something that was said."""

SAYING_NOUNS = words("""
    allegation announcement argument assertion assessment belief claim conclusion contention estimate
    fear finding hope insistence prediction promise remark report speculation statement suggestion
    suspicion theory threat view vow warning accusation position pledge admission acknowledgment
    acknowledgement complaint
    """)
"""Nouns that report a clause of their own, as "its claim that ..." does."""

HYPOTHETICAL = words("could might may should would can must")
"""Auxiliaries under which a saying is not told as having happened."""

UNREAL = HYPOTHETICAL | words("if unless whether")
"""The same, with the conjunctions that do so."""

CONNECTIVES = (
    "on the contrary",
    "on the other hand",
    "for example",
    "for instance",
    "in addition",
    "in contrast",
    "by contrast",
    "as a result",
    "in fact",
    "at the same time",
    "in other words",
    "of course",
    "after all",
    "however",
    "still",
    "meanwhile",
    "moreover",
    "furthermore",
    "nevertheless",
    "nonetheless",
    "instead",
    "therefore",
    "thus",
    "besides",
    "likewise",
    "similarly",
    "but",
    "and",
    "yet",
    "so",
)
"""What the reporter puts before reported words to join them to the text."""

FRAMES = frozenset({"given", "despite", "following", "considering", "amid"})
"""Prepositions by which the reporter, not the speaker, frames what is reported."""
