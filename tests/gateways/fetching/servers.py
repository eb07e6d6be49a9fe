"""Real servers on this machine that say what a test wants, and a record of every connection asked for."""

import contextlib
import socket
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from threading import Event, Thread

Mood = Callable[[socket.socket, Event], None]
"""What a server does with a connection whose request it has read, until it is told to stop."""


@dataclass
class Server:
    """A listening socket: its address, what it was asked, and how often."""

    host: str
    port: int
    asked: list[bytes] = field(default_factory=list)
    connections: int = 0

    def url(self, path: str = "/") -> str:
        return f"http://{self.host}:{self.port}{path}"


@contextlib.contextmanager
def serving(mood: Mood, *, host: str = "127.0.0.1", port: int = 0, reads: bool = True) -> Iterator[Server]:
    """A server in this mood; OSError where the port is not to be had."""
    listener = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    server, stop = Server(host, listener.getsockname()[1]), Event()
    threads: list[Thread] = []

    def answer(sock: socket.socket) -> None:
        with sock, contextlib.suppress(OSError):
            sock.settimeout(5)
            if reads:
                server.asked.append(request(sock))
            mood(sock, stop)

    def accept() -> None:
        # Until the listener is shut down.
        with contextlib.suppress(OSError):
            while True:
                sock, _ = listener.accept()
                server.connections += 1
                threads.append(Thread(target=answer, args=(sock,)))
                threads[-1].start()

    accepting = Thread(target=accept)
    accepting.start()
    try:
        yield server
    finally:
        stop.set()
        listener.shutdown(socket.SHUT_RDWR)
        for thread in (accepting, *threads):
            thread.join()
        listener.close()


@dataclass
class Site:
    """A web site: what it answers to each path, after so many seconds; 404 to all others."""

    answers: dict[str, bytes] = field(default_factory=dict)
    seconds: float = 0.0
    server: Server = field(init=False)

    def page(self, path: str, body: str, *headers: str) -> str:
        self.answers[path] = page(body.encode(), *headers)
        return self.server.url(path)

    def mood(self, sock: socket.socket, stop: Event) -> None:
        path = self.asked()[-1]
        stop.wait(self.pause(path))
        sock.sendall(self.answers.get(path, page(b"<p>Nothing.", status="404 Not Found")))

    def pause(self, path: str) -> float:
        """Seconds before it answers."""
        return self.seconds

    def asked(self) -> list[str]:
        return [request.split(b" ")[1].decode() for request in self.server.asked]


def request(sock: socket.socket) -> bytes:
    """What is asked on this connection, as far as the end of its headers."""
    asked = b""
    while b"\r\n\r\n" not in asked:
        if not (piece := sock.recv(65_536)):
            break
        asked += piece
    return asked


def saying(answer: bytes) -> Mood:
    """Answer this and hang up."""
    return lambda sock, stop: sock.sendall(answer)


def page(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """An answer with this body; text/html unless a header says otherwise."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers]
    if not any(line.lower().startswith("content-type:") for line in lines):
        lines.append("Content-Type: text/html; charset=utf-8")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def redirect(to: str, status: str = "302 Found") -> bytes:
    return b"HTTP/1.1 %s\r\nContent-Length: 0\r\nLocation: %s\r\n\r\n" % (status.encode(), to.encode())


def trickling(start: bytes, drop: bytes, pause: float = 0.05) -> Mood:
    """Send the start, and then a drop at a time without end."""

    def mood(sock: socket.socket, stop: Event) -> None:
        sock.sendall(start)
        while not stop.wait(pause):
            sock.sendall(drop)

    return mood


def silent(sock: socket.socket, stop: Event) -> None:
    """Say nothing until the end."""
    stop.wait(30)


class _Record:
    """What Python's own audit of `connect` saw while somebody looked; machines outside are never reached."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, int]] | None = None
        sys.addaudithook(self.note)

    def note(self, event: str, details: tuple[object, ...]) -> None:
        if event != "socket.connect" or self.seen is None or not isinstance(details[1], tuple):
            return
        host, port = details[1][:2]
        self.seen.append((host, port))
        if not host.startswith("127.") and host != "::1":
            raise ConnectionRefusedError("A test does not leave this machine.")


_record = _Record()


@contextlib.contextmanager
def connections() -> Iterator[list[tuple[str, int]]]:
    """Every (host, port) that anything in this process asks to be connected to."""
    seen: list[tuple[str, int]] = []
    _record.seen = seen
    try:
        yield seen
    finally:
        _record.seen = None
