"""The words that scripts say, as a script of their own for each language."""

from functools import cache
from hashlib import sha256

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation.trans_real import DjangoTranslation
from django.views.decorators.http import require_safe
from django.views.i18n import JavaScriptCatalog

YEAR = 31_536_000
TWO_FORMS = "n != 1"
"""One, and all other numbers: as English has it, which needs no catalogue."""


@require_safe
def words(request: HttpRequest, language: str, version: str) -> HttpResponse:
    """A browser keeps it for as long as the words stay as they are: with them its address changes.

    While the desk is brought up to date, a page of one release may ask a process of another: it gets the
    words that are known here, to be kept by nobody.
    """
    if language not in dict(settings.LANGUAGES):
        raise Http404
    answer = HttpResponse(_script(language), content_type="text/javascript; charset=utf-8")
    if version == _version(language):
        patch_cache_control(answer, public=True, max_age=YEAR, immutable=True)
    else:
        patch_cache_control(answer, no_cache=True)
    return answer


def address() -> str:
    """Where the words are in the language of this page."""
    language = get_language() or settings.LANGUAGE_CODE
    return reverse("web:spoken-words", args=[language, _version(language)])


@cache
def _version(language: str) -> str:
    return sha256(_script(language).encode()).hexdigest()[:12]


@cache
def _script(language: str) -> str:
    """Django's catalogue with the three functions that are used: its own script brings formats as well."""
    found = JavaScriptCatalog()
    places = [str(place) for place in settings.LOCALE_PATHS]
    found.translation = DjangoTranslation(language, domain="djangojs", localedirs=places)
    context = {"words": found.get_catalog(), "plural": found.get_plural() or TWO_FORMS}
    return render_to_string("spoken_words.js", context)
