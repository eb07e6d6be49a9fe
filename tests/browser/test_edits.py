"""An article that was edited after it was read, and its page as it came, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect
from pytest_django import Settings, live_server_helper

from claims.models import ArchiveCopy, OutboxEvent
from claims.queries import times
from tests import builders, kept_pages
from tests.browser.screens import photograph
from tests.browser.test_looking_again import address, sign_in
from tests.gateways.fetching import servers
from tests.pipeline.test_fetch import STORY, Site, fetched
from tests.pipeline.test_revisit import look_again
from tests.web.test_article_edits import HOSTILE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MORE = "".join(
    f"<p>The works department counts {number} bridges in ward {number}, none of which has carried lorries of "
    "that weight since the flood of the spring, when the lower road was under water for eleven days.</p>"
    for number in range(2, 9)
)
FIRST = STORY.replace("<p>The council will meet", f"{MORE}<p>The council will meet")
EDITED = (
    FIRST.replace("40 tonnes", "30 tonnes")
    .replace("in November, when", "in December, and not as planned in November, when")
    .replace("</article>", "<p>An earlier version of this article gave another weight.</p></article>")
)


@pytest.fixture
def desk(page: Page, live_server: live_server_helper.LiveServer, settings: Settings) -> Page:
    settings.PUBLIC_URL = live_server.url
    page.goto(f"{live_server.url}/login/")
    return page


@pytest.fixture
def site(settings: Settings) -> Iterator[Site]:
    settings.FETCH_ALLOW_LOOPBACK = True
    site = Site()
    with servers.serving(site.mood) as site.server:
        yield site


def test_from_an_edit_to_the_words_that_changed_and_the_page_as_it_came(desk: Page, site: Site) -> None:
    builders.staff()
    site.answers["/short"] = servers.redirect("/bridge", "301 Moved Permanently")
    site.page("/bridge", FIRST, "ETag: w1")
    article = fetched(site.server.url("/short"))
    site.page("/bridge", EDITED)
    look_again()
    ArchiveCopy.objects.create(
        snapshot=article.snapshots.earliest("pk"),
        state="saved",
        address="https://web.archive.example/web/20261101120000/https://ledger.example/bridge",
        settled_at=times.now(),
    )
    ArchiveCopy.objects.create(
        snapshot=article.snapshots.latest("pk"), state="failed", problem="The archive did not take it: busy."
    )
    sign_in(desk, "edda")

    desk.goto(address(desk, f"/articles/{article.pk}/"))
    expect(desk.locator(".edition")).to_contain_text("are gone or changed")
    photograph(desk, "edits-reader")
    desk.locator(".findings nav").get_by_role("link", name="Edits 1").click()
    expect(desk.locator(".diff del").first).to_contain_text("40")
    expect(desk.locator(".diff ins").first).to_contain_text("30")
    photograph(desk, "edits")
    desk.locator(".diff summary").first.click()
    expect(desk.locator(".diff")).to_contain_text("ward 5")

    desk.get_by_role("link", name="As received").last.click()
    expect(desk.locator("dl.facts")).to_contain_text("/short (301)")
    frame = desk.frame_locator("iframe")
    expect(
        frame.get_by_role("heading", name="Lowgate bridge can carry lorries, council says")
    ).to_be_visible()
    font = frame.locator("body").evaluate("body => getComputedStyle(body).fontFamily")
    assert "Georgia" in font
    photograph(desk, "snapshot")

    desk.goto(address(desk, f"/articles/{article.pk}/edits/"))
    desk.get_by_role("button", name="Fetch it again now").click()
    expect(desk.locator("main")).to_contain_text("Its page is being fetched.")
    photograph(desk, "edits-asked")


def test_nothing_of_a_hostile_page_runs_or_loads(desk: Page) -> None:
    builders.staff()
    snapshot = kept_pages.page(HOSTILE)
    sign_in(desk, "ravi")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    dialogs: list[str] = []
    desk.on("dialog", lambda dialog: dialogs.append(dialog.message))

    desk.goto(address(desk, f"/articles/{snapshot.article_id}/snapshots/{snapshot.pk}/"))

    expect(desk.frame_locator("iframe").get_by_text("Words stay")).to_be_visible()
    assert dialogs == []
    assert [url for url in asked if "evil" in url] == []


def test_a_dead_link_is_said_beside_its_source(desk: Page, site: Site) -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    gone = builders.source(claim, staff.ravi, url=site.server.url("/gone"), title="The register of bridges")
    busy = builders.source(claim, staff.ravi, url=site.server.url("/busy"), title="The yearbook")
    site.answers["/busy"] = servers.page(b"", status="503 Busy")
    OutboxEvent.objects.filter(topic="snapshot.stored").delete()
    look_again()
    sign_in(desk, "ravi")

    desk.goto(address(desk, f"/claims/{claim.pk}/"))

    expect(desk.locator(f"#source-{gone.pk}")).to_contain_text("The link is dead")
    expect(desk.locator(f"#source-{busy.pk}")).to_contain_text("could not be reached")
    desk.locator("#sources").scroll_into_view_if_needed()
    photograph(desk, "dead-links")


def test_from_a_source_to_its_page_of_which_nothing_runs_or_loads(desk: Page) -> None:
    staff = builders.staff()
    claim = builders.researching(staff)
    source = builders.source(
        claim, staff.ravi, url="https://works.test/report", title="The register of bridges"
    )
    kept_pages.evidence(source, "<p>Before.")
    kept_pages.evidence(source, HOSTILE)
    sign_in(desk, "ravi")
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    dialogs: list[str] = []
    desk.on("dialog", lambda dialog: dialogs.append(dialog.message))
    desk.goto(address(desk, f"/claims/{claim.pk}/"))
    desk.locator("#sources").scroll_into_view_if_needed()
    photograph(desk, "source-snapshots")

    desk.locator(f"#source-{source.pk} .hint a").first.click()

    expect(desk.get_by_role("heading", level=1)).to_have_text("The register of bridges")
    expect(desk.frame_locator("iframe").get_by_text("Words stay")).to_be_visible()
    assert dialogs == []
    assert [url for url in asked if "evil" in url] == []
    photograph(desk, "source-snapshot")
