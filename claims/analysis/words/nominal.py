"""Nouns that name a deed, to the verb for it; and words that turn a sentence round."""

from claims.analysis.words import words
from claims.analysis.words.synonyms import CANON

_VERB_OF = """
request=ask appeal=ask demand=demand sale=sell purchase=buy shipment=ship payment=pay killing=kill
murder=kill death=die closure=close refusal=refuse approval=approve invasion=invade
transfer=transfer delivery=deliver provision=provide resignation=resign dismissal=dismiss
construction=build destruction=destroy decision=decide meeting=meet visit=visit theft=steal
injury=injure loss=lose growth=grow arrest=arrest attack=attack strike=strike signing=sign
signature=sign collapse=collapse withdrawal=withdraw departure=depart arrival=arrive offer=offer
promise=promise rejection=reject support=support aid=aid bombing=bomb shooting=shoot release=release
launch=launch increase=increase rise=rise fall=fall decline=decline cut=cut detention=detain
search=search seizure=seize export=export import=import use=use development=develop
production=produce
"""

VERB_OF = {noun: CANON.get(verb, verb) for noun, verb in (row.split("=") for row in _VERB_OF.split())}
"""A noun to the comparable verb of the deed it names."""

LIGHT = words("make submit issue lodge file put send place have conduct carry give take do")
"""Verbs that carry a noun which says what is done: "made a request"."""

CONVEYS = words("""
    confirm acknowledge admit report announce reveal disclose describe cite mention note recall discuss know
    learn see
    """)
"""Cues whose noun object is itself what is held to be so."""

FAILS = words("fail refuse decline neglect")
"""Verbs that say of the infinitive after them that it was not done."""

NEGATIVES = words("""
    not n't n’t never no nobody nothing none neither without hardly barely scarcely nowhere cannot
    """)

_TURNED = {
    "un": words("""
        safe true likely aware able willing fair lawful constitutional justified necessary acceptable
        successful harmed damaged injured armed changed paid stable clear certain known authorised
        authorized satisfied founded employed finished happy healthy important popular reliable suitable
        wanted insured licensed licenced guarded prepared protected tested vaccinated
        """),
    "il": words("legal legitimate logical"),
    "im": words("possible proper probable moral mature patient"),
    "in": words("accurate correct complete adequate appropriate effective efficient secure sufficient"),
    "ir": words("regular responsible relevant rational"),
    "dis": words("honest loyal agree approve continue prove"),
    "non-": words("existent compliant"),
}

OPPOSITE = {f"{prefix}{stem}": stem for prefix, stems in _TURNED.items() for stem in stems}
"""A word to the one that its prefix turns round."""
