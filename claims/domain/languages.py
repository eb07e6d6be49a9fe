"""Languages of articles, by their ISO 639-1 codes."""

from claims.domain.tongue import noted, say

READ = "en"
"""The one language that is analysed. An article in another is kept, and read by people."""

LANGUAGE_NAMES = {
    "en": noted("English"),
    "de": noted("German"),
    "fr": noted("French"),
    "es": noted("Spanish"),
    "it": noted("Italian"),
    "nl": noted("Dutch"),
    "pt": noted("Portuguese"),
}


def not_analysed(code: str) -> str:
    """Why nothing was found in a text of this language."""
    read, known = say(LANGUAGE_NAMES[READ]), LANGUAGE_NAMES.get(code)
    if known is None:
        return say("Not analysed: the language of the text is not known, and only {read} is read.", read=read)
    return say("Not analysed: the text is in {known}, and only {read} is read.", known=say(known), read=read)
