"""Whatever address is given, redirected to or looked up: only machines of the internet are connected to."""

import contextlib
import itertools
import socket
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Event

import pytest
from pytest_django import Settings

from claims.domain import addresses
from claims.domain.addresses import Machine, public
from claims.domain.fetches import Accept, Limits
from claims.domain.refusals import Fault, Unreachable
from claims.gateways import fetching
from claims.gateways.fetching import resolving
from tests.gateways.fetching import servers
from tests.gateways.fetching.servers import Server
from tests.gateways.fetching.targets import HOSTILE, MACHINES

OUTSIDE = "93.184.216.34"
FRONT = "127.0.0.77"
"""A machine that these tests take for one of the internet, so that it can send a fetch on to another."""

BRIEF = Limits(seconds=3)


def stub(name: str) -> list[str]:
    """A resolver for which names mean what they mean at home, and all others lead to this machine."""
    return [FRONT] if name == "front.example" else ["127.0.0.1"]


@pytest.fixture(scope="module")
def listeners() -> Iterator[list[Server]]:
    """Servers wherever a fetch that was led astray would come, as far as this machine gives those ports."""
    with contextlib.ExitStack() as stack:
        found = []
        for host, port in itertools.product(("127.0.0.1", "127.0.0.2", "::1"), (80, 443, 6379, 0)):
            with contextlib.suppress(OSError):
                found.append(
                    stack.enter_context(
                        servers.serving(servers.saying(servers.page(b"secret")), host=host, port=port)
                    )
                )
        yield found
    assert [server.connections for server in found] == [0] * len(found)


@pytest.fixture
def astray(listeners: list[Server]) -> Iterator[list[tuple[str, int]]]:
    """Connections that are asked for; that none reached a listener is seen to at the end."""
    before = [server.connections for server in listeners]
    with servers.connections() as seen:
        yield seen
    assert [server.connections for server in listeners] == before


@dataclass
class Front:
    """A page of the internet that sends whoever comes on to `to`."""

    url: str = ""
    to: str = ""

    def answer(self, sock: socket.socket, stop: Event) -> None:
        sock.sendall(servers.redirect(self.to))


@pytest.fixture(scope="module")
def standing_front() -> Iterator[tuple[Front, Server]]:
    front = Front()
    with servers.serving(front.answer, host=FRONT) as server:
        front.url = f"http://front.example:{server.port}/"
        yield front, server


@pytest.fixture
def front(standing_front: tuple[Front, Server], monkeypatch: pytest.MonkeyPatch) -> Front:
    def known(machine: Machine) -> bool:
        return str(machine) == FRONT or public(machine)

    front, server = standing_front
    monkeypatch.setattr(resolving, "public", known)
    monkeypatch.setitem(addresses.PORTS, "front", server.port)
    return front


def test_the_table_is_long_enough() -> None:
    assert len(set(HOSTILE)) == len(HOSTILE) >= 150


@pytest.mark.parametrize("url", HOSTILE)
def test_a_hostile_address_is_connected_to_by_nobody(url: str, astray: list[tuple[str, int]]) -> None:
    with pytest.raises(Unreachable):
        fetching.fetch(url, accept=Accept.PAGE, limits=BRIEF, resolve=stub)

    assert astray == []


@pytest.mark.parametrize("url", HOSTILE)
def test_a_redirect_to_a_hostile_address_is_not_followed(
    url: str, front: Front, astray: list[tuple[str, int]]
) -> None:
    front.to = url

    with pytest.raises(Unreachable):
        fetching.fetch(front.url, accept=Accept.PAGE, limits=BRIEF, resolve=stub)

    # What the page itself says of its own site leads back to it, six times at most.
    assert {host for host, _ in astray} == {FRONT}
    assert len(astray) <= 6


@pytest.mark.parametrize("machine", MACHINES)
def test_a_name_that_leads_to_a_hostile_machine_is_refused_even_among_good_ones(
    machine: str, astray: list[tuple[str, int]]
) -> None:
    answers = [[machine], [OUTSIDE, machine], [machine, OUTSIDE]]
    while answers:
        with pytest.raises(Unreachable) as refused:
            fetching.fetch(
                "https://news.example/", accept=Accept.PAGE, limits=BRIEF, resolve=lambda name: answers.pop()
            )
        assert refused.value.kind is Fault.FORBIDDEN

    assert astray == []


def test_a_name_is_looked_up_once_and_what_was_checked_is_connected_to(astray: list[tuple[str, int]]) -> None:
    answers = [[OUTSIDE], ["127.0.0.1"], ["127.0.0.1"]]

    with pytest.raises(Unreachable):
        fetching.fetch(
            "http://rebinding.example/", accept=Accept.PAGE, limits=BRIEF, resolve=lambda name: answers.pop(0)
        )

    assert astray == [(OUTSIDE, 80)]
    assert len(answers) == 2


def test_each_redirect_is_looked_up_and_checked_anew(front: Front, astray: list[tuple[str, int]]) -> None:
    answers = [[FRONT], ["127.0.0.1"]]
    front.to = front.url

    with pytest.raises(Unreachable) as refused:
        fetching.fetch(front.url, accept=Accept.PAGE, limits=BRIEF, resolve=lambda name: answers.pop(0))

    assert refused.value.kind is Fault.FORBIDDEN
    assert [host for host, _ in astray] == [FRONT]


def test_nothing_is_sent_when_the_other_end_is_not_the_machine_that_was_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # Linux connects 0.0.0.0 to the loopback: here the address passes the check and the other end must not.
    monkeypatch.setattr(resolving, "public", lambda machine: str(machine) == "0.0.0.0")  # noqa: S104  # not bound
    with servers.serving(servers.saying(servers.page(b"secret"))) as server:
        monkeypatch.setitem(addresses.PORTS, "front", server.port)

        with pytest.raises(Unreachable) as refused:
            fetching.fetch(f"http://0.0.0.0:{server.port}/", accept=Accept.PAGE, limits=BRIEF)
        until = time.monotonic() + 2
        while not server.asked and time.monotonic() < until:
            time.sleep(0.01)

    assert refused.value.kind is Fault.FORBIDDEN
    assert (server.connections, b"".join(server.asked)) == (1, b"")


def test_proxies_of_the_environment_are_not_used(
    monkeypatch: pytest.MonkeyPatch, front: Front, astray: list[tuple[str, int]]
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:80")
    front.to = "https://127.0.0.1/"

    with pytest.raises(Unreachable):
        fetching.fetch(front.url, accept=Accept.PAGE, limits=BRIEF, resolve=stub)

    assert [host for host, _ in astray] == [FRONT]


def test_this_machine_is_fetched_from_where_a_developer_says_so(settings: Settings) -> None:
    with servers.serving(servers.saying(servers.page(b"<p>Here."))) as server:
        settings.FETCH_ALLOW_LOOPBACK = True
        assert fetching.fetch(server.url(), accept=Accept.PAGE, limits=BRIEF).body == b"<p>Here."

        settings.FETCH_ALLOW_LOOPBACK = False
        with pytest.raises(Unreachable):
            fetching.fetch(server.url(), accept=Accept.PAGE, limits=BRIEF)
        assert server.connections == 1


def test_private_machines_stay_out_of_reach_of_a_developer(
    settings: Settings, astray: list[tuple[str, int]]
) -> None:
    settings.FETCH_ALLOW_LOOPBACK = True

    for url in ("http://10.0.0.1/", "http://169.254.169.254/", "http://[fd00::1]/", "http://0.0.0.0/"):
        with pytest.raises(Unreachable):
            fetching.fetch(url, accept=Accept.PAGE, limits=BRIEF)

    assert astray == []
