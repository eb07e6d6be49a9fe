"""Merging a party on its page: whom it could be, both beside each other, the merge, and undoing it."""

import pytest
from django.test import Client

from claims.models import Party
from tests import builders
from tests.web.test_parties import party, shown

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda(staff: builders.Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


@pytest.fixture
def two(db: None) -> tuple[Party, Party]:
    for name in ("Dora Hale", "Dora Finch", "Osric Venn"):
        builders.claim(said_by=builders.voice(name))
    return party("Dora Hale"), party("Dora Finch")


def test_those_of_like_names_are_offered_and_others_found_by_search(
    edda: Client, two: tuple[Party, Party]
) -> None:
    address = f"/parties/{two[0].pk}/merge/"
    page = shown(edda, address)
    assert f"?with={two[1].pk}" in page
    assert "Osric Venn" not in page
    assert f"?with={party('Osric Venn').pk}" in shown(edda, f"{address}?q=venn")
    assert "No party fits" in shown(edda, f"{address}?q=nobody")


def test_both_stand_beside_each_other_with_what_will_happen(edda: Client, two: tuple[Party, Party]) -> None:
    going, staying = two
    page = shown(edda, f"/parties/{going.pk}/merge/?with={staying.pk}")
    assert "Is Dora Hale the same as Dora Finch?" in page
    assert f'<form class="mergeform" method="post" action="/parties/{going.pk}/merge/"' in page
    assert "goes to Dora Finch: 1 claim and 0 denials" in page
    assert "Dora Finch also goes by “Dora Hale”." in page
    assert f"/parties/{staying.pk}/merge/?with={going.pk}" in page
    assert Party.objects.filter(merged_into__isnull=False).count() == 0


def test_they_are_merged_and_that_is_undone_from_the_one_that_stays(
    edda: Client, two: tuple[Party, Party]
) -> None:
    going, staying = two
    given = {"into": staying.pk, "reason": "She married."}
    page = edda.post(f"/parties/{going.pk}/merge/", given, follow=True).content.decode()
    assert "Dora Hale is Dora Finch now." in page
    assert "Undo the merge of Dora Hale" in page
    assert staying.statements.count() == 2
    gone = shown(edda, f"/parties/{going.pk}/")
    assert "Edda merged it into" in gone
    assert "It is with the other now" in gone

    page = edda.post(f"/parties/{going.pk}/unmerge/", follow=True).content.decode()

    assert "Dora Hale is a party of its own again" in page
    assert going.statements.count() == 1


def test_without_a_reason_nothing_is_merged_and_the_other_stays_chosen(
    edda: Client, two: tuple[Party, Party]
) -> None:
    going, staying = two
    answer = edda.post(f"/parties/{going.pk}/merge/", {"into": staying.pk, "reason": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Say why the two are one." in page
    assert "Is Dora Hale the same as Dora Finch?" in page


def test_what_cannot_be_merged_says_why_before_anybody_presses(
    edda: Client, two: tuple[Party, Party]
) -> None:
    going, staying = two
    Party.objects.filter(pk=staying.pk).update(merged_into=party("Osric Venn"))
    page = shown(edda, f"/parties/{going.pk}/merge/?with={staying.pk}")
    assert "Dora Finch was merged into Osric Venn: merge into that one." in page
    assert 'disabled aria-describedby="may-not"' in page


def test_a_reviewer_may_look_but_not_merge(ravi: Client, two: tuple[Party, Party]) -> None:
    going, staying = two
    page = shown(ravi, f"/parties/{going.pk}/merge/?with={staying.pk}")
    assert "Only editors or administrators may merge parties" in page
    given = {"into": staying.pk, "reason": "She married."}
    assert ravi.post(f"/parties/{going.pk}/merge/", given).status_code == 403
    assert ravi.post(f"/parties/{going.pk}/unmerge/").status_code == 403
