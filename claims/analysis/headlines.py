"""Headlines that leave out the verb: “Minister: ferry deal is dead”, “Ferry deal is dead: minister”."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from spacy.tokens import Token

from claims.analysis.document import Paragraph
from claims.analysis.result import BlockRole
from claims.analysis.words import words
from claims.analysis.words.cues import SPEECH
from claims.analysis.words.headlines import KICKERS, QUESTION_WORDS
from claims.analysis.words.places import COUNTRIES, METONYMS
from claims.analysis.words.roles import (
    COLLECTIVE_BODIES,
    DOCUMENTS,
    HUMAN,
    SOURCE_NOUNS,
    STATE_BODIES,
)
from claims.domain.spans import Span

_LONGEST = 270
"""Code points of a headline; what is longer is a sentence of the article."""
_WORDS_OF_WHO = 5
_FEWEST = 3
"""Words before a colon that can be what the name behind it says."""
_TITLED = 2
_ACRONYM = 5
"""Capitals that a body's short name has at most; a longer word in capitals is a section of the page."""
_MARK = re.compile(r"\s?(?P<mark>:|\s[–—-])\s+")
_KICKER = re.compile(r"(?P<kicker>[\w&’' -]{2,30}?)\s?[:–—|-]\s+")
_AUDIENCE = words("to on at in about after tells says")
_SPEAKS = (
    HUMAN
    | COLLECTIVE_BODIES
    | STATE_BODIES
    | DOCUMENTS
    | SOURCE_NOUNS
    | words("camp firm newspaper pollster scientist ngo")
)
_LINKS = words("of the for a an and")


@dataclass(frozen=True, slots=True)
class Headline:
    """A headline cut at its colon: who speaks, and the first and last token of what they say.

    `who` is None where nobody does, and the colon reports nothing.
    """

    who: Span | None
    colon: int
    first: int = 0
    last: int = 0


def headline_of(paragraph: Paragraph, speakers: Collection[str]) -> Headline | None:
    """The opening paragraph as such a headline; None where it has no colon or is none.

    `speakers` are the names of those whom the rest of the article reports.
    """
    text = paragraph.doc.text
    if len(text) > _LONGEST or paragraph.role not in (BlockRole.TITLE, BlockRole.PARAGRAPH):
        return None
    kicker = _KICKER.match(text)
    start = kicker.end() if kicker and kicker["kicker"].lower() in KICKERS else 0
    mark = _MARK.search(text, start) or (_MARK.search(text) if start else None)
    if mark is None:
        return None
    colon = mark.start("mark") + len(mark["mark"].rstrip()) - len(mark["mark"].strip())
    place = paragraph.start + colon
    before = _tokens(paragraph, start, mark.start())
    after = _tokens(paragraph, mark.end(), len(text))
    if any(token.lemma_.lower() in SPEECH and token.text[0].islower() for token in before):
        return None
    who = _who(before)
    if mark["mark"] == ":" and who and _says_something(after) and _is_speaker(who, speakers, after):
        return Headline(_over(paragraph, who), place, after[0].i, after[-1].i)
    who = _who(after)
    if len(after) <= _WORDS_OF_WHO and len(before) >= _FEWEST and _is_known(who, speakers):
        return Headline(_over(paragraph, who), place, before[0].i, before[-1].i)
    return Headline(None, place)


def _tokens(paragraph: Paragraph, start: int, end: int) -> list[Token]:
    if end <= start:
        return []
    found = paragraph.tokens(Span(paragraph.start + start, paragraph.start + end))
    return [token for token in found if not token.is_space]


def _over(paragraph: Paragraph, tokens: list[Token]) -> Span:
    return paragraph.over(tokens[0], tokens[-1])


def _who(tokens: list[Token]) -> list[Token]:
    """The name, without whom they speak to or about and without the stop at the end."""
    while tokens and tokens[-1].is_punct:
        tokens = tokens[:-1]
    end = next((at for at, token in enumerate(tokens) if at and token.lower_ in _AUDIENCE), len(tokens))
    return tokens[:end] if end <= _WORDS_OF_WHO + 1 else []


def _says_something(tokens: list[Token]) -> bool:
    """More than a word, and neither a question nor a promise to tell."""
    spoken = [token for token in tokens if token.is_alpha]
    if len(spoken) < _FEWEST - 1:
        return False
    return tokens[-1].text != "?" and spoken[0].lower_ not in QUESTION_WORDS


def _is_speaker(who: list[Token], speakers: Collection[str], said: list[Token]) -> bool:
    """Whether the words before the colon name somebody who can speak."""
    if _is_known(who, speakers):
        return True
    phrase = " ".join(token.text for token in who)
    if phrase.lower() in KICKERS or len(who) > _WORDS_OF_WHO:
        return False
    topic = phrase in COUNTRIES or (len(who) == 1 and not _is_body_or_person(who[0]))
    if topic and not any(token.text in "“‘\"'" for token in said):
        return False
    return all(token.text[0].isupper() or token.text == "-" for token in who) and not any(
        token.lower_ in _LINKS or token.is_digit for token in who
    )


def _is_body_or_person(word: Token) -> bool:
    """Whether a single word names who can speak, and not a topic as in "Brexit: ..."."""
    if word.text.isupper():
        return len(word.text) <= _ACRONYM
    return word.pos_ == "PROPN" and word.ent_type_ in ("PERSON", "ORG", "NORP")


def _is_known(who: list[Token], speakers: Collection[str]) -> bool:
    """A role, a body or a document, or somebody whom the article itself reports."""
    if not who or len(who) > _WORDS_OF_WHO:
        return False
    phrase = " ".join(token.text for token in who)
    if phrase.lower() in KICKERS:
        return False
    last = who[-1]
    titled = len(who) > _TITLED and all(token.is_title for token in who) and who[0].lower_ == "the"
    if titled and last.lower_ in HUMAN:
        return False  # “The Old Lady” is what something is called
    if last.lower_ in _SPEAKS or last.lemma_.lower() in _SPEAKS or last.lower_.removesuffix("s") in _SPEAKS:
        return True
    named = phrase in METONYMS and phrase not in COUNTRIES
    return named or any(phrase == name or name.endswith(f" {phrase}") for name in speakers)
