"""The catalogue of the interface's words: taken out of the code, and held against its translations.

`python -m factcheck.catalogue` brings `locale/` up to date; with `--check` it only says what is not.
"""

import re
import string
import sys
from collections.abc import Iterator
from io import BytesIO
from itertools import product
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("de",)
SOURCES = {
    "django": (
        ("templates", "*.html", "jinja2"),
        ("templates", "*.txt", "jinja2"),
        ("claims", "*.py", "python"),
    ),
    "djangojs": (("static/js", "*.js", "javascript"),),
}
"""What each catalogue is taken from: a folder, its files, and how they are read."""

Keywords = dict[str, tuple[int | tuple[int, str], ...] | None]

IN_TEMPLATES: Keywords = {"_": None, "gettext": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
KEYWORDS: dict[str, Keywords] = {
    "jinja2": IN_TEMPLATES,
    "javascript": IN_TEMPLATES,
    "python": {"say": None, "say_count": (1, 2), "noted": None, "gettext_lazy": None},
}
"""The functions whose first words are messages."""

OPTIONS = {"trimmed": "true", "silent": "false"}
"""For templates: line ends and indents are no part of a message; one that cannot be read is an error."""


class Words(Catalog):
    """A catalogue whose head says no day and no name: it is the same whenever and by whomever it is made."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, header_comment="", fuzzy=False)

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    mime_headers = property(_get_mime_headers)


_VALUE = re.compile(r"%(?:\((\w+)\)s)?")


def taken(domain: str, language: str) -> Catalog:
    """Every message of the code, without where it stands: that would change with each line."""
    found = Words(language)
    for folder, pattern, method in SOURCES[domain]:
        for path in sorted((ROOT / folder).rglob(pattern)):
            with path.open("rb") as file:
                for _, message, comments, context in extract(method, file, KEYWORDS[method], options=OPTIONS):
                    found.add(message, auto_comments=comments, context=context)
    return found


def translated(domain: str, language: str) -> Catalog:
    """The messages of the code, with the translations that were kept of them."""
    catalog = taken(domain, language)
    path = place(domain, language)
    kept = read_po(BytesIO(path.read_bytes()), locale=language) if path.exists() else Catalog(locale=language)
    for message in catalog:
        known = kept.get(message.id, context=message.context) if message.id else None
        if known and isinstance(known.id, str) == isinstance(message.id, str):
            message.string = known.string
    return catalog


def place(domain: str, language: str) -> Path:
    return ROOT / "locale" / language / "LC_MESSAGES" / f"{domain}.po"


def written(catalog: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as people read it, and as Django does."""
    text, packed = BytesIO(), BytesIO()
    write_po(text, catalog, width=110, no_location=True, sort_output=True, omit_header=False)
    write_mo(packed, catalog)
    return text.getvalue(), packed.getvalue()


def problems(catalog: Catalog) -> Iterator[str]:
    """What is wrong with its translations: none, or not the same values in them."""
    for message in catalog:
        if message.id and not all(_forms(message)):
            yield f"not translated: {message.id}"
        elif message.id and not _says_the_same(message):
            yield f"other values than its message: {message.string}"


def _forms(message: Message) -> tuple[str, ...]:
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)


def _says_the_same(message: Message) -> bool:
    """The last form has the message's values; an earlier one, for a single thing, may leave some out."""
    ids = (message.id,) if isinstance(message.id, str) else message.id
    forms = [_values(form) for form in _forms(message)]
    known = set().union(*map(_values, ids))
    return forms[-1] == _values(ids[-1]) and all(form <= known for form in forms)


def _values(words: str) -> set[str]:
    """What stands for values: `{name}` in code, `%(name)s` in templates and scripts; a lone % is a fault."""
    named = {name for _, name, _, _ in string.Formatter().parse(words) if name}
    return named | {found[1] or "%" for found in _VALUE.finditer(words.replace("%%", ""))}


def stale(catalog: Catalog, path: Path) -> Iterator[tuple[Path, bytes]]:
    """Its files that are not as they should be, and what should be in them."""
    for kept, fresh in zip((path, path.with_suffix(".mo")), written(catalog), strict=True):
        if not kept.exists() or kept.read_bytes() != fresh:
            yield kept, fresh


def main() -> int:
    """Bring it up to date, or say what is not; 1 where something is to be done."""
    checking = "--check" in sys.argv
    wrong = []
    for domain, language in product(SOURCES, LANGUAGES):
        catalog = translated(domain, language)
        wrong += [f"{language}/{domain}: {problem}" for problem in problems(catalog)]
        for kept, fresh in stale(catalog, place(domain, language)):
            if checking:
                wrong.append(f"{kept.relative_to(ROOT)} is not what the code says: run `make words`.")
            else:
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(fresh)
    sys.stdout.write("".join(f"{line}\n" for line in wrong))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
