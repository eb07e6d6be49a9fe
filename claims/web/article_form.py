"""The form by which a person hands in an article, or several files."""

import base64
import binascii
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

from claims.actions.articles import Provenance
from claims.domain.refusals import Unreadable
from claims.domain.tongue import noted, say
from claims.gateways import reading

NONE_READ = noted("None of these files can be read; what is wrong with each stands above.")

TOO_LONG = noted(
    "This is more than 5 MB. Paste the text of the article alone, or save it as plain text first."
)

ACCEPTED = (
    ".txt,.html,.htm,.pdf,.docx,.eml,.warc,.gz,.wacz,text/plain,text/html,application/pdf,message/rfc822"
)
"""What a browser offers to choose from; what a file is, its bytes say."""

NOT_READ = (
    ".doc,.rtf,.odt,.pages,.xls,.xlsx,.ods,.ppt,.pptx,.odp,.zip,.7z,.rar,.tar,.epub,.exe,.dmg,"
    ".png,.jpg,.jpeg,.gif,.tif,.tiff,.webp,.heic,.mp3,.m4a,.wav,.ogg,.mp4,.mov,.avi,.mkv,.webm"
)
"""Endings of what is known not to be read; a browser's own word for pictures, sounds and films counts too."""

Upload = UploadedFile[Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """One of several that is not taken, and why."""

    name: str
    sentence: str


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
        error_messages={
            "invalid": gettext_lazy("This is not a web address. It begins with https:// or http://.")
        },
    )
    published_at = forms.DateField(
        required=False,
        error_messages={"invalid": gettext_lazy("This is not a date. Write it as 2026-01-31.")},
        input_formats=["%Y-%m-%d"],
    )

    refused: Sequence[Refused] = ()

    def clean_text(self) -> str:
        """Browsers send line ends as CRLF; the same text from a file has LF."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        if len(text.encode()) > reading.LARGEST:
            raise forms.ValidationError(say(TOO_LONG))
        return text

    def clean_file(self) -> list[Upload]:
        """Those that can be read, as far as a glance shows it; the others are `refused`, each by itself."""
        files: list[Upload] = self.cleaned_data["file"]
        judged = [(file, _wrong_with(file)) for file in files]
        self.refused = [Refused(file.name or "", sentence) for file, sentence in judged if sentence]
        if files and len(self.refused) == len(files):
            raise forms.ValidationError(self.refused[0].sentence if len(files) == 1 else say(NONE_READ))
        return [file for file, sentence in judged if not sentence]

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        files = given.get("file") or []
        if files and (given.get("text") or "").strip():
            both = say("There is a text and a file: leave one of them out, so that it is clear which.")
            self.add_error("file", both)
        for name in ("title", "url"):
            if len(files) + len(self.refused) > 1 and given.get(name):
                self.add_error(name, say("With several files, leave this out: each has its own."))
        return given

    def raw(self) -> tuple[bytes, str]:
        """The bytes handed in, of the first file if there are several, and how."""
        for file in self.cleaned_data["file"]:
            return file.read(), "upload"
        return self.cleaned_data["text"].encode(), "paste"

    def documents(self) -> list[tuple[bytes, Provenance]]:
        """The bytes of each file, or of the text that was pasted, with what is known of it."""
        files = [(file.read(), self._provenance(file.name or "")) for file in self.cleaned_data["file"]]
        return files or [(self.cleaned_data["text"].encode(), self._provenance(""))]

    def _provenance(self, filename: str) -> Provenance:
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


def carried(posted: QueryDict) -> MultiValueDict[str, Upload]:
    """The files that a page kept while it asked of them, those alone that are wanted after all."""
    wanted = set(posted.getlist("seen"))
    files: list[Upload] = []
    for name, written in zip(posted.getlist("carried_name"), posted.getlist("carried"), strict=False):
        try:
            raw = base64.b64decode(written, validate=True)
        except binascii.Error:
            continue
        if hashlib.sha256(raw).hexdigest() in wanted:
            files.append(SimpleUploadedFile(name, raw))
    return MultiValueDict({"file": files} if files else {})


def _wrong_with(file: Upload) -> str:
    """Why nobody could read this file; blank where somebody may."""
    if (file.size or 0) > reading.LARGEST:
        return say(TOO_LONG)
    try:
        reading.check(file.read(), filename=file.name or "")
    except Unreadable as refusal:
        return str(refusal)
    finally:
        file.seek(0)
    return ""
