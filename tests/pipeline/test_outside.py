"""From the address of somebody else's check to the check in the database, over a real web server."""

import json
import socket
from collections.abc import Iterator
from threading import Event

import pytest
from pytest_django import Settings

from claims.actions import outside_imports
from claims.domain.roles import Role
from claims.domain.topics import Queue
from claims.models import HistoryEntry, OutsideCheck, OutsideImport, User
from claims.pipeline import drain
from claims.queries import outside_imports as imports
from tests import builders, outside
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server

pytestmark = pytest.mark.django_db

PAGE = (
    "<!doctype html><html><head><title>Ferry</title><script type='application/ld+json'>"
    f"{json.dumps(outside.review(url=None))}</script></head><body><p>It carried a third.</p></body></html>"
)
TABLE = (
    "claim_text,review_url,reviewer_name,review_rating\nFog kills,https://facts.example/1,Lunn Facts,Wrong\n"
)

ANSWERS = {
    "/check": servers.page(PAGE.encode()),
    "/feed": servers.page(
        json.dumps({"@type": "DataFeed", "dataFeedElement": [{"item": [outside.review()]}]}).encode(),
        "Content-Type: application/json",
    ),
    "/table": servers.page(TABLE.encode(), "Content-Type: text/csv"),
    "/article": servers.page(b"<html><body><p>An article, and no check.</p></body></html>"),
    "/moved": b"HTTP/1.1 302 Found\r\nLocation: /check\r\nContent-Length: 0\r\n\r\n",
    "/empty": servers.page(b" "),
}


@pytest.fixture
def site(settings: Settings) -> Iterator[Server]:
    def mood(sock: socket.socket, stop: Event) -> None:
        path = server.asked[-1].split(b" ")[1].decode()
        sock.sendall(ANSWERS.get(path, servers.page(b"<p>Nothing.", status="404 Not Found")))

    settings.FETCH_ALLOW_LOOPBACK = True
    with servers.serving(mood) as server:
        yield server


@pytest.fixture
def editor() -> User:
    return builders.person(role=Role.EDITOR)


def fetched(site: Server, path: str, by: User) -> OutsideImport:
    row = outside_imports.submit_address(address=site.url(path), how="address", by=by)
    drain.drain(Queue.FETCH)
    drain.drain(Queue.INGEST)
    row.refresh_from_db()
    return row


@pytest.mark.parametrize("path", ["/check", "/feed", "/table", "/moved"])
def test_a_page_a_feed_and_a_table_are_fetched_and_read(site: Server, editor: User, path: str) -> None:
    row = fetched(site, path, editor)

    check = OutsideCheck.objects.get()
    assert (row.status, row.added, row.problem) == ("ready", 1, "")
    assert check.publisher.name == "Lunn Facts"
    assert row.stands_at == site.url("/check" if path == "/moved" else path)
    if path in {"/check", "/moved"}:
        assert check.url == site.url("/check"), "a page that does not say where it stands stands where it was"
    kinds = HistoryEntry.objects.filter(subject="outside_import").order_by("position")
    assert list(kinds.values_list("kind", flat=True)) == ["outside.given", "outside.fetched", "outside.read"]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/article", "There is no ClaimReview on this page: it is not marked up as a fact-check."),
        ("/gone", "There is no page at this address (status 404)."),
        ("/empty", "The page is empty: the server sent no text."),
    ],
)
def test_what_stands_in_the_way_is_said(site: Server, editor: User, path: str, problem: str) -> None:
    row = fetched(site, path, editor)
    assert (row.status, row.problem) == ("failed", problem)


def test_it_is_fetched_as_a_guest_and_never_within_the_house(
    site: Server, editor: User, settings: Settings
) -> None:
    fetched(site, "/check", editor)
    assert [request.split(b" ")[1] for request in site.asked] == [b"/robots.txt", b"/check"]

    settings.FETCH_ALLOW_LOOPBACK = False
    assert fetched(site, "/feed", editor).problem == "Only the ports 80 and 443 are fetched from."
    assert len(site.asked) == 2


def test_the_addresses_of_many_are_asked_for_at_once(editor: User) -> None:
    row = outside_imports.submit_address(address="https://facts.example/1", how="address", by=editor)

    assert imports.addresses([row.pk]) == {row.pk: "https://facts.example/1"}
