"""Who reported a story first: the agency that is credited, or whoever published first; or nobody can say."""

from datetime import UTC, datetime

from claims.domain.reports import Report, StoryOrigin, origin_of

MORNING = datetime(2026, 10, 1, 8, tzinfo=UTC)
EVENING = datetime(2026, 10, 1, 20, tzinfo=UTC)


def report(number: int, publisher: str, agency: str = "", at: datetime | None = MORNING) -> Report:
    return Report(number, publisher, agency, at)


def test_the_agency_that_is_credited_goes_before_who_published_first() -> None:
    found = origin_of(
        [report(1, "Courier"), report(2, "Post", "Northmark", EVENING), report(3, "Gazette", "northmark")]
    )
    assert found == StoryOrigin("Northmark", "2 of 3 articles credit Northmark.")


def test_the_agency_s_own_article_is_the_origin_s() -> None:
    found = origin_of([report(1, "Post", "Northmark"), report(2, "Northmark", "Northmark", EVENING)])
    assert found.article_id == 2


def test_two_agencies_that_are_credited_alike_leave_it_open() -> None:
    found = origin_of([report(1, "Post", "Northmark"), report(2, "Courier", "Estwire")])
    assert found == StoryOrigin("", "As many of these articles credit one agency as another.")


def test_without_a_credit_the_first_reporter_is_the_origin() -> None:
    found = origin_of([report(1, "Post", at=EVENING), report(2, "Courier"), report(3, "Gazette", at=None)])
    assert (found.name, found.article_id) == ("Courier", 2)
    assert found.reason == (
        "No article credits an agency; this one was published first, on 1 Oct 2026 at 08:00 UTC, "
        "of the 2 that say when."
    )


def test_two_that_were_first_at_one_time_leave_it_open() -> None:
    assert origin_of([report(1, "Post"), report(2, "Courier")]).name == ""


def test_without_dates_nobody_can_say() -> None:
    found = origin_of([report(1, "Post", at=None), report(2, "Courier", at=None)])
    assert found == StoryOrigin("", "No article credits an agency or says when it was published.")


def test_an_article_alone_is_its_own_origin() -> None:
    assert origin_of([report(4, "Post")]).article_id == 4
    assert origin_of([report(4, "Post", "Northmark")]).reason == "It credits Northmark."
