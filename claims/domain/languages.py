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
