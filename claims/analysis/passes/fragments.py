"""Where an editor has cut "he said, Ana Reyes, director of ..." in two, the name is the speaker."""

from spacy.tokens import Token

from claims.analysis.document import Document, Draft
from claims.analysis.grammar import is_verb, speaker_at
from claims.analysis.words.roles import HUMAN

_PRONOUNS = frozenset({"he", "she", "they"})
_LONGEST_NAME = 4


def run(document: Document) -> None:
    """Give a pronoun's quotation to the person whom the verbless sentence after it introduces."""
    for draft in document.drafts:
        name = _introduced(draft)
        if name is not None:
            draft.speaker = speaker_at(draft.paragraph, name)
            draft.why = f"{draft.why.rstrip('.')}; the sentence after it names the speaker."


def _introduced(draft: Draft) -> Token | None:
    if draft.cue is None or draft.speaker is None or draft.speaker.head.lower_ not in _PRONOUNS:
        return None
    sentence = draft.cue.sent
    doc = draft.paragraph.doc
    if sentence.end >= len(doc) or draft.content.start > draft.paragraph.at(draft.cue).start:
        return None
    fragment = doc[sentence.end].sent
    root = fragment.root
    if is_verb(root) or root.pos_ != "PROPN" or any(token.dep_ in ("nsubj", "aux") for token in fragment):
        return None
    near = fragment.start <= root.i <= fragment.start + _LONGEST_NAME
    return root if near and any(_introduces(child) for child in root.children) else None


def _introduces(child: Token) -> bool:
    """ "..., director of the bank" or "..., of the Institute for Arms Studies" behind a name."""
    if child.dep_ == "appos":
        return child.lemma_.lower() in HUMAN
    return child.dep_ == "prep" and child.lower_ in ("of", "from", "with") and child.nbor(-1).text == ","
