"""Articles, stories, feeds, parties and checks of others, for somebody who reads German."""

import pytest
from django.test import Client
from django.utils import translation

from claims.actions import feed_polls, feeds
from claims.domain.feeds import read_address
from claims.domain.refusals import WrongState, why_not
from claims.gateways.feeds_json import NOT_A_FEED
from claims.matching import likeness
from claims.models import Feed, Party
from claims.policy import stories
from claims.web.presenters import feeds as presenter
from tests import builders, outside
from tests.builders import Staff

pytestmark = pytest.mark.django_db

TEXT = "HARWICK — The council said the bridge will cost nine million crowns. The port authority denied it."


@pytest.fixture
def german(staff: Staff) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(staff.edda)
    return client


def shown(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_an_article_is_read_in_the_readers_language_and_its_text_stays(german: Client, staff: Staff) -> None:
    article = builders.article(TEXT, by=staff.edda)
    found = builders.statement("the bridge will cost nine million crowns", within=builders.snapshot(article))
    page = shown(german, f"/articles/{article.pk}/?form=edit-{found.pk}")
    assert "the bridge will cost nine million crowns" in page
    assert "Wer es sagt" in page
    assert "auf dem Desk als" in page
    assert "Speichern und annehmen" in page
    assert "Fassungen" in shown(german, f"/articles/{article.pk}/edits/")
    assert "zählt als ein unabhängiger Ursprung" in shown(german, f"/articles/{article.pk}/story/")


def test_articles_are_added_in_the_readers_language(german: Client) -> None:
    page = shown(german, "/articles/add/")
    assert "Abrufen und analysieren" in page
    assert "Oder legen Sie sie irgendwo auf diesem Formular ab." in page
    assert "Noch keine Artikel" in shown(german, "/articles/")
    two = {"address": "https://courier.example/1\nhttps://courier.example/2"}
    taken = german.post("/articles/add/addresses/", two)
    page = shown(german, taken["Location"])
    assert "2 Adressen werden abgerufen." in page
    assert "2 Artikel: 2 unterwegs." in page
    refused = german.post("/articles/add/", {"text": " "})
    assert "Es gibt keinen Text" in refused.content.decode()
    assert "2 Artikel" in shown(german, "/articles/")


def test_a_party_is_shown_in_the_readers_language_and_its_name_does_no_harm(german: Client) -> None:
    builders.claim(said_by=builders.voice("<b>Venn</b> 100 % & Co"))
    page = shown(german, f"/parties/{Party.objects.get(name__contains='Venn').pk}/")
    assert "Behauptungen von &lt;b&gt;Venn&lt;/b&gt; 100 % &amp; Co" in page
    assert "Niemand kontrolliert" not in page
    assert "1 Behauptung" in page
    assert "Wer in den Artikeln mit Namen zu Wort kommt" in shown(german, "/parties/")


def test_checks_of_others_are_listed_in_the_readers_language(german: Client, staff: Staff) -> None:
    outside.bring(staff.edda, outside.review())
    page = shown(german, "/outside-checks/")
    assert "Fremde Faktenchecks" in page
    assert "Nicht zugeordnet" in page
    assert "Was fremde Einstufungen hier bedeuten" in shown(german, "/outside-checks/ratings/")


def test_what_a_worker_noted_of_a_feed_is_said_where_it_is_a_sentence_of_ours(
    german: Client, staff: Staff
) -> None:
    feed = feeds.add(address="https://ledger.example/feed", by=staff.edda)
    feed_polls.fail(feed_id=feed.pk, problem=NOT_A_FEED)
    page = shown(german, f"/feeds/{feed.pk}/")
    assert Feed.objects.get().problem == NOT_A_FEED
    assert "Unter dieser Adresse steht kein Feed" in page
    with translation.override("de"):
        assert presenter.said("100 % of <it> is theirs") == "100 % of <it> is theirs"


def test_a_refusal_is_said_in_the_language_of_who_asked() -> None:
    with translation.override("de"):
        assert why_not(lambda: stories.check_may_part(others=0)).startswith("Dieser Artikel ist schon")
        assert "http:// oder https://" in why_not(lambda: read_address("ftp://ledger.example/feed"))
    with pytest.raises(WrongState, match="is a story of its own already"):
        stories.check_may_part(others=0)


def test_why_two_articles_are_one_is_kept_in_english_and_said_in_german() -> None:
    marks = likeness.marks(TEXT)
    alike = likeness.between(marks, marks)
    with translation.override("de"):
        assert alike.reasons[0] == "100 % of the shorter text’s words stand in the same order"
        assert alike.told[0] == "100 % der Wörter des kürzeren Textes stehen in derselben Reihenfolge"
