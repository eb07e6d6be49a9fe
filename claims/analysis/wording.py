"""Words of a span that carry its meaning, made comparable."""

import re
from collections.abc import Iterable

from spacy.tokens import Token

from claims.analysis.words import words
from claims.analysis.words.nominal import FAILS, NEGATIVES, OPPOSITE, VERB_OF
from claims.analysis.words.places import COUNTRIES, METONYMS, PEOPLES
from claims.analysis.words.synonyms import CANON

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV"})
_EMPTY = words(
    "be have do will would can could may might also very more most other such many much then now say"
)
_DIGITS = re.compile(r"\d")
_SHORTEST_GERUND = 5


def key_of(token: Token) -> str:
    """The word under which a token is compared: its country, its set of synonyms, or its lemma."""
    country = _country_at(token) if token.ent_type_ in ("GPE", "NORP") else None
    if country is not None:
        return country
    if token.text in METONYMS:
        return METONYMS[token.text].lower()
    if token.text in PEOPLES:
        return PEOPLES[token.text].lower()
    lemma = token.lemma_.lower()
    lemma = OPPOSITE.get(lemma, lemma)
    if token.pos_ == "NOUN" and lemma in VERB_OF:
        return VERB_OF[lemma]
    if token.tag_ == "NN" and lemma.endswith("ing") and len(lemma) > _SHORTEST_GERUND:
        lemma = _verb_of(lemma)
    return CANON.get(lemma, lemma)


def _verb_of(gerund: str) -> str:
    """The verb of "selling" and "hiding" where the parse takes them for nouns."""
    stem = gerund.removesuffix("ing")
    if stem[-1] == stem[-2] and stem[-1] not in "lsz":
        return stem[:-1]
    return f"{stem}e" if stem[-1] in "vcgzu" or f"{stem}e" in CANON else stem


def _country_at(token: Token) -> str | None:
    """The country whose name, of one word or more, the token is part of."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first and doc[first].ent_iob_ == "I":
        first -= 1
    while last < len(doc) and doc[last].ent_iob_ == "I":
        last += 1
    name = doc[first:last].text.removeprefix("the ").removeprefix("The ")
    return METONYMS.get(name, name).lower() if name in COUNTRIES or name in METONYMS else None


def content_words(tokens: Iterable[Token]) -> frozenset[str]:
    """The comparable content words among the tokens."""
    return frozenset(
        key_of(token)
        for token in tokens
        if token.pos_ in _CONTENT and not token.is_punct and token.lemma_.lower() not in _EMPTY
    )


def numbers(tokens: Iterable[Token]) -> frozenset[str]:
    """Figures and number words, as written."""
    return frozenset(token.lower_ for token in tokens if token.like_num or _DIGITS.search(token.text))


def is_opposed(tokens: Iterable[Token]) -> bool:
    """Whether the words turn on a negation, by a word, a prefix, or a verb such as "failed to"."""
    return sum(map(_turns, tokens)) % 2 == 1


def _turns(token: Token) -> bool:
    if token.lower_ in NEGATIVES or token.lemma_.lower() in OPPOSITE:
        return True
    return token.lemma_ in FAILS and any(child.dep_ == "xcomp" for child in token.rights)


def names(tokens: Iterable[Token]) -> frozenset[str]:
    """Who and what is named, by country, month or place: what two tellings must not differ in."""
    return frozenset(
        key_of(token) for token in tokens if token.pos_ == "PROPN" or token.ent_type_ in ("GPE", "NORP")
    )


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """F1 of two sets of words, 0..1."""
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def sentence(text: str) -> str:
    """The words as a sentence for a list: no stray marks, first letter capital, spaces single."""
    clean = " ".join(text.split()).strip(" ,;:–—-")
    clean = _without_lone_marks(clean)
    clean = clean.strip(" ,;:–—-")
    if clean.endswith(".") and not clean.endswith("..."):
        clean = clean[:-1]
    return clean[:1].upper() + clean[1:]


def _without_lone_marks(text: str) -> str:
    """Quotation marks kept only in pairs that do not enclose everything."""
    if text[:1] in '“"‘«' and text[-1:] in '”"’»' and len(text) > 1 and not re.search('[“”"«»]', text[1:-1]):
        text = text[1:-1].strip(" ,;")
    if text.count("“") != text.count("”") or text.count('"') % 2 or text.count("«") != text.count("»"):
        text = re.sub('[“”"«»]', "", text)
    return re.sub(r"[,;]([”\"])$", r"\1", text)
