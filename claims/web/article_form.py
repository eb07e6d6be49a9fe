"""The form by which a person hands in an article, or several files."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from claims.actions.articles import Provenance
from claims.domain.refusals import Unreadable
from claims.gateways import reading

TOO_LONG = "This is more than 5 MB. Paste the text of the article alone, or save it as plain text first."

ACCEPTED = (
    ".txt,.html,.htm,.pdf,.docx,.eml,.warc,.gz,.wacz,text/plain,text/html,application/pdf,message/rfc822"
)
"""What a browser offers to choose from; what a file is, its bytes say."""

Upload = UploadedFile[Any]


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """None, one or several files."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Upload]:
        given = data if isinstance(data, list) else [data]
        return [found for each in given if (found := super(FilesField, self).clean(each, initial))]


class ArticleForm(forms.Form):
    """Text pasted or files chosen, and what is known of where it stood."""

    text = forms.CharField(required=False, strip=False)
    file = FilesField(required=False, allow_empty_file=True)
    title = forms.CharField(required=False, max_length=500)
    publisher = forms.CharField(required=False, max_length=200)
    url = forms.URLField(
        required=False,
        max_length=1000,
        assume_scheme="https",
        error_messages={"invalid": "This is not a web address. It begins with https:// or http://."},
    )
    published_at = forms.DateField(
        required=False,
        error_messages={"invalid": "This is not a date. Write it as 2026-01-31."},
        input_formats=["%Y-%m-%d"],
    )

    def clean_text(self) -> str:
        """Browsers send line ends as CRLF; the same text from a file has LF."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text.encode()) > reading.LARGEST:
            raise forms.ValidationError(TOO_LONG)
        return text

    def clean_file(self) -> list[Upload]:
        """Those that can be read, as far as a glance shows it. Of several the sentence names which cannot."""
        files: list[Upload] = self.cleaned_data["file"]
        for file in files:
            named = f"“{file.name}”: " if len(files) > 1 else ""
            if (file.size or 0) > reading.LARGEST:
                raise forms.ValidationError(named + TOO_LONG)
            try:
                reading.check(file.read(), filename=file.name or "")
            except Unreadable as refusal:
                raise forms.ValidationError(named + str(refusal)) from refusal
            file.seek(0)
        return files

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        files = given.get("file") or []
        if files and (given.get("text") or "").strip():
            self.add_error(
                "file", "There is a text and a file: leave one of them out, so that it is clear which."
            )
        for name in ("title", "url"):
            if len(files) > 1 and given.get(name):
                self.add_error(name, "With several files, leave this out: each has its own.")
        return given

    def raw(self) -> tuple[bytes, str]:
        """The bytes handed in, of the first file if there are several, and how."""
        for file in self.cleaned_data["file"]:
            return file.read(), "upload"
        return self.cleaned_data["text"].encode(), "paste"

    def documents(self) -> list[tuple[bytes, Provenance]]:
        """Each file's bytes, with what is known of it."""
        return [(file.read(), self._known(file.name or "")) for file in self.cleaned_data["file"]]

    def provenance(self) -> Provenance:
        return self._known("")

    def _known(self, filename: str) -> Provenance:
        given = self.cleaned_data
        day = given["published_at"]
        return Provenance(
            title=given["title"],
            publisher=given["publisher"],
            url=given["url"],
            published_at=datetime.combine(day, time(), UTC) if day else None,
            filename=filename,
        )

    def sentences(self) -> dict[str, str]:
        """The first error of each field."""
        return {name: str(errors[0]) for name, errors in self.errors.items()}
