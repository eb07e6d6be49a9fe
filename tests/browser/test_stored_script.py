"""Five hundred ways to have the desk run somebody else's script: none runs, none has even to be stopped."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, Request
from pytest_django import live_server_helper

from claims.actions import comments, saved_views
from claims.models import Article, Claim, OutsideCheck
from claims.queries.desk_filters import DeskFilters
from tests import builders, kept_pages, outside
from tests.browser.payloads import PAYLOADS, packed
from tests.browser.test_the_main_job import Desk
from tests.builders import Staff

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EACH = 24
"""Payloads of one article and its claims."""

WATCH = """addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
}, true);"""


@pytest.fixture
def watched(page: Page, live_server: live_server_helper.LiveServer) -> Iterator[Page]:
    """A page that tells of every breach of its policy, dialog and request to another host."""
    abroad: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((live_server.url, "data:")):
            abroad.append(request.url)

    page.add_init_script(WATCH)
    page.on("request", note)
    page.on("dialog", lambda dialog: abroad.append(dialog.message))
    yield page
    assert abroad == []


def full_of(payloads: tuple[str, ...], staff: Staff, number: int) -> list[str]:
    """An article and its claims that have such text wherever the desk keeps text of others; their pages."""
    said = [f"The bridge of {builders.place(number * 100 + place)} is {each} safe" for place, each in
            enumerate(payloads)]  # fmt: skip
    article = builders.article(
        "\n\n".join(f"{each}, the mayor said." for each in said),
        title=packed(payloads, 480),
        publisher=packed(payloads[3:], 190),
        filename=packed(payloads[5:], 240),
    )
    Article.objects.filter(pk=article.pk).update(
        byline=packed(payloads[7:], 290), dateline=packed(payloads[9:], 190), agency=packed(payloads[2:], 190)
    )
    within = builders.snapshot(article)
    made = [
        builders.statement(each, within=within, said_by=builders.voice(packed(payloads[place:], 180)))
        for place, each in enumerate(said)
    ]
    claim = Claim.objects.get(appearances=made[0])
    claim = builders.researching(staff, claim)
    for place in range(0, len(payloads), 4):
        builders.source(
            claim,
            staff.ravi,
            title=packed(payloads[place:], 280),
            publisher=packed(payloads[place + 1 :], 180),
            excerpt=packed(payloads[place:], 900),
            pinpoint=packed(payloads[place + 2 :], 190),
            url=f"https://register.example/{number}/{place}?q='onerror=ran=1;{{{{1}}}}",
        )
        comments.add(claim=claim, text=f"@ravi {packed(payloads[place:], 1500)}", by=staff.edda)
    check = builders.published(staff, Claim.objects.get(appearances=made[1]))
    return [
        f"/articles/{article.pk}/",
        f"/articles/{article.pk}/story/",
        f"/claims/{claim.pk}/",
        f"/checks/{check.pk}/",
        f"/admin/claims/article/{article.pk}/change/",
        f"/admin/claims/claim/{claim.pk}/change/",
    ]


def checks_of_others(staff: Staff) -> list[str]:
    """Every one of them in a check that somebody else published; their pages."""
    reviews = [
        outside.review(
            claimReviewed=f"The ferry of Harwick is {each} late",
            url=f"{outside.SITE}/{number}",
            author={"@type": "Organization", "name": packed(PAYLOADS[number:], 180)},
            reviewRating={"@type": "Rating", "alternateName": packed(PAYLOADS[number:], 90)},
            itemReviewed={"@type": "Claim", "author": {"@type": "Person", "name": each}},
        )
        for number, each in enumerate(PAYLOADS)
    ]
    brought = outside.bring(staff.edda, *reviews)
    assert OutsideCheck.objects.count() >= 500
    few = OutsideCheck.objects.order_by("pk")[::40]
    pages = [f"/outside-checks/{check.pk}/" for check in few]
    return ["/outside-checks/", "/outside-checks/ratings/", f"/outside-checks/imports/{brought.pk}/", *pages]


def page_as_received() -> list[str]:
    """A page that is made of nothing else, as it was received; where it is shown."""
    snapshot = kept_pages.page("<p>Read this.</p>" + "".join(PAYLOADS))
    path = f"/articles/{snapshot.article_id}/snapshots/{snapshot.pk}/"
    return [path, f"/articles/{snapshot.article_id}/edits/"]


def test_what_others_wrote_is_text_wherever_it_is_shown(
    watched: Page, live_server: live_server_helper.LiveServer
) -> None:
    assert len(set(PAYLOADS)) >= 500
    staff = builders.staff()
    shown: list[str] = []
    for number, first in enumerate(range(0, len(PAYLOADS), EACH)):
        payloads = PAYLOADS[first : first + EACH]
        shown += full_of(payloads, staff, number)
        if number < 5:
            saved_views.save(name=payloads[0][:60], filters=DeskFilters(), shared=True, by=staff.admin)
    shown += checks_of_others(staff) + page_as_received()
    shown += ["/", "/articles/", "/notices/", "/people/", "/checks/", "/corrections/", "/articles/add/"]
    shown += [
        f"/admin/claims/{model}/" for model in ("article", "claim", "source", "party", "comment", "statement")
    ]
    Desk(watched, live_server.url).log_in("admin")

    for path in shown:
        answer = watched.goto(f"{live_server.url}{path}")
        assert answer is not None
        assert answer.status == 200, path
        assert watched.evaluate("window.ran") is None, path
