"""Who has been named and who has spoken, sentence by sentence: what a pronoun or a bare surname can mean."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from spacy.tokens import Token

from claims.analysis.bodies import Bodies, bodies_of
from claims.analysis.document import Document, Paragraph
from claims.analysis.grammar import is_verb
from claims.analysis.identity import Identity
from claims.analysis.people import People, Word, people_of

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
    words = document.words()
    nouns = [word for word in words if word[1].pos_ in ("NOUN", "PROPN")]
    names = [word for word in nouns if word[1].pos_ == "PROPN" and word[1].dep_ != "compound"]
    people = people_of(names)
    sentences = _sentences(words, nouns, people)
    _see_pronouns(people, sentences)
    bodies = bodies_of(document, nouns)
    return Scene(people, bodies, sentences, [sentence.start for sentence in sentences])


def _sentences(words: list[Word], nouns: list[Word], people: People) -> list[Sentence]:
    firsts = [at for at, (_, token) in enumerate(words) if token.i == 0 or token.is_sent_start]
    people_at: dict[tuple[int, int], list[Token]] = {}
    for paragraph, token in nouns:
        # At the start of a sentence a parse may take a surname for a common noun.
        bare = token.text in people.by_surname or token.text in people.by_given
        known = bare and token.dep_ != "compound"
        person = known or (paragraph.index, token.i) in people.named
        if person and paragraph.quote_at(token) is None:
            people_at.setdefault((paragraph.index, token.sent.start), []).append(token)
    found = []
    for first, end in pairwise([*firsts, len(words)]):
        paragraph, token = words[first]
        named = tuple(people_at.get((paragraph.index, token.i), ()))
        found.append(Sentence(paragraph, token.i, token.i + end - first, paragraph.start + token.idx, named))
    return found


def _see_pronouns(people: People, sentences: list[Sentence]) -> None:
    """Where a sentence names one person and goes on with "his" or "her", the text has said which it is."""
    seen: dict[str, set[str]] = {}
    for sentence in sentences:
        index = sentence.paragraph.index
        names = (people.named.get((index, token.i), token.text) for token in sentence.people)
        persons = {known.name for name in names if (known := people.find(name))}
        if len(persons) != 1:
            continue
        subject = next((t for t in sentence.people if t.dep_ == "nsubj" and t.head.dep_ in _MAIN), None)
        if subject is None:
            continue
        marks = {
            _GENDERED[token.lower_]
            for token in sentence.tokens()
            if token.pos_ == "PRON"
            and token.i > subject.i
            and token.lower_ in _GENDERED
            and sentence.paragraph.quote_at(token) is None
        }
        if len(marks) == 1:
            seen.setdefault(persons.pop(), set()).add(marks.pop())
    for name, marks in seen.items():
        person = people.find(name)
        if person is not None and person.pronoun is None and len(marks) == 1:
            person.pronoun = next(iter(marks))


def is_subject(token: Token) -> bool:
    """Whether a main clause says something of the noun, or of one it is joined to."""
    while token.dep_ in ("conj", "appos") and token.head.i != token.i:
        token = token.head
    return token.dep_ in ("nsubj", "nsubjpass") and is_verb(token.head) and token.head.dep_ in _MAIN
