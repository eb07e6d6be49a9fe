"""Where in a text the words stand that a person selected, counted or pasted."""

from claims.domain.refusals import Missing
from claims.domain.spans import Quote, Span, find_again
from claims.domain.tongue import say


def locate(text: str, *, exact: str, start: str, end: str) -> Span:
    """The span of code points. Pasted words count where the numbers do not lead to them.

    Raises Missing where there is neither, or where the words are not in the text exactly once.
    """
    exact = exact.replace("\r\n", "\n").strip()
    numbered = _numbered(start, end)
    if not exact:
        if numbered is None:
            sentence = say("Select words in the text, or paste them here exactly as they stand there.")
            raise Missing(sentence, {"exact": sentence})
        return numbered
    if numbered is not None and numbered.of(text).strip() == exact:
        return numbered
    found = find_again(text, Quote(exact, "", ""))
    if found is not None:
        return found
    count = text.count(exact)
    sentence = (
        say(
            "These words stand {count} times in the text; paste a longer passage that stands there once.",
            count=count,
        )
        if count
        else say("These words are not in the text; paste them exactly as they stand there.")
    )
    raise Missing(sentence, {"exact": sentence})


def _numbered(start: str, end: str) -> Span | None:
    if not start.strip() and not end.strip():
        return None
    try:
        return Span(int(start), int(end))
    except ValueError:
        sentence = say("The first place must be a number below the last one.")
        raise Missing(sentence, {"start": sentence}) from None
