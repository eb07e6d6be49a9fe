"""Sending one letter: at most once, as far as anybody can know who speaks SMTP."""

from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation

from claims.actions import letters, relay
from claims.gateways import mail
from claims.gateways.mail import Mail, NotTaken, PerhapsTaken
from claims.models import Letter
from claims.publishing.letters import written
from claims.queries import letters as told


def send(held: relay.Lease) -> None:
    """Send it, unless it may have been sent already or nobody wants it any more.

    `begun_at` is written before a server is asked. Whoever finds it there took over from a worker that
    stopped in between: the letter is left in doubt and not sent again, since the app has told it anyway.
    Raises NotTaken, and so tries again later, where certainly no server has it.
    """
    letter = Letter.objects.select_related("user").get(pk=held.object_id)
    if letter.begun_at is not None:
        with relay.finishing(held):
            letters.leave_in_doubt(letter=letter)
        return
    ready = _ready(letter)
    if ready is None:
        with relay.finishing(held):
            letters.drop(letter=letter)
        return
    with relay.holding(held):
        letters.begin(letter=letter)
    try:
        mail.send(ready)
    except NotTaken:
        with relay.holding(held):
            letters.take_back(letter=letter)
        raise
    except PerhapsTaken:
        with relay.finishing(held):
            letters.leave_in_doubt(letter=letter)
        return
    with relay.finishing(held):
        letters.sent(letter=letter)


def _ready(letter: Letter) -> Mail | None:
    """The letter as it goes out; None where there is nothing left to tell, or nobody to tell it to."""
    page = told.of(letter)
    if page is None:
        return None
    with translation.override(settings.LANGUAGE_CODE):
        text = written(page)
    host = urlsplit(settings.PUBLIC_URL).hostname or "localhost"
    return Mail(
        to=letter.user.email,
        subject=text.subject,
        text=text.plain,
        html=text.html,
        headers={
            "Message-ID": f"<{letter.key}@{host}>",
            # One press in the mail program (RFC 8058), or a page that asks first.
            "List-Unsubscribe": f"<{page.stop}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
