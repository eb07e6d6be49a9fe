"""Insights on the web: each answer in words, as a chart, as a table and as a file."""

import csv
import io
import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.domain.insights import Question
from claims.domain.roles import Role
from claims.models import Article, Claim, Party, Statement
from tests import builders
from tests.builders import Staff
from tests.web import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda(staff: Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def shown(client: Client, query: str = "") -> str:
    answer = client.get(f"/insights/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def section(page: str, question: str) -> str:
    """The sheet of one answer."""
    return page.split(f'<section class="sheet insight" id="{question}"')[1].split("</section>", maxsplit=1)[0]


def says(page: str, question: str) -> str:
    return section(page, question).split('<p class="says">')[1].split("</p>")[0]


def file(client: Client, question: str, query: str = "") -> list[list[str]]:
    answer = client.get(f"/insights/{question}.csv{query}")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))


def worked(staff: Staff) -> Claim:
    """A published claim, one that came back once and waits again, a new one, and one set aside."""
    claim = builders.published(staff, builders.claim(said_by=builders.voice("Dora Finch")))
    sent_back = builders.in_second_reading(staff)
    builders.move(sent_back, "send_back", staff.cleo, comment="Where is the register?")
    builders.move(sent_back, "propose", staff.ravi, rating="true", reason="It is linked now.")
    builders.set_aside(staff)
    builders.claim()
    return claim


def test_each_answer_says_in_words_what_its_chart_shows(edda: Client, staff: Staff) -> None:
    worked(staff)

    page = shown(edda)

    assert says(page, "work-in-hand").startswith(
        "2 claims in hand now: 1 new, 0 triaged, 0 in research, 1 in second reading."
    )
    assert says(page, "time-to-verdict").startswith("The one first verdict of this time came")
    agreed = "Second readers confirmed 1 of 2 proposals (50 %) and sent 1 back."
    assert says(page, "agreement") == agreed
    assert says(page, "denials-waiting").startswith("No denial waits")
    assert says(page, "verdicts-by-party").endswith("At the top is Dora Finch, with 1 claim.")
    assert says(page, "verdicts-by-reader").startswith("2 people")
    assert says(page, "publishers") == "4 claims came to the desk. Harwick Courier had 4 of them first."
    assert says(page, "ways-in") == "4 claims came in; the most used way: Pasted, 4."


def test_every_chart_has_a_name_a_description_and_the_numbers_as_a_table(edda: Client, staff: Staff) -> None:
    worked(staff)
    Statement.objects.filter(pk=builders.denial(builders.claim()).pk).update(standing="suggested")

    page = shown(edda)

    for question in Question:
        part = section(page, question)
        assert part.count('<svg class="chart"') == 1
        assert f'role="img" aria-labelledby="{question}-t {question}-d"' in part
        assert f'<title id="{question}-t">' in part
        assert f'<desc id="{question}-d">{says(page, question)}' in part
        assert '<th scope="col">' in part
        assert '<th scope="row">' in part
        assert f'href="/insights/{question}.csv?period=12-weeks"' in part


def test_an_empty_desk_says_what_will_be_here(edda: Client) -> None:
    page = shown(edda)

    for question in Question:
        assert "will stand here" in " ".join(says(page, question).split())
    assert '<svg class="chart"' not in page
    assert 'aria-label="Period"' in page


def test_the_numbers_are_a_file_and_agree_with_the_table(edda: Client, staff: Staff) -> None:
    worked(staff)

    rows = file(edda, "verdicts-by-party")
    assert rows == [
        ["Party", "True", "Mostly true", "Misleading", "False", "Unproven", "All"],
        ["Dora Finch", "0", "0", "0", "1", "0", "1"],
    ]
    work = file(edda, "work-in-hand", "?period=4-weeks")
    assert len(work) == 1 + 28
    assert work[-1][1:] == ["1", "0", "0", "1", "2"]
    assert file(edda, "time-to-verdict")[0][3:] == ["Median (hours)", "Nine in ten (hours)"]
    table = section(shown(edda), "agreement").split("<tbody>")[1]
    cells = re.findall(r"<t[hd][^>]*>([^<]*)", table)
    assert file(edda, "agreement")[-1][2:] == cells[-3:]


def test_what_others_wrote_is_no_formula_in_a_file_and_no_markup_on_the_page(
    edda: Client, staff: Staff
) -> None:
    bad = '=HYPERLINK("//x")<script>'
    claim = worked(staff)
    Party.objects.filter(statements__claim=claim).update(name=bad)
    Article.objects.update(publisher=bad)

    assert file(edda, "verdicts-by-party")[1][0] == f"'{bad}"
    assert file(edda, "publishers")[1][0] == f"'{bad}"
    assert "<script>" not in section(shown(edda), "publishers")


def test_period_and_topic_live_in_the_address(edda: Client, staff: Staff) -> None:
    builders.triaged(staff, topic="ferries & fog")
    builders.triaged(staff, topic="bridges")

    page = shown(edda, "?period=year&topic=ferries+%26+fog")

    assert says(page, "work-in-hand").startswith("1 claim in hand now")
    assert 'class="chip on" href="?period=year&amp;topic=ferries+%26+fog" aria-current="true"' in page
    assert 'href="?period=all&amp;topic=ferries+%26+fog"' in page
    assert "<option selected>ferries &amp; fog</option>" in page
    assert 'href="/insights/work-in-hand.csv?period=year&amp;topic=ferries+%26+fog"' in page
    assert file(edda, "work-in-hand", "?period=year&topic=ferries+%26+fog")[-1][-1] == "1"


def test_a_topic_that_no_claim_has_stays_chosen_and_leaves_nothing(edda: Client, staff: Staff) -> None:
    builders.triaged(staff, topic="ferries")

    page = shown(edda, "?topic=otters")

    assert "<option selected>otters</option>" in page
    assert "will stand here" in says(page, "work-in-hand")


@pytest.mark.parametrize("address", ["/insights/?period=week", "/insights/agreement.csv?period=week"])
def test_a_period_that_the_desk_does_not_know_is_said(edda: Client, address: str) -> None:
    answer = edda.get(address)

    assert answer.status_code == 422
    assert "There is no period “week”: choose one of 4-weeks, 12-weeks" in answer.content.decode()


@pytest.mark.parametrize(
    ("role", "sees"), [(Role.REVIEWER, False), (Role.EDITOR, True), (Role.ADMINISTRATOR, True)]
)
def test_verdicts_by_reader_are_for_editors_and_administrators(
    client: Client, staff: Staff, role: Role, sees: bool
) -> None:
    worked(staff)
    client.force_login(builders.person(role=role))

    page = shown(client)
    answer = client.get("/insights/verdicts-by-reader.csv")

    assert ('id="verdicts-by-reader"' in page) is sees
    assert ("Only editors or administrators may see verdicts by reader." in page) is not sees
    assert answer.status_code == (200 if sees else 403)
    assert ("Ravi" in answer.content.decode()) is sees


def test_a_question_that_nobody_asks_is_not_found(edda: Client) -> None:
    assert edda.get("/insights/weather.csv").status_code == 404


def test_nobody_sees_any_of_it_without_signing_in(client: Client) -> None:
    assert client.get("/insights/").status_code == 302
    assert client.get("/insights/agreement.csv").status_code == 302


def test_ten_names_are_drawn_fifty_are_listed_and_the_file_has_all(edda: Client, staff: Staff) -> None:
    many.claims(60, staff.edda)

    part = section(shown(edda), "verdicts-by-party")

    assert part.count('class="name"') == 10
    assert part.count('<th scope="row">') == 50
    assert "10 more lines are in the file." in part
    assert len(file(edda, "verdicts-by-party")) == 1 + 60


def test_300_claims_cost_as_much_as_3(edda: Client, staff: Staff) -> None:
    costs = []
    for number in (3, 300):
        many.claims(number, staff.edda)
        shown(edda)
        with CaptureQueriesContext(connection) as queries:
            shown(edda)
        costs.append(len(queries))
    assert costs[0] == costs[1]
