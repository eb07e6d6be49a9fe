"""Who has been named and who has spoken, sentence by sentence: what a pronoun or a bare surname can mean."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from claims.analysis.bodies import Bodies
from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import is_verb
from claims.analysis.identity import Identity
from claims.analysis.names import is_person, name_at
from claims.analysis.people import People, people_of

_GENDERED = {
    "he": "he",
    "his": "he",
    "him": "he",
    "himself": "he",
    "she": "she",
    "her": "she",
    "hers": "she",
    "herself": "she",
}
_MAIN = frozenset({"ROOT", "conj", "parataxis", "ccomp"})


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, and the tokens at which people are named in it, outside quotations."""

    paragraph: Paragraph
    first: int
    last: int
    start: int
    people: tuple[Token, ...]

    def tokens(self) -> Iterator[Token]:
        doc = self.paragraph.doc
        return (doc[i] for i in range(self.first, self.last))


@dataclass(frozen=True, slots=True)
class Spoken:
    """That somebody spoke: where, as whom, by which cue, and what."""

    sentence: int
    start: int
    identity: Identity
    cue: Token | None
    said: range


@dataclass(eq=False, slots=True)
class Scene:
    """The article as far as it tells who is who."""

    people: People
    bodies: Bodies
    sentences: list[Sentence]
    starts: list[int]
    spoken: list[Spoken] = field(default_factory=list)
    by_sentence: dict[int, list[Spoken]] = field(default_factory=dict)

    def at(self, place: int) -> int:
        """The number of the sentence at a place in the text."""
        return max(0, bisect_right(self.starts, place) - 1)

    def speaks(self, spoken: Spoken) -> None:
        self.spoken.append(spoken)
        self.by_sentence.setdefault(spoken.sentence, []).append(spoken)


def scene_of(document: Document) -> Scene:
    """Read the whole article once."""
    people = people_of(document.paragraphs)
    sentences = [
        Sentence(
            paragraph,
            sentence.start,
            sentence.end,
            paragraph.start + sentence.start_char,
            tuple(
                token
                for token in sentence
                if token.pos_ == "PROPN"
                and token.dep_ != "compound"
                and paragraph.quote_at(token) is None
                and (is_person(token) or people.bearers(token.text))
            ),
        )
        for paragraph in document.paragraphs
        for sentence in paragraph.doc.sents
    ]
    _see_pronouns(people, sentences)
    return Scene(
        people, Bodies.of(document.paragraphs), sentences, [sentence.start for sentence in sentences]
    )


def _see_pronouns(people: People, sentences: list[Sentence]) -> None:
    """Where a sentence names one person and goes on with "his" or "her", the text has said which it is."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        persons = {known.name for token in sentence.people if (known := people.find(name_at(token)))}
        if len(persons) != 1:
            continue
        subject = next((t for t in sentence.people if t.dep_ == "nsubj" and t.head.dep_ in _MAIN), None)
        if subject is None:
            continue
        marks = {
            _GENDERED[token.lower_]
            for token in sentence.tokens()
            if token.i > subject.i
            and token.pos_ == "PRON"
            and token.lower_ in _GENDERED
            and sentence.paragraph.quote_at(token) is None
        }
        if len(marks) == 1:
            seen.setdefault(persons.pop(), set()).update(marks)
    for name, marks in seen.items():
        person = people.find(name)
        if person is not None and person.pronoun is None and len(marks) == 1:
            person.pronoun = next(iter(marks))


def is_subject(token: Token) -> bool:
    """Whether a main clause says something of the noun, or of one it is joined to."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") and is_verb(token.head) and token.head.dep_ in _MAIN
