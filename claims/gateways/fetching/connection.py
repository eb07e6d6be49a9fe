"""httpcore's connection, to machines that were checked, with one deadline and one count of bytes.

httpcore asks its backend for a connection to a name; this one connects to the addresses that the name was
checked with, so that a second look-up, which might answer otherwise, never happens.
"""

import socket
import ssl
from collections.abc import Iterable
from ipaddress import ip_address

from httpcore import SOCKET_OPTION, NetworkBackend, NetworkStream

from claims.domain.addresses import Machine
from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import noted
from claims.gateways.fetching.deadline import Deadline
from claims.gateways.fetching.resolving import check


class Count:
    """Bytes that may still come; Unreachable when more do."""

    def __init__(self, most: int) -> None:
        self._most = self._left = most

    def take(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise Unreachable(
                f"The server sends more than {self._most / 1_000_000:g} MB, which is more than is taken.",
                Fault.TOO_LARGE,
            )


class Stream(NetworkStream):
    """A connected socket. The times that httpcore names are not used: the fetch's own deadline counts."""

    def __init__(self, sock: socket.socket, deadline: Deadline, count: Count) -> None:
        self._sock = sock
        self._deadline = deadline
        self._count = count

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self._sock.settimeout(self._deadline.left())
        try:
            data = self._sock.recv(max_bytes)
        except OSError as error:
            raise _broken(error, self._deadline) from error
        self._count.take(len(data))
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._sock.settimeout(self._deadline.left())
        try:
            # Of all of it: the time is not set back as parts of it go out.
            self._sock.sendall(buffer)
        except OSError as error:
            raise _broken(error, self._deadline) from error

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> NetworkStream:
        try:
            self._sock.settimeout(self._deadline.left())
            secured = ssl_context.wrap_socket(self._sock, server_hostname=server_hostname)
        except BaseException as error:
            self.close()
            if isinstance(error, OSError):
                raise _broken(error, self._deadline) from error
            raise
        return Stream(secured, self._deadline, self._count)

    def close(self) -> None:
        self._sock.close()

    def get_extra_info(self, info: str) -> object:
        """Nothing: httpcore asks for what it would need to use a connection again, which is never done."""
        return None


class Backend(NetworkBackend):
    """Connects to these machines and no other, whatever name it is given."""

    def __init__(self, machines: list[Machine], deadline: Deadline, count: Count) -> None:
        self._machines = machines
        self._deadline = deadline
        self._count = count

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> NetworkStream:
        failed: Unreachable | None = None
        for number, machine in enumerate(self._machines):
            # A machine that says nothing leaves the others their share of the time.
            seconds = self._deadline.left() / (len(self._machines) - number)
            try:
                return Stream(_connected(machine, port, seconds), self._deadline, self._count)
            except OSError as error:
                failed = _broken(error, self._deadline)
        raise failed or Unreachable(noted("The server has no address to connect to."), Fault.DNS)


def _connected(machine: Machine, port: int, seconds: float) -> socket.socket:
    sock = socket.socket(socket.AF_INET if machine.version == 4 else socket.AF_INET6, socket.SOCK_STREAM)
    try:
        sock.settimeout(seconds)
        sock.connect((str(machine), port))
        # Nothing is sent before the other end is known to be the one that was checked.
        check(ip_address(sock.getpeername()[0]), port)
    except BaseException:
        sock.close()
        raise
    return sock


def _broken(error: OSError, deadline: Deadline) -> Unreachable:
    if isinstance(error, TimeoutError):
        return deadline.over()
    if isinstance(error, ssl.SSLError):
        return Unreachable(
            f"The server's certificate or its encryption is not right: {error.reason or error}.", Fault.TLS
        )
    return Unreachable(
        noted("The server could not be connected to, or broke off: try again later."), Fault.REFUSED
    )
