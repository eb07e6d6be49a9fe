"""The form by which a person hands in an article."""

from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from claims.actions.articles import Provenance
from claims.gateways.files import LARGEST

TOO_LONG = "This is more than 5 MB. Paste the text of the article alone, or save it as plain text first."


class ArticleForm(forms.Form):
    """Text pasted or a file chosen, and what is known of where it stood."""

    text = forms.CharField(required=False, strip=False)
    file = forms.FileField(required=False, allow_empty_file=True)
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
        if len(text.encode()) > LARGEST:
            raise forms.ValidationError(TOO_LONG)
        return text

    def clean_file(self) -> UploadedFile[Any] | None:
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file and (file.size or 0) > LARGEST:
            raise forms.ValidationError(TOO_LONG)
        return file

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("file") and (given.get("text") or "").strip():
            self.add_error(
                "file", "There is a text and a file: leave one of them out, so that it is clear which."
            )
        return given

    def raw(self) -> tuple[bytes, str]:
        """The bytes handed in, and how."""
        file: UploadedFile[Any] | None = self.cleaned_data["file"]
        if file:
            return file.read(), "upload"
        return self.cleaned_data["text"].encode(), "paste"

    def provenance(self) -> Provenance:
        given = self.cleaned_data
        day = given["published_at"]
        return Provenance(
            title=given["title"],
            publisher=given["publisher"],
            url=given["url"],
            published_at=datetime.combine(day, time(), UTC) if day else None,
            filename=(given["file"].name or "") if given["file"] else "",
        )

    def sentences(self) -> dict[str, str]:
        """The first error of each field."""
        return {name: str(errors[0]) for name, errors in self.errors.items()}
