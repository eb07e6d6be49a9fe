"""A mail server of our own on a port of this machine, which can be told to refuse, break off or hang."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage

GREETING, HELLO, SENDER, RECIPIENT, DATA, MAIL = "greeting", "EHLO", "MAIL", "RCPT", "DATA", "mail"
HANG, BREAK_OFF = "hang", "break off"
_USUAL = {
    GREETING: "220 ready",
    HELLO: "250 hello",
    SENDER: "250 fine",
    RECIPIENT: "250 fine",
    DATA: "354 go on",
    MAIL: "250 taken",
    "RSET": "250 fine",
    "QUIT": "221 bye",
}


@dataclass
class MailServer:
    """`answers` changes what it says at a step: a line of SMTP, HANG or BREAK_OFF.

    `moods` is what the first who call are greeted with, one each. `mails` is what it has, said or unsaid.
    """

    port: int
    moods: list[str] = field(default_factory=list)
    answers: dict[str, str] = field(default_factory=dict)
    mails: list[EmailMessage] = field(default_factory=list)
    connections: int = 0
    ended: threading.Event = field(default_factory=threading.Event)

    def talk(self, connection: socket.socket) -> None:
        self.connections += 1
        with connection, connection.makefile("rb") as lines:
            if not self.says(connection, GREETING):
                return
            for line in lines:
                step = line[:4].decode("ascii", "replace").strip().upper()
                if not self.says(connection, step):
                    return
                if step == DATA and not self.take(connection, lines):
                    return

    def take(self, connection: socket.socket, lines: Iterator[bytes]) -> bool:
        body = []
        for line in lines:
            if line == b".\r\n":
                break
            body.append(line.removeprefix(b"."))
        if not self.answers.get(MAIL, _USUAL[MAIL]).startswith(("4", "5")):
            self.mails.append(message_from_bytes(b"".join(body), policy=policy.default))
        return self.says(connection, MAIL)

    def says(self, connection: socket.socket, step: str) -> bool:
        answer = self.answers.get(step, _USUAL.get(step, "502 what?"))
        if step == GREETING and self.moods:
            answer = self.moods.pop(0)
        if answer == HANG:
            self.ended.wait()
        if answer in (HANG, BREAK_OFF):
            return False
        connection.sendall(f"{answer}\r\n".encode())
        return True


@contextmanager
def serving(*moods: str) -> Iterator[MailServer]:
    """The server, for as long as the block lasts."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = MailServer(listening.getsockname()[1], list(moods))
        listening.settimeout(0.1)
        threads: list[threading.Thread] = []

        def accept() -> None:
            while not server.ended.is_set():
                try:
                    connection, _ = listening.accept()
                except TimeoutError:
                    continue
                connection.settimeout(10)
                thread = threading.Thread(target=server.talk, args=(connection,), daemon=True)
                thread.start()
                threads.append(thread)

        accepting = threading.Thread(target=accept, daemon=True)
        accepting.start()
        try:
            yield server
        finally:
            server.ended.set()
            for thread in (accepting, *threads):
                thread.join(timeout=5)
