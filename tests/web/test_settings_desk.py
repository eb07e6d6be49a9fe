"""What administrators keep for the desk: the rating scale, topics, letters to parties."""

import pytest
from django.test import Client

from claims.actions import desk_words
from claims.domain.refusals import NotAllowed
from claims.models import DeskTopic, HistoryEntry, Rating, ReplyTemplate
from tests import builders
from tests.builders import Staff
from tests.web.at_the_claim import desk_of, page_of

pytestmark = pytest.mark.django_db

RATINGS, TOPICS, LETTERS = "/settings/ratings/", "/settings/topics/", "/settings/templates/"
RATING = {
    "key": "half_true",
    "label": "Half true",
    "number": "3",
    "colour": "mixed",
    "against": "claimants",
    "explanation": "Some of it holds.",
    "in_use": "1",
}
LETTER = {
    "name": "First letter",
    "subject": "Your reply on {claim}",
    "body": "Dear {party},\n\n{questions}\n\nPlease answer by {deadline}.",
    "in_use": "1",
}


@pytest.fixture
def admin(staff: Staff) -> Client:
    return desk_of(staff.admin)


@pytest.mark.parametrize("address", [RATINGS, TOPICS, LETTERS, f"{LETTERS}add/"])
def test_the_desks_settings_are_for_administrators(admin: Client, staff: Staff, address: str) -> None:
    edda = desk_of(staff.edda)
    assert edda.get(address).status_code == 403
    assert edda.post(address, {}).status_code in {403, 405}
    assert "Rating scale" not in edda.get("/settings/").text
    page = admin.get(address)
    assert page.status_code == 200
    assert 'href="/admin/claims/rule/">Rules</a>' in page.text


def test_no_editor_writes_them_by_another_door(staff: Staff) -> None:
    with pytest.raises(NotAllowed):
        desk_words.save_topic(topic=None, name="Housing", in_use=True, by=staff.edda)


def test_a_rating_is_added_to_the_scale_changed_and_taken_out_of_use(admin: Client, staff: Staff) -> None:
    assert "“Half true” is on the scale." in admin.post(RATINGS, RATING, follow=True).text
    kept = Rating.objects.get(key="half_true")

    admin.post(f"{RATINGS}{kept.pk}/", {**RATING, "label": "Half", "number": "", "in_use": ""})

    kept.refresh_from_db()
    assert (kept.label, kept.number, kept.in_use) == ("Half", None, False)
    assert HistoryEntry.objects.filter(subject="rating", subject_id=kept.pk, actor_name="Admin").count() == 2
    claim = builders.ready_to_propose(staff)
    assert "half_true" not in page_of(claim, staff.ravi)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"number": "9"}, "between 1 and 5"),
        ({"number": "three"}, "The number is a whole one, or absent."),
        ({"label": ""}, "A rating needs a label."),
        ({"key": "false"}, "Give the rating a key that no other rating has."),
        ({"colour": "mauve"}, "Choose the colour."),
    ],
)
def test_a_rating_that_cannot_be_is_refused_and_nothing_is_lost(
    admin: Client, wrong: dict[str, str], sentence: str
) -> None:
    answer = admin.post(RATINGS, {**RATING, **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert "Some of it holds." in answer.text


def test_a_topic_is_offered_at_triage_until_it_is_out_of_use(admin: Client, staff: Staff) -> None:
    claim = builders.claim()
    admin.post(TOPICS, {"name": "Housing"})
    assert '<option value="Housing"></option>' in page_of(claim, staff.edda)

    topic = DeskTopic.objects.get()
    admin.post(f"{TOPICS}{topic.pk}/", {"name": "Homes", "in_use": "1"})
    assert '<option value="Homes"></option>' in page_of(claim, staff.edda)
    admin.post(f"{TOPICS}{topic.pk}/", {"name": "Homes"})
    assert "Homes" not in page_of(claim, staff.edda)
    assert HistoryEntry.objects.filter(kind="topic.saved").count() == 3


def test_two_topics_have_two_names(admin: Client) -> None:
    admin.post(TOPICS, {"name": "Housing"})
    answer = admin.post(TOPICS, {"name": " HOUSING "})
    assert answer.status_code == 422
    assert "There is a topic “HOUSING” already." in answer.text
    assert DeskTopic.objects.count() == 1


def test_a_letter_is_filled_for_each_party_that_is_asked(admin: Client, staff: Staff) -> None:
    assert "“First letter” is saved." in admin.post(f"{LETTERS}add/", LETTER, follow=True).text
    claim = builders.researching(staff)
    party = claim.appearances.get().party_id
    asked = {
        "party": party,
        "questions": "Is it so?",
        "channel": "email",
        "deadline": builders.day_to_come(5),
    }
    desk_of(staff.ravi).post(f"/claims/{claim.pk}/replies/", asked)

    page = page_of(claim, staff.ravi)

    assert "<summary>Letter: First letter</summary>" in page
    assert f'value="Your reply on {claim.text}"' in page
    assert "Dear Dora Finch,\n\nIs it so?\n\nPlease answer by " in page
    assert ", 23:59 UTC." in page


def test_a_letter_out_of_use_is_offered_to_nobody(admin: Client, staff: Staff) -> None:
    admin.post(f"{LETTERS}add/", LETTER)
    admin.post(f"{LETTERS}{ReplyTemplate.objects.get().pk}/", {**LETTER, "in_use": ""})
    claim = builders.ready_to_propose(staff)
    assert "First letter" not in page_of(claim, staff.ravi)
    assert "out of use" in admin.get(LETTERS).text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"body": "Dear {partie},"}, "“{partie}” is no place that is filled: write {party}, {claim},"),
        ({"subject": " "}, "Write something here."),
        ({"name": "N" * 61}, "At most 60 characters, please; these are 61."),
    ],
)
def test_a_letter_that_cannot_be_filled_is_refused_and_nothing_is_lost(
    admin: Client, wrong: dict[str, str], sentence: str
) -> None:
    answer = admin.post(f"{LETTERS}add/", {**LETTER, "name": "Another", **wrong})
    assert answer.status_code == 422
    assert sentence in answer.text
    assert not ReplyTemplate.objects.exists()


def test_what_a_party_is_called_is_never_taken_for_a_place(staff: Staff) -> None:
    fields = ReplyTemplate(name="a", subject="{party}", body="{claim}").fields
    filled = fields.filled({"party": "{claim}", "claim": "A {deadline}", "questions": "", "deadline": ""})
    assert (filled.subject, filled.body) == ("{claim}", "A {deadline}")
