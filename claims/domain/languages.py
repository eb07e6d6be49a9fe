"""Languages of articles, by their ISO 639-1 codes."""

READ = "en"
"""The one language that is analysed. An article in another is kept, and read by people."""

LANGUAGE_NAMES = {
    "en": "English",
    "de": "German",
    "fr": "French",
    "es": "Spanish",
    "it": "Italian",
    "nl": "Dutch",
    "pt": "Portuguese",
}


def not_analysed(code: str) -> str:
    """Why nothing was found in a text of this language."""
    known = LANGUAGE_NAMES.get(code)
    where = f"the text is in {known}" if known else "the language of the text is not known"
    return f"Not analysed: {where}, and only {LANGUAGE_NAMES[READ]} is read."
