"""No address of the admin, however odd, is answered with a fault of ours."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.contrib import admin
from django.test import Client
from django.urls import reverse

from tests import builders

pytestmark = pytest.mark.django_db
MODELS = sorted(model._meta.model_name or "" for model in apps.get_app_config("claims").get_models())
HUGE = "9" * 40
ODD = [
    "q=%00", "q=%FF", "q=" + "a" * 3000, "q=%22unfinished", f"q={HUGE}", "q=-1", "q=1e5",
    "o=", "o=0", "o=-0", "o=99", "o=x", "o=1.-1.1", f"o={HUGE}", "o=%00", "ot=asc",
    "p=", "p=0", "p=-1", "p=x", f"p={HUGE}", "p=%00",
    "e=1", "all=", "all=1", "_facets", "_facets=True", "_facets=x", "_popup=1", "_to_field=id",
    "_to_field=nonsense", "_to_field=%00", "_changelist_filters=%00",
    "id__in=", "id__in=1,x", "id__in=%00", f"id__in={HUGE}", "id__exact=x", "id__exact=",
    f"id__exact={HUGE}",
    "id__isnull=x", "id__isnull=1", f"id__gt={HUGE}", "id__regex=(", "pk=x", f"pk={HUGE}", "id=%00",
    "id=1&id=2",
    "nonsense=1", "nonsense__exact=1", "__=1", "_=1", "%00=1", "=", "id__nonsense=1", "id____exact=1",
]  # fmt: skip
VALUES = ["", "%00", HUGE, "1,x", "%F0%9F%98%80"]
LOOKUPS = ["__in", "__isnull", "__isempty", "__gte", "__year", "__id__exact"]


def addresses(name: str) -> Iterator[str]:
    """Odd questions of one list: those of every list, and each of its filters with odd values."""
    listing = reverse(f"admin:claims_{name}_changelist")
    model = apps.get_model("claims", name)
    filters: Any = admin.site._registry[model].list_filter
    fields = [one if isinstance(one, str) else str(one[0]) for one in filters]
    yield from (f"{listing}?{query}" for query in ODD)
    for field in fields:
        yield from (f"{listing}?{field}={value}" for value in VALUES)
        yield from (f"{listing}?{field}{lookup}=%00x" for lookup in LOOKUPS)
    hierarchy = admin.site._registry[model].date_hierarchy
    if hierarchy:
        for part in ("year", "month", "day"):
            yield from (f"{listing}?{hierarchy}__{part}={value}" for value in [*VALUES, "99999", "13"])
    for pk in ("-1", "x", HUGE, "_00", "%20", "😀", "%00"):
        yield from (f"{listing}{pk}/{page}/" for page in ("change", "history"))


@pytest.fixture
def client() -> Client:
    staff = builders.staff()
    builders.denial(builders.published(staff))
    client = Client(raise_request_exception=False)
    client.force_login(staff.admin)
    return client


@pytest.mark.slow
@pytest.mark.parametrize("name", MODELS)
def test_an_odd_question_is_no_fault_of_ours(client: Client, name: str) -> None:
    faults = [address[:300] for address in addresses(name) if client.get(address).status_code >= 500]
    assert faults == []


@pytest.mark.parametrize("term", ["%00", "%F0%9F%98%80", HUGE])
def test_looking_a_party_up_by_odd_words_is_no_fault_of_ours(client: Client, term: str) -> None:
    field = "app_label=claims&model_name=party&field_name=controlled_by"
    assert client.get(f"/admin/autocomplete/?{field}&term={term}").status_code == 200


def test_an_odd_question_leads_to_the_whole_list_and_says_so(client: Client) -> None:
    answer = client.get("/admin/claims/claim/?id__gt=x", follow=True)
    assert answer.redirect_chain == [("/admin/claims/claim/", 302)]
    assert "asks for something that cannot be looked up" in answer.content.decode()
