"""The bookmarklets in a real browser, pressed on a site that is not ours; a logged error fails the page."""

from collections.abc import Iterator
from urllib.parse import unquote

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from claims.models import Article, Snapshot
from claims.pipeline import drain
from tests import builders
from tests.browser.screens import photograph
from tests.browser.test_filing import enter
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.pipeline.test_fetch import STORY

pytestmark = [pytest.mark.browser, pytest.mark.slow]

READ = STORY.replace(
    "</article>",
    '</article><form><input value="secret"><textarea>secret</textarea></form>'
    '<script type="text/x-template">secret</script>',
)
STRICT = "Content-Security-Policy: default-src 'none'; form-action 'none'; script-src 'none'"


@pytest.fixture
def news() -> Iterator[Server]:
    """Another site, as strict as any: a form or a script of a page's own would get nowhere."""
    with servers.serving(servers.saying(servers.page(READ.encode(), STRICT))) as site:
        yield site


def bookmarklets(page: Page, desk: str) -> list[str]:
    """What a person drags to the bar: the source of each."""
    page.goto(f"{desk}/articles/add/bookmarklet/")
    photograph(page, "bookmarklets")
    links = page.locator(".bookmarks a.btn").all()
    return [unquote((link.get_attribute("href") or "").removeprefix("javascript:")) for link in links]


def press(page: Page, source: str, site: str) -> Page:
    """Press a bookmarklet on that site; the window that it opens."""
    page.goto(site)
    with page.expect_popup() as opened:
        page.evaluate(source)
    opened.value.wait_for_load_state()
    return opened.value


def test_the_page_one_is_reading_is_sent_by_one_press_and_one_more(
    live_server: LiveServer, page: Page, news: Server
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    _, send = bookmarklets(page, live_server.url)
    there = f"http://127.0.0.1:{news.port}/bridge"
    said: list[str] = []
    page.context.on("console", lambda message: said.append(message.text))

    desk = press(page, send, there)
    expect(desk.locator("[data-state]")).to_contain_text(f"kB came from 127.0.0.1:{news.port}")
    expect(desk.get_by_label("Address of the page")).to_have_value(there)
    photograph(desk, "from-page")
    assert not Article.objects.exists(), "nothing is kept before a person presses"
    desk.get_by_role("button", name="Add and analyse").click()
    desk.wait_for_url("**/articles/*/")
    drain.drain_all()

    kept = Snapshot.objects.select_related("article").get()
    assert (kept.how, kept.article.url, kept.article.status) == ("bookmarklet", there, "ready")
    assert "Lowgate bridge can carry lorries" in kept.article.title
    assert b"secret" not in bytes(kept.raw)
    assert said == [], "our window has logged nothing either"


def test_a_page_is_measured_in_bytes_as_the_desk_measures_it(live_server: LiveServer, page: Page) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    _, send = bookmarklets(page, live_server.url)
    large = READ.replace("</article>", f"<p>{'é' * 2_700_000}</p></article>")

    with servers.serving(servers.saying(servers.page(large.encode(), STRICT))) as site:
        desk = press(page, send, f"http://127.0.0.1:{site.port}/bridge")
        expect(desk.locator("[data-state]")).to_contain_text("This page has more than 5 MB")

    expect(desk.get_by_label("Address of the page")).to_have_value("")


def test_the_address_of_the_page_is_sent_by_one_press_and_one_more(
    live_server: LiveServer, page: Page, news: Server
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    add, _ = bookmarklets(page, live_server.url)
    there = f"http://127.0.0.1:{news.port}/bridge?a=1&b=2"

    desk = press(page, add, there)
    expect(desk.get_by_label("Address", exact=True).first).to_have_value(there)
    desk.get_by_role("button", name="Fetch and analyse").click()
    expect(desk.locator("#progress")).to_contain_text("A worker fetches its page")
    assert Article.objects.get().address == there


def test_a_page_that_claims_another_address_is_not_taken(
    live_server: LiveServer, page: Page, news: Server
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    _, send = bookmarklets(page, live_server.url)
    lying = send.replace("address:location.href", 'address:"https://gazette.example/"')

    desk = press(page, lying, f"http://127.0.0.1:{news.port}/bridge")

    expect(desk.locator("[data-state]")).to_contain_text("it stands elsewhere than it does")
    expect(desk.get_by_label("Address of the page")).to_have_value("")


def test_the_page_that_receives_listens_to_nobody_but_the_one_that_opened_it(
    live_server: LiveServer, page: Page, news: Server
) -> None:
    builders.staff()
    enter(page, live_server.url, "ravi")
    page.goto(f"{live_server.url}/articles/add/from-page/")
    page.evaluate("window.postMessage({factcheck: 'page', address: location.href, html: '<p>x'}, '*')")
    page.wait_for_timeout(200)
    expect(page.get_by_label("Address of the page")).to_have_value("")
    expect(page.locator("[data-state]")).to_contain_text("No page has come")
