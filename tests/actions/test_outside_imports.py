"""Checks of others are kept once, with their versions, whoever sends them and however often."""

import json
from threading import Barrier, Thread

import pytest
from django.db import connection, transaction

from claims.actions import outside_imports
from claims.domain.refusals import Missing, NotAllowed
from claims.gateways import claimreviews
from claims.models import (
    HistoryEntry,
    OutboxEvent,
    OutsideCheck,
    OutsideImport,
    OutsidePublisher,
    OutsideRating,
)
from claims.pipeline import outside as pipeline
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff() -> Staff:
    return builders.staff()


def tally(row: OutsideImport) -> tuple[int, int, int, int]:
    return row.added, row.renewed, row.known, row.problem_count


def test_what_is_read_is_kept_with_the_whole_object_and_how_it_came(staff: Staff) -> None:
    row = outside.bring(staff.edda, outside.review())

    check = OutsideCheck.objects.select_related("publisher", "said__rating").get()
    assert (row.status, tally(row)) == ("ready", (1, 0, 0, 0))
    assert (check.publisher.name, check.claim_reviewed) == ("Lunn Facts", outside.review()["claimReviewed"])
    assert check.said is not None
    assert (check.said.words, check.said.rating, check.rating_value) == ("Mostly wrong", None, "2")
    assert (check.raw, check.version, check.current) == (outside.review(), 1, True)
    assert (check.came_with, row.made_by, row.how) == (row, staff.edda, "paste")
    assert str(check.published_at) == "2026-10-02"
    kinds = HistoryEntry.objects.filter(subject="outside_import", subject_id=row.pk).order_by("position")
    assert list(kinds.values_list("kind", flat=True)) == ["outside.given", "outside.read"]


def test_the_same_again_changes_nothing(staff: Staff) -> None:
    outside.bring(staff.edda, outside.review(), outside.rated("Odd", url=f"{outside.SITE}/2"))
    before = list(OutsideCheck.objects.values())

    again = outside.bring(
        staff.edda, *reversed([outside.review(), outside.rated("Odd", url=f"{outside.SITE}/2")])
    )

    assert tally(again) == (0, 0, 2, 0)
    assert list(OutsideCheck.objects.values()) == before
    assert (OutsidePublisher.objects.count(), OutsideRating.objects.count()) == (1, 2)


def test_a_change_is_a_new_version_and_the_old_one_stays(staff: Staff) -> None:
    first = outside.check(staff.edda)
    row = outside.bring(staff.edda, outside.rated("True after all", dateModified="2026-11-01"))

    old, new = OutsideCheck.objects.select_related("said").order_by("version")
    assert tally(row) == (0, 1, 0, 0)
    assert (old.pk, old.current, old.raw) == (first.pk, False, outside.review())
    assert (new.version, new.current, new.said and new.said.words) == (2, True, "True after all")


def test_an_old_file_does_not_undo_what_its_publisher_changed_later(staff: Staff) -> None:
    outside.bring(staff.edda, outside.rated("True after all", dateModified="2026-11-01"))
    row = outside.bring(staff.edda, outside.review())

    assert tally(row) == (0, 0, 1, 0)
    assert OutsideCheck.objects.get().raw["dateModified"] == "2026-11-01"


def test_a_check_that_was_taken_back_says_so(staff: Staff) -> None:
    outside.check(staff.edda)
    element = {"@type": "DataFeedItem", "item": [outside.review()], "dateDeleted": "2026-11-05"}
    outside.bring(staff.edda, {"@type": "DataFeed", "dataFeedElement": [element]})

    assert OutsideCheck.objects.get(current=True).withdrawn == "2026-11-05"


@pytest.mark.parametrize(
    ("changes", "same"),
    [
        ({"url": f"{outside.SITE.replace('https', 'http')}/checks/ferry/?utm_source=x#top"}, True),
        ({"claimReviewed": "the harwick ferry carried two million passengers, in a year."}, True),
        ({"author": {"name": "LUNN facts"}}, True),
        ({"author": {"name": "Harwick Facts"}}, False),
        ({"claimReviewed": "It sank"}, False),
        ({"url": f"{outside.SITE}/checks/boat"}, False),
    ],
)
def test_a_check_is_known_by_its_publisher_address_and_claim(staff: Staff, changes: dict, same: bool) -> None:  # type: ignore[type-arg]
    outside.check(staff.edda)
    row = outside.bring(staff.edda, outside.review(**changes))

    assert tally(row) == ((0, 1, 0, 0) if same else (1, 0, 0, 0))


def test_in_one_file_the_last_of_the_same_counts(staff: Staff) -> None:
    row = outside.bring(staff.edda, outside.review(), outside.rated("Other"))

    assert tally(row) == (1, 0, 1, 0)
    assert OutsideCheck.objects.select_related("said").get().said == OutsideRating.objects.get(words="Other")


def test_a_number_without_a_word_is_no_rating_to_be_mapped(staff: Staff) -> None:
    check = outside.check(staff.edda, reviewRating={"ratingValue": 1, "bestRating": 5})

    assert (check.said, check.rating_value, check.best_rating) == (None, "1", "5")
    assert not OutsideRating.objects.exists()


def test_what_cannot_be_read_is_said_on_the_import(staff: Staff) -> None:
    part = outside.bring(staff.edda, outside.review(), {"@type": "ClaimReview"})
    none = outside.bring_bytes(staff.edda, b"%PDF-1.7\0\1")

    assert (part.status, tally(part)) == ("ready", (1, 0, 0, 1))
    assert part.problems == ["Entry 2: it does not say which claim it is about (claimReviewed is empty)."]
    assert (none.status, none.problem[:16]) == ("failed", "This is not text")


def test_a_hundred_problems_are_kept_and_all_are_counted(staff: Staff) -> None:
    row = outside.bring(staff.edda, *[{"@type": "ClaimReview"}] * 130)
    assert (len(row.problems), row.problem_count) == (100, 130)


def test_who_may_not_brings_nothing_in(staff: Staff) -> None:
    with pytest.raises(NotAllowed, match="Only editors or administrators may bring in checks of others"):
        outside_imports.submit(raw=b"{}", how="paste", by=staff.ravi)
    with pytest.raises(NotAllowed):
        outside_imports.submit_address(address="https://facts.example/1", how="address", by=staff.ravi)
    assert not OutsideImport.objects.exists()


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [(b" \n", "There is nothing in it"), (b"x" * (outside_imports.LARGEST + 1), "at most 5 MB are read")],
)
def test_nothing_and_too_much_are_refused_at_once(staff: Staff, raw: bytes, sentence: str) -> None:
    with pytest.raises(Missing, match=sentence):
        outside_imports.submit(raw=raw, how="paste", by=staff.edda)


@pytest.mark.parametrize(
    "address", ["", "facts.example", "ftp://facts.example", "https://a:b@facts.example/"]
)
def test_what_is_no_address_is_refused_at_once(staff: Staff, address: str) -> None:
    with pytest.raises(Missing):
        outside_imports.submit_address(address=address, how="address", by=staff.edda)
    assert not OutboxEvent.objects.filter(topic="outside.address_given").exists()


def test_a_worker_that_gives_up_says_so(staff: Staff) -> None:
    row = outside_imports.submit(raw=b"{}", how="paste", by=staff.edda)
    pipeline.give_up(row.pk, "OSError: the disk is full")

    row.refresh_from_db()
    assert (row.status, row.problem) == ("failed", "It could not be read: OSError: the disk is full")


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_feed_keep_each_check_once(staff: Staff) -> None:
    reviews = [outside.rated(f"Word {n % 7}", url=f"{outside.SITE}/{n}") for n in range(60)]
    raw = json.dumps(reviews).encode()
    rows = [outside_imports.submit(raw=raw, how="paste", by=staff.edda) for _ in range(2)]
    together = Barrier(2)
    tallies = []

    def keep(import_id: int) -> None:
        found = claimreviews.read(raw, content_type="", url="")
        together.wait()
        try:
            with transaction.atomic():
                tallies.append(outside_imports.keep(import_id=import_id, found=found))
        finally:
            connection.close()

    threads = [Thread(target=keep, args=[row.pk]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted((each.added, each.known) for each in tallies) == [(0, 60), (60, 0)]
    assert (OutsideCheck.objects.count(), OutsideRating.objects.count()) == (60, 7)
