"""From an address to the machines that may be connected to: looked up once, every one of them checked."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from queue import Empty, SimpleQueue
from threading import Thread

from django.conf import settings

from claims.domain.addresses import PORTS, Address, Machine, public
from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import noted
from claims.gateways.fetching.deadline import Deadline

Resolve = Callable[[str], list[str]]
"""From a name to the machines that have it, as text; OSError when there is none."""


def system(name: str) -> list[str]:
    """Ask the system's resolver."""
    found = socket.getaddrinfo(name, None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def machines(address: Address, deadline: Deadline, resolve: Resolve) -> list[Machine]:
    """Those that may be connected to, in the resolver's order; Unreachable if a single one may not be."""
    if address.port not in PORTS.values() and not settings.FETCH_ALLOW_LOOPBACK:
        raise Unreachable(noted("Only the ports 80 and 443 are fetched from."), Fault.FORBIDDEN)
    found = [address.machine] if address.machine else _looked_up(address.host, deadline, resolve)
    for machine in found:
        check(machine, address.port)
    return found


def check(machine: Machine, port: int) -> None:
    """Raise Unreachable unless this machine may be connected to at this port."""
    if settings.FETCH_ALLOW_LOOPBACK and machine.is_loopback:
        return
    if not public(machine) or port not in PORTS.values():
        raise Unreachable(
            noted(
                "This address leads to a machine or port that is not of the public internet; "
                "it is not fetched."
            ),
            Fault.FORBIDDEN,
        )


def _looked_up(name: str, deadline: Deadline, resolve: Resolve) -> list[Machine]:
    """In a thread, since a system's look-up cannot be broken off; what comes too late is for nobody."""
    answers: SimpleQueue[list[str] | OSError] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(resolve(name))
        except (OSError, UnicodeError) as error:
            answers.put(OSError(str(error)))

    Thread(target=ask, name="look-up", daemon=True).start()
    try:
        answer = answers.get(timeout=deadline.left())
    except Empty:
        raise deadline.over() from None
    if isinstance(answer, OSError) or not answer:
        raise Unreachable(f"There is no server named {name}: is the address right?", Fault.DNS)
    return [ip_address(each) for each in answer]
