"""Words that say how certain, how late or how wished-for something is, as lower-case words."""

from claims.analysis.words import words

PROBABLE = words("likely probably presumably apparently seemingly unlikely supposedly")
POSSIBLE = words("possibly perhaps maybe potentially conceivably")
POSSIBLE_MODALS = frozenset({"may", "might", "could", "can"})
NORMATIVE_MODALS = frozenset({"must", "should", "ought", "shall"})
FORECAST_MODALS = frozenset({"will", "'ll", "’ll", "wo", "would", "'d", "’d"})
READINESS = words("prepared ready willing able open")
"""With "would", these say what somebody would do if it came to it."""

EXPECTED = words("expect set due schedule slate plan bind")
"""Passive or adjectival lemmas that, before an infinitive, speak of the future."""

OBLIGED = words("need have")

OPINION = words("""
    absurd amazing appalling awful bad barbaric beautiful best better brave brilliant cowardly cruel
    dangerous deplorable disappointing disaster disastrous disgraceful disgusting embarrassing evil
    excellent fair fantastic foolish good great happy hateful heinous horrible horrific ideal immoral
    important incredible inhumane irresponsible lovely nice outrageous pathetic perfect pleased proud
    ridiculous sad scandalous shame shameful shocking silly stupid terrible terrific tragedy tragic ugly
    unacceptable unfair unfortunate unjust weak wise wonderful worrying worse worst wrong
    """)
"""Words of praise and blame: a statement that rests on one has no truth to look up."""
