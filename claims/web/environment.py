"""The Jinja2 environment: the few functions that every template may use."""

from collections.abc import Sequence
from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language, gettext, ngettext, pgettext
from jinja2 import Environment, StrictUndefined

from claims.domain.tongue import number
from claims.web.ahead import messages
from claims.web.presenters import ages, labels, progress
from claims.web.presenters.settings import settings_pages
from claims.web.rail import own_views, rail, rail_views
from claims.web.spoken_words import address as spoken_words


def url(name: str, *places: Any, args: Sequence[Any] = ()) -> str:
    return reverse(name, args=[*places, *args])


def environment(**options: Any) -> Environment:
    """Django calls this once. A name that a view forgot is an error, not an empty space."""
    options = {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
        **options,
    }
    env = Environment(**options)  # noqa: S701  # Django turns autoescape on in `options`
    env.policies["ext.i18n.trimmed"] = True
    env.install_gettext_callables(gettext, ngettext, newstyle=True, pgettext=pgettext)  # type: ignore[attr-defined]  # by the extension
    env.globals.update(
        static=static,
        url=url,
        messages=messages,
        own_views=own_views,
        rail=rail,
        rail_views=rail_views,
        settings_pages=settings_pages,
        article_progress=progress.shown,
        ago=ages.ago,
        due=ages.due,
        since=ages.since,
        soon=ages.soon,
        clock_time=ages.clock_time,
        moment=ages.moment,
        day=ages.day,
        written_day=ages.written_day,
        zoned=ages.zoned,
        exact=ages.exact,
        zone=ages.zone,
        state_mark=labels.state_mark,
        language=labels.language,
        article_status=labels.article_status,
        number=number,
        tongue=get_language,
        spoken_words=spoken_words,
    )
    return env
