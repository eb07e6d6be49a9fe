"""Mail: from a notice to a real mail server, once, whatever the server does."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from claims.actions import bulk, choices, comments, digests, letters, relay
from claims.domain.inputs import MoveInputs
from claims.domain.notices import Channel, NoticeKind
from claims.domain.topics import Queue, Topic
from claims.domain.transitions import Move
from claims.models import Claim, Letter, Notice, OutboxEvent, User
from claims.pipeline import clock, drain
from tests import builders, smtp
from tests.builders import Staff
from tests.smtp import MailServer

pytestmark = pytest.mark.django_db
MORNING = datetime(2026, 11, 3, 8, tzinfo=UTC)


@pytest.fixture
def server(settings: Settings) -> Iterator[MailServer]:
    with smtp.serving() as server:
        settings.EMAIL_BACKEND = "claims.gateways.smtp.Backend"
        settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", server.port, 0.3
        settings.MAIL_ON, settings.PUBLIC_URL = True, "https://check.example.org"
        yield server


@pytest.fixture
def staff() -> Staff:
    found = builders.staff()
    User.objects.filter(pk=found.cleo.pk).update(email="cleo@desk.example")
    found.cleo.refresh_from_db()
    return found


@pytest.fixture
def claim(staff: Staff) -> Claim:
    return builders.claim("Harwick built 400 homes")


def mention(claim: Claim, staff: Staff, text: str = "@cleo, which year?") -> None:
    comments.add(claim=claim, text=text, by=staff.ravi)
    drain.drain_all()


def row() -> OutboxEvent:
    return OutboxEvent.objects.filter(topic=Topic.NOTICE_MAIL).latest("pk")


def try_again() -> None:
    """Some time later."""
    OutboxEvent.objects.filter(done_at__isnull=True, dead_at__isnull=True).update(due_at=timezone.now())
    drain.drain(Queue.MAIL)


def plain(mail: EmailMessage) -> str:
    return str(next(mail.iter_parts()).get_content())


def stop_link(mail: EmailMessage) -> str:
    return str(mail["List-Unsubscribe"]).strip(" <>").removeprefix("https://check.example.org")


def test_a_mention_is_mailed_at_once_and_leads_to_the_very_comment(
    server: MailServer, claim: Claim, staff: Staff
) -> None:
    mention(claim, staff)

    (mail,) = server.mails
    notice = Notice.objects.get(user=staff.cleo)
    assert mail["To"] == "cleo@desk.example"
    assert mail["Subject"].strip() == f"Ravi mentioned you on {claim.number}: “@cleo, which year?”"
    place = f"https://check.example.org/claims/{claim.pk}/#comment-{notice.comment_id}"
    assert all(place in str(part.get_content()) for part in mail.iter_parts())
    letter = Letter.objects.get()
    assert mail["Message-ID"] == f"<{letter.key}@check.example.org>"
    assert notice.letter == letter
    assert notice.mailed_at == letter.sent_at is not None


def test_nobody_is_mailed_without_an_address_or_where_mail_is_off(
    server: MailServer, settings: Settings, claim: Claim, staff: Staff
) -> None:
    mention(claim, staff, "@edda, which year?")
    settings.MAIL_ON = False
    mention(claim, staff)

    assert server.connections == 0
    assert set(Notice.objects.values_list("channel", flat=True)) == {"app"}


@pytest.mark.parametrize(
    ("step", "answer"), [(smtp.RECIPIENT, "450 later"), (smtp.GREETING, smtp.HANG), (smtp.MAIL, "554 no")]
)
def test_a_mail_that_was_not_taken_waits_and_is_sent_once_the_server_takes_it(
    server: MailServer, claim: Claim, staff: Staff, step: str, answer: str
) -> None:
    server.answers[step] = answer
    mention(claim, staff)
    assert "The mail server: " in row().problem
    assert row().due_at - timezone.now() > timedelta(seconds=100)

    server.answers.clear()
    try_again()
    try_again()

    assert len(server.mails) == 1
    assert row().done_at is not None


def test_a_server_that_never_takes_it_ends_among_the_dead_letters_and_the_app_has_told_it(
    server: MailServer, claim: Claim, staff: Staff
) -> None:
    server.answers[smtp.RECIPIENT] = "550 nobody of that name"
    mention(claim, staff)
    for _ in range(6):
        try_again()

    assert row().dead_at is not None
    assert "nobody of that name" in row().problem
    assert server.connections == 5
    assert Notice.objects.get(user=staff.cleo).mailed_at is None

    server.answers.clear()
    relay.revive(row())
    try_again()

    assert len(server.mails) == 1


def test_a_mail_that_the_server_perhaps_has_is_not_sent_again(
    server: MailServer, claim: Claim, staff: Staff
) -> None:
    server.answers[smtp.MAIL] = smtp.HANG
    mention(claim, staff)
    server.answers.clear()
    try_again()

    letter = Letter.objects.get()
    assert letter.perhaps_sent_at is not None
    assert (letter.sent_at, Notice.objects.get(user=staff.cleo).mailed_at) == (None, None)
    assert row().done_at is not None
    assert len(server.mails) == 1


def test_a_mail_whose_worker_died_over_it_is_left_in_doubt(
    server: MailServer, claim: Claim, staff: Staff
) -> None:
    server.answers[smtp.RECIPIENT] = "450 later"
    mention(claim, staff)
    server.answers.clear()
    letters.begin(letter=Letter.objects.get())

    try_again()

    assert server.mails == []
    assert Letter.objects.get().perhaps_sent_at is not None


def test_a_mail_that_nobody_wants_any_more_is_dropped(server: MailServer, claim: Claim, staff: Staff) -> None:
    server.answers[smtp.RECIPIENT] = "450 later"
    mention(claim, staff)
    server.answers.clear()
    choices.choose(channels={NoticeKind.MENTION: Channel.APP}, by=staff.cleo)

    try_again()

    assert server.mails == []
    assert Letter.objects.get().dropped_at is not None


def test_the_link_in_a_mail_stops_its_sort_by_post_alone_and_without_a_login(
    server: MailServer, claim: Claim, staff: Staff, client: Client
) -> None:
    mention(claim, staff)
    (mail,) = server.mails
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    link = stop_link(mail)
    assert link in plain(mail)

    assert "“Mentions”?" in client.get(link).text
    mention(claim, staff)
    assert len(server.mails) == 2

    strict = Client(enforce_csrf_checks=True)
    assert "It is done" in strict.post(link, {"List-Unsubscribe": "One-Click"}).text
    mention(claim, staff)

    assert len(server.mails) == 2
    assert Notice.objects.filter(user=staff.cleo).count() == 3
    assert client.post(link[:-3] + "x/").status_code == 404


def test_one_mail_a_day_tells_what_happened_by_claim(server: MailServer, claim: Claim, staff: Staff) -> None:
    other = builders.claim("The ferry sank")
    for one in (claim, other, claim):
        choices.watch_on_work(wanted=True, by=staff.cleo)
        comments.add(claim=one, text="Mine.", by=staff.cleo)
        drain.drain_all()
        comments.add(claim=one, text="Which year?", by=staff.ravi)
    drain.drain_all()
    assert server.mails == []

    assert digests.write_due(MORNING) == 1
    assert digests.write_due(MORNING + timedelta(hours=3)) == 0
    drain.drain_all()

    (mail,) = server.mails
    text = plain(mail)
    assert mail["Subject"].strip() == "3 things about 2 claims, to 3 Nov"
    assert text.count(f"Ravi commented on {claim.number}") == 2
    assert len(re.findall(r"^C-\d+  ", text, re.MULTILINE)) == 2
    assert Notice.objects.filter(user=staff.cleo, mailed_at__isnull=False).count() == 3


@pytest.mark.parametrize("channel", [Channel.MAIL, Channel.DIGEST])
def test_the_end_of_a_bulk_move_is_mailed_as_its_owner_chooses(
    server: MailServer, claim: Claim, staff: Staff, channel: Channel
) -> None:
    choices.choose(channels={NoticeKind.BULK: channel}, by=staff.cleo)
    _one_for_the_digest(claim, staff)
    claims = {one.pk: one.version for one in (builders.triaged(staff), claim)}
    job = bulk.start(move=Move.TAKE, inputs=MoveInputs(), claim_versions=claims, by=staff.cleo)
    drain.drain_all()
    digests.write_due(MORNING)
    drain.drain_all()

    told = next(mail for mail in server.mails if f"/bulk/{job.pk}/" in plain(mail))
    lines = plain(told).splitlines()
    begins = lines.index(f"Bulk move {job.pk}  Take")
    assert lines[begins + 1] == f"https://check.example.org/bulk/{job.pk}/"
    assert lines[begins + 3] == "- Bulk: 1 moved, 1 refused"
    subjects = {
        Channel.MAIL: "Bulk: 1 moved, 1 refused",
        Channel.DIGEST: "2 things about 1 claim and 1 bulk move, to 3 Nov",
    }
    assert told["Subject"].strip() == subjects[channel]


def test_there_is_no_daily_mail_before_its_hour_or_with_nothing_to_tell(
    server: MailServer, settings: Settings, claim: Claim, staff: Staff
) -> None:
    assert digests.write_due(MORNING) == 0
    _one_for_the_digest(claim, staff)
    assert digests.write_due(MORNING.replace(hour=6)) == 0
    settings.DESK_TIME_ZONE = "Europe/Berlin"
    assert digests.write_due(MORNING.replace(hour=6)) == 1
    assert Letter.objects.get().day == MORNING.date()


def test_a_clock_that_jumps_and_beats_that_meet_write_no_day_twice(
    server: MailServer, claim: Claim, staff: Staff
) -> None:
    _one_for_the_digest(claim, staff)
    for hours in (0, 30, 0, 30, 1):
        clock.tick(MORNING + timedelta(hours=hours))
        _one_for_the_digest(claim, staff)
    drain.drain_all()

    days = Letter.objects.order_by("day").values_list("day", flat=True)
    assert list(days) == [MORNING.date(), MORNING.date() + timedelta(days=1)]
    assert len(server.mails) == 2
    assert not letters.write_digest(to=staff.cleo, day=MORNING.date())


def test_the_link_in_the_daily_mail_stops_the_daily_mail(
    server: MailServer, claim: Claim, staff: Staff, client: Client
) -> None:
    _one_for_the_digest(claim, staff)
    digests.write_due(MORNING)
    drain.drain_all()
    link = stop_link(server.mails[0])
    _one_for_the_digest(claim, staff)

    client.post(link)
    _one_for_the_digest(claim, staff)

    assert digests.write_due(MORNING + timedelta(days=1)) == 0
    mention(claim, staff)
    assert len(server.mails) == 2


def _one_for_the_digest(claim: Claim, staff: Staff) -> None:
    """Something that Cleo, who takes part, is told in the daily mail."""
    thread = claim.comments.first() or comments.add(claim=claim, text="Mine.", by=staff.cleo)
    comments.reply(thread=thread, text="Which year?", by=staff.ravi)
    drain.drain_all()
