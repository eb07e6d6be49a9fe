"""Talk on the claim page, watching, and who may see any of it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from claims.actions import comments, watches
from claims.actions.comments import About
from claims.models import Claim, Comment, Watch
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, page_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim(db: None) -> Claim:
    return builders.claim("Harwick built 400 homes")


def talk_of(html: str) -> str:
    return html[html.index('id="talk"') : html.index('id="history"')]


def test_a_comment_and_a_reply_are_written_without_script(ravi: Client, staff: Staff, claim: Claim) -> None:
    said = claim.appearances.get()
    answer = ravi.post(
        f"/claims/{claim.pk}/comments/",
        {"text": "@cleo who counted? @nobody", "about": f"statement-{said.pk}"},
        follow=True,
    )
    assert answer.redirect_chain == [(f"/claims/{claim.pk}/#talk", 302)]
    talk = talk_of(answer.text)
    assert '<b class="mention">@cleo</b> who counted? @nobody' in talk
    assert f'href="/articles/{said.snapshot.article_id}/#s{said.pk}"' in talk

    thread = Comment.objects.get()
    desk_of(staff.cleo).post(f"/claims/{claim.pk}/comments/{thread.pk}/replies/", {"text": "The council."})

    talk = talk_of(page_of(claim, staff.ravi))
    assert talk.index("who counted?") < talk.index("The council.")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"text": " "}, "Write something first."),
        ({"text": "Kept words", "about": "source-999999"}, "is gone from the claim"),
        ({"text": "Kept words", "about": "statement-x"}, "is gone from the claim"),
        ({"text": "Kept words" + "!" * 5000}, "at most 5,000 characters"),
    ],
)
def test_what_is_refused_says_why_and_keeps_what_was_typed(
    ravi: Client, claim: Claim, given: dict[str, str], sentence: str
) -> None:
    answer = ravi.post(f"/claims/{claim.pk}/comments/", given)

    assert answer.status_code == 422
    assert sentence in talk_of(answer.text)
    assert given["text"].strip() in talk_of(answer.text)


def test_somebody_elses_comment_can_be_replied_to_and_not_changed(
    ravi: Client, staff: Staff, claim: Claim
) -> None:
    comment = comments.add(claim=claim, text="Which year?", by=staff.cleo)
    address = f"/claims/{claim.pk}/comments/{comment.pk}/"
    talk = talk_of(page_of(claim, staff.ravi))
    assert f'action="{address}replies/"' in talk
    assert f'action="{address}"' not in talk

    answer = ravi.post(address, {"text": "Mine", "version": 1})

    assert answer.status_code == 403
    assert "Only who wrote a comment may change it" in answer.text
    assert ravi.post(f"{address}remove/").status_code == 403
    assert ravi.get(f"/claims/{builders.claim().pk}/").status_code == 200
    assert ravi.post(f"/claims/{builders.claim().pk}/comments/{comment.pk}/", {}).status_code == 404


def test_a_removed_comment_is_struck_out_with_who_and_when(ravi: Client, staff: Staff, claim: Claim) -> None:
    comment = comments.add(claim=claim, text="Off the record", by=staff.ravi)

    ravi.post(f"/claims/{claim.pk}/comments/{comment.pk}/remove/")

    page = page_of(claim, staff.cleo)
    assert "<del>Off the record</del>" in page
    assert re.search(r"Removed by Ravi, \d+ \w+ \d{4}, \d\d:\d\d UTC", page)
    assert "removed the comment" in page


def test_a_thread_is_resolved_and_reopened(ravi: Client, staff: Staff, claim: Claim) -> None:
    thread = comments.add(claim=claim, text="Which year?", by=staff.cleo)
    address = f"/claims/{claim.pk}/comments/{thread.pk}/"

    ravi.post(f"{address}resolve/")
    page = page_of(claim, staff.cleo)
    assert "1 resolved thread" in page
    assert "Resolved by Ravi" in page
    ravi.post(f"{address}reopen/")

    assert "resolved thread" not in talk_of(page_of(claim, staff.cleo))


def test_people_are_suggested_by_the_beginning_of_a_name(ravi: Client, staff: Staff) -> None:
    assert 'data-mention="cleo"' in ravi.get("/people/", {"text": "Ask @Cl"}).text
    for text in ("Ask Cl", "Ask @cleo now", "Ask @x\0"):
        assert "data-mention" not in ravi.get("/people/", {"text": text}).text
    assert Client().get("/people/", {"text": "@"}).status_code == 302


def test_a_claim_is_watched_and_everybody_sees_who_watches(ravi: Client, staff: Staff, claim: Claim) -> None:
    answer = ravi.post(f"/claims/{claim.pk}/watch/", {"next": "/?view=all"})
    assert answer["Location"] == "/?view=all"
    assert "watched by you" in page_of(claim, staff.ravi)
    assert "watched by Ravi" in page_of(claim, staff.cleo)
    assert 'class="text" href' in ravi.get("/?view=watching").text
    assert "Unwatch" in ravi.get("/").text

    answer = ravi.post(f"/claims/{claim.pk}/unwatch/", {"next": "https://elsewhere.example/"})

    assert answer["Location"] == f"/claims/{claim.pk}/"
    assert not Watch.objects.exists()
    assert 'class="text" href' not in ravi.get("/?view=watching").text


def test_the_desk_and_the_reader_count_the_comments_that_stand(
    ravi: Client, staff: Staff, claim: Claim
) -> None:
    said = claim.appearances.get()
    thread = comments.add(claim=claim, text="One.", about=About(statement=said), by=staff.ravi)
    comments.reply(thread=thread, text="Two.", by=staff.cleo)
    comments.remove(comment=comments.add(claim=claim, text="Three.", by=staff.ravi), by=staff.ravi)

    assert ">2 comments</a>" in ravi.get("/").text
    assert ">2 comments</a>" in ravi.get(f"/articles/{said.snapshot.article_id}/").text


def test_nothing_of_the_talk_is_ever_published(staff: Staff, client: Client) -> None:
    claim = builders.in_second_reading(staff)
    secret = "Unpublishable remark"
    source, said = claim.sources.get(), claim.appearances.get()
    for about in (About(), About(source=source), About(statement=said)):
        comments.reply(
            thread=comments.add(claim=claim, text=secret, about=about, by=staff.ravi),
            text=secret,
            by=staff.cleo,
        )
    watches.start(claim=claim, by=staff.edda)
    builders.move(claim, "confirm", staff.cleo)

    for address in (f"/checks/{claim.pk}/", "/checks/"):
        page = client.get(address)
        assert page.status_code == 200
        assert secret not in page.text
    assert secret not in str(claim.verdicts.get().published_as)
    assert client.get(f"/claims/{claim.pk}/").status_code == 302
    assert client.get(f"/api/v1/claims/{claim.pk}/comments/").status_code == 401


def _talk(claim: Claim, number: int, by: Staff) -> None:
    """That many threads with a reply and a mention each, as the actions would leave them."""
    people = builders.person()
    rows = Comment.objects.bulk_create(
        Comment(claim=claim, text=f"Say {n}, @cleo", author=by.ravi, written_at=timezone.now())
        for n in range(number)
    )
    Comment.objects.bulk_create(
        Comment(claim=claim, thread=row, text="Yes.", author=people, written_at=timezone.now())
        for row in rows
    )
    for row in rows[:5]:
        row.mentions.create(user=by.cleo)
    Watch.objects.get_or_create(claim=claim, user=people)


def test_pages_cost_the_same_with_3_comments_and_with_300(ravi: Client, staff: Staff) -> None:
    claim = builders.claim()
    article = claim.appearances.get().snapshot.article_id
    addresses = (f"/claims/{claim.pk}/", "/", f"/articles/{article}/")

    def costs() -> list[int]:
        found = []
        for address in addresses:
            with CaptureQueriesContext(connection) as captured:
                assert ravi.get(address).status_code == 200
            found.append(len(captured))
        return found

    _talk(claim, 3, staff)
    few = costs()
    _talk(claim, 297, staff)

    assert costs() == few
