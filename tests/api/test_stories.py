"""The story of an article through the API: shown, joined, split and undone, by the rules of its page."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.actions import stories
from claims.models import Article
from tests import builders
from tests.api.client import client_of

pytestmark = pytest.mark.django_db

V1 = "/api/v1/articles"


def test_an_article_is_joined_split_off_and_that_is_undone() -> None:
    staff = builders.staff()
    one, other = builders.article(), builders.article()
    api = client_of(staff.edda)

    joined = api.post(f"{V1}/{one.pk}/story/join/", {"article": other.pk}).json()
    assert [row["id"] for row in joined["articles"]] == [one.pk, other.pk]
    assert joined["articles"][1]["joined"]["made_by"]["username"] == "edda"
    assert joined["origin"] == "Harwick Courier"

    parted = api.post(f"{V1}/{other.pk}/story/part/").json()
    assert [row["id"] for row in parted["articles"]] == [other.pk]
    assert api.post(f"{V1}/{other.pk}/story/part/").status_code == 409

    (last,) = parted["moves"]
    assert (last["move"]["other"], last["may_not_undo"]) == (None, "")
    api.post(f"{V1}/{other.pk}/story/undo/", {"move": last["move"]["id"]})
    assert len(api.get(f"{V1}/{one.pk}/story/").json()["articles"]) == 2


def test_who_may_not_is_refused_and_told_beforehand() -> None:
    staff = builders.staff()
    one, other = builders.article(), builders.article()
    client_of(staff.edda).post(f"{V1}/{one.pk}/story/join/", {"article": other.url})
    api = client_of(staff.ravi)

    (said,) = api.get(f"{V1}/{one.pk}/story/").json()["moves"]

    assert said["may_not_undo"] == "Only editors or administrators may join or part stories."
    assert api.post(f"{V1}/{one.pk}/story/part/").status_code == 403
    assert Article.objects.get(pk=one.pk).story_id == Article.objects.get(pk=other.pk).story_id


def test_what_names_no_article_is_refused_at_its_field() -> None:
    api = client_of(builders.staff().edda)
    one = builders.article()
    for sent in ({"article": "77777"}, {}, {"article": [1]}):
        answer = api.post(f"{V1}/{one.pk}/story/join/", sent)
        assert (answer.status_code, list(answer.json()["errors"])) == (422, ["article"])
    assert api.post(f"{V1}/{one.pk}/story/undo/", {"move": "77777"}).status_code == 404
    assert api.get(f"{V1}/77777/story/").status_code == 404


def test_a_story_of_20_articles_asks_as_much_as_one_of_3() -> None:
    staff = builders.staff()
    api, counts = client_of(staff.ravi), []
    for count in (3, 20):
        one = builders.article()
        for _ in range(count - 1):
            stories.join(article=builders.article(), other=one, by=staff.edda)
        with CaptureQueriesContext(connection) as queries:
            assert len(api.get(f"{V1}/{one.pk}/story/").json()["articles"]) == count
        counts.append(len(queries))
    assert counts[0] == counts[1]
