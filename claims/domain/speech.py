"""Words for who said something and how: voices, attribution, quotation, modality."""

from enum import StrEnum

from claims.domain.tongue import noted


class StatementKind(StrEnum):
    CLAIM = "claim"
    DENIAL = "denial"
    NARRATOR = "narrator"


REPORTER = noted("the reporter")
"""Who says what nobody in the text is given for."""


class Standing(StrEnum):
    """What a person made of a statement that the analysis suggested."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    DISMISSED = "dismissed"


class PartyKind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    GROUP = "group"


class AttributionLevel(StrEnum):
    """How closely the text identifies who speaks, from a full name to nobody in particular."""

    NAMED = "named"
    OFFICE = "office"
    ON_RECORD_UNNAMED = "on_record_unnamed"
    GRANTED_ANONYMITY = "granted_anonymity"
    COLLECTIVE = "collective"


ATTRIBUTION_LABELS = {
    AttributionLevel.NAMED: noted("named"),
    AttributionLevel.OFFICE: noted("by office"),
    AttributionLevel.ON_RECORD_UNNAMED: noted("on the record, unnamed"),
    AttributionLevel.GRANTED_ANONYMITY: noted("anonymous"),
    AttributionLevel.COLLECTIVE: noted("collective"),
}

NAMED_LEVELS = (AttributionLevel.NAMED, AttributionLevel.OFFICE)
"""Levels at which somebody can be asked for a reply."""


class Quotation(StrEnum):
    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Modality(StrEnum):
    ASSERTED = "asserted"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    CONDITIONAL = "conditional"
    FORECAST = "forecast"
    NORMATIVE = "normative"


class SpeechAct(StrEnum):
    """What somebody does by saying it, apart from what is said."""

    ASSERT = "assert"
    BELIEVE = "believe"
    WARN = "warn"
    ACCUSE = "accuse"
    ASK = "ask"
    PROMISE = "promise"
    PREDICT = "predict"
    PRAISE = "praise"
    CALL = "call"
    DENY = "deny"
    DECLINE = "decline"


class Checkability(StrEnum):
    FACT_NOW = "fact_now"
    FACT_LATER = "fact_later"
    OPINION = "opinion"
    NORM = "norm"
    SPEECH_ACT = "speech_act"


CHECKABILITY_LABELS = {
    Checkability.FACT_NOW: noted("Fact, can be checked now"),
    Checkability.FACT_LATER: noted("Fact, can be checked later"),
    Checkability.OPINION: noted("Opinion"),
    Checkability.NORM: noted("Norm or demand"),
    Checkability.SPEECH_ACT: noted("Speech act: that it was said"),
}

RATEABLE = (Checkability.FACT_NOW, Checkability.SPEECH_ACT)
"""What can be given a verdict today. A forecast waits, an opinion and a norm have no truth value."""
