"""Django's own way to a mail server, which also knows how far it came."""

import smtplib

from django.core.mail.backends.smtp import EmailBackend


class Backend(EmailBackend):
    """`handed_over`: the server was told to take a message, so that it may have it whatever comes after."""

    handed_over = False

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _told(self, smtplib.SMTP_SSL if self.use_ssl else smtplib.SMTP)


def _told(backend: Backend, kind: type[smtplib.SMTP]) -> type[smtplib.SMTP]:
    class Noting(kind):  # type: ignore[misc,valid-type]  # one of the two that smtplib has
        def data(self, msg: bytes | str) -> tuple[int, bytes]:
            backend.handed_over = True
            answer: tuple[int, bytes] = super().data(msg)
            return answer

    return Noting
