"""Parties: the list, a party's page with its words and verdicts, its names, and who controls it."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.actions import parties, party_names
from claims.domain.denials import Scope
from claims.domain.speech import AttributionLevel, PartyKind
from claims.models import Party, PartyAlias, Statement
from tests import builders
from tests.web import many

pytestmark = pytest.mark.django_db


@pytest.fixture
def edda(staff: builders.Staff, client: Client) -> Client:
    client.force_login(staff.edda)
    return client


def party(name: str) -> Party:
    return Party.objects.get(name=name)


def shown(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def named(page: str) -> list[str]:
    """The parties of the list in their order."""
    return re.findall(r'<a class="text" href="/parties/\d+/">([^<]+)</a>', page)


def speak() -> None:
    """Osric Venn says one thing, Dora Finch two; the Ministry of Works denies one."""
    builders.claim(said_by=builders.voice("Osric Venn"))
    claims = [builders.claim(said_by=builders.voice("Dora Finch")) for _ in range(2)]
    builders.denial(claims[0])


def test_whoever_says_the_most_comes_first_and_unnamed_groups_not_at_all(edda: Client) -> None:
    speak()
    builders.claim(said_by=builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY))
    page = shown(edda, "/parties/")
    assert named(page)[0] == "Dora Finch"
    assert set(named(page)) == {"Dora Finch", "Osric Venn", "Ministry of Works"}


def test_what_nobody_stands_by_any_more_is_not_counted(edda: Client) -> None:
    speak()
    Statement.objects.filter(party__name="Dora Finch").update(standing="dismissed")
    assert named(shown(edda, "/parties/"))[-1] == "Dora Finch"
    assert "It has said nothing" in shown(edda, f"/parties/{party('Dora Finch').pk}/")


def test_a_party_is_found_by_part_of_any_of_its_names_and_by_its_kind(
    edda: Client, staff: builders.Staff
) -> None:
    speak()
    party_names.add(party=party("Osric Venn"), name="the ferryman", by=staff.edda)
    assert named(shown(edda, "/parties/?q=FERRY")) == ["Osric Venn"]
    assert named(shown(edda, "/parties/?kind=organisation")) == ["Ministry of Works"]
    page = shown(edda, "/parties/?q=finch&kind=government")
    assert "No party fits" in page
    assert 'value="finch"' in page


def test_a_kind_or_a_cursor_that_there_is_not_is_said(edda: Client) -> None:
    assert "“ghost” is not one of person" in shown(edda, "/parties/?kind=ghost", 422)
    assert "is broken" in shown(edda, "/parties/?after=xyz", 422)
    speak()
    assert "is broken" in shown(edda, f"/parties/{party('Dora Finch').pk}/?after=xyz", 422)


def test_the_pages_of_the_list_follow_each_other_without_gap_or_repeat(
    edda: Client, staff: builders.Staff
) -> None:
    many.claims(120, staff.ravi)
    address, seen = "/parties/", []
    while address:
        page = shown(edda, address)
        seen += named(page)
        further = re.search(r'rel="next" href="([^"]+)"', page)
        address = further[1].replace("&amp;", "&") if further else ""
    assert len(seen) == len(set(seen)) == 120


def test_a_party_s_page_has_what_it_said_denied_and_the_verdicts(edda: Client, staff: builders.Staff) -> None:
    claim = builders.claim("The bridge was open in May", said_by=builders.voice("Dora Finch"))
    builders.statement(said_by=builders.voice("Dora Finch"), claim=claim)
    builders.denial(claim, said_by="Ministry of Works")
    builders.published(staff, claim)
    finch, works = f"/parties/{party('Dora Finch').pk}/", f"/parties/{party('Ministry of Works').pk}/"

    said = shown(edda, finch)
    assert f'href="{finch}?tab=denied"' in said
    assert f'href="/claims/{claim.pk}/">The bridge was open in May</a>' in said
    assert '<span class="pill false">False</span>' in said
    assert "1 more place" in said
    denied = shown(edda, f"{works}?tab=denied")
    assert "Flat denial" in denied
    assert "denies all of it" in denied
    for address, side in ((finch, "Said"), (works, "Denied")):
        verdicts = shown(edda, f"{address}?tab=verdicts")
        assert f'<text class="lane" x="0" y="12">{side}</text>' in verdicts
        assert '<g class="mark false">' in verdicts
        assert re.search(rf'<td class="side {side.lower()}">{side}', verdicts)
    assert '<span class="num">1</span> False' in shown(edda, "/parties/")


def test_a_verdict_that_ended_stays_on_the_line_and_says_so(edda: Client, staff: builders.Staff) -> None:
    builders.withdrawn(staff, builders.claim(said_by=builders.voice("Dora Finch")))
    page = shown(edda, f"/parties/{party('Dora Finch').pk}/?tab=verdicts")
    assert '<g class="mark false ended">' in page
    assert "withdrawn" in page
    assert "none" in shown(edda, "/parties/")


def test_an_unnamed_group_s_page_says_that_it_is_nobody_outside_its_article(edda: Client) -> None:
    builders.claim(said_by=builders.voice("officials", AttributionLevel.GRANTED_ANONYMITY))
    assert "Nobody outside one article can tell who this is" in shown(
        edda, f"/parties/{party('officials').pk}/"
    )


def test_an_editor_gives_a_name_and_takes_it_away(edda: Client) -> None:
    speak()
    finch = party("Dora Finch")
    answer = edda.post(f"/parties/{finch.pk}/names/", {"name": "the mayor"}, follow=True)
    assert "It goes by the name “the mayor” too." in answer.content.decode()
    gone = {"alias": finch.aliases.get().pk}
    answer = edda.post(f"/parties/{finch.pk}/names/remove/", gone, follow=True)
    assert "It goes by the name “the mayor” no more." in answer.content.decode()
    assert not PartyAlias.objects.exists()
    assert edda.post(f"/parties/{finch.pk}/names/remove/", gone).status_code == 404


def test_a_name_that_is_refused_stays_in_its_field_with_why(edda: Client) -> None:
    speak()
    answer = edda.post(f"/parties/{party('Dora Finch').pk}/names/", {"name": "osric venn"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="osric venn"' in page
    assert "a party of its own here: merge the two" in page


def test_an_editor_says_who_controls_a_party_by_a_name_it_goes_by(
    edda: Client, staff: builders.Staff
) -> None:
    speak()
    corvalia = parties.named("Corvalia", PartyKind.GOVERNMENT)
    party_names.add(party=corvalia, name="the Palace", by=staff.edda)
    works = party("Ministry of Works")
    address = f"/parties/{works.pk}/control/"

    page = edda.post(address, {"controlled_by": "  the palace "}, follow=True).content.decode()

    assert "Corvalia controls it: together they are one source." in page
    assert "count" in shown(edda, f"/parties/{works.pk}/")
    assert "Together they are <b>one</b> independent source" in shown(edda, f"/parties/{corvalia.pk}/")
    assert "Nobody controls it." in edda.post(address, {"controlled_by": ""}, follow=True).content.decode()


def test_a_controller_that_is_no_party_is_refused_with_those_that_come_near(edda: Client) -> None:
    speak()
    answer = edda.post(f"/parties/{party('Ministry of Works').pk}/control/", {"controlled_by": "finch"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "No party is called “finch”. These come near: “Dora Finch”." in page
    assert 'value="finch"' in page


def test_a_reviewer_sees_all_of_it_and_why_it_is_not_theirs_to_change(ravi: Client) -> None:
    speak()
    finch = party("Dora Finch")
    page = shown(ravi, f"/parties/{finch.pk}/")
    assert "Only editors or administrators may say by which names" in page
    assert "Add a name" not in page
    assert ravi.post(f"/parties/{finch.pk}/names/", {"name": "the mayor"}).status_code == 403
    assert ravi.post(f"/parties/{finch.pk}/control/", {"controlled_by": ""}).status_code == 403


def test_names_lead_to_their_pages_on_the_desk_the_claim_and_the_reader(edda: Client) -> None:
    speak()
    claim = Statement.objects.filter(party__name="Dora Finch").earliest("pk")
    finch, works = (f'href="/parties/{party(name).pk}/"' for name in ("Dora Finch", "Ministry of Works"))
    for address in ("/", f"/claims/{claim.claim_id}/", f"/articles/{claim.snapshot.article_id}/"):
        page = shown(edda, address)
        assert finch in page, address
        assert works in page, address


def test_a_public_page_names_parties_and_links_to_none(
    client: Client, edda: Client, staff: builders.Staff
) -> None:
    claim = builders.published(staff, builders.claim(said_by=builders.voice("Dora Finch")))
    client.logout()
    page = shown(client, f"/checks/{claim.pk}/")
    assert "Dora Finch" in page
    assert "/parties/" not in page


@pytest.mark.parametrize("address", ["/parties/", "/parties/1/", "/parties/1/merge/"])
def test_nobody_sees_parties_without_signing_in(client: Client, db: None, address: str) -> None:
    assert client.get(address).status_code == 302


def test_a_party_that_there_is_not_is_not_found(edda: Client) -> None:
    assert edda.get("/parties/987654/").status_code == 404


def test_the_list_takes_as_many_statements_for_many_rows(edda: Client, staff: builders.Staff) -> None:
    counts = []
    for number in (3, 45):
        many.claims(number, staff.ravi)
        shown(edda, "/parties/")
        with CaptureQueriesContext(connection) as queries:
            shown(edda, "/parties/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("tab", ["said", "denied", "verdicts"])
def test_a_party_s_page_takes_as_many_statements_for_many_words(
    edda: Client, staff: builders.Staff, tab: str
) -> None:
    counts = []
    one = parties.named("Dora Finch", PartyKind.PERSON)
    for number in (3, 45):
        many.claims(number, staff.ravi)
        Statement.objects.update(party=one)
        shown(edda, f"/parties/{one.pk}/?tab={tab}")
        with CaptureQueriesContext(connection) as queries:
            page = shown(edda, f"/parties/{one.pk}/?tab={tab}")
        assert page.count("<tr>") > number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_what_a_denial_leaves_open_is_said(edda: Client) -> None:
    speak()
    Statement.objects.get(kind="denial").denial.targets.update(scope=Scope.PART.value)
    page = shown(edda, f"/parties/{party('Ministry of Works').pk}/?tab=denied")
    assert "denies part of it" in page
    Statement.objects.get(kind="denial").denial.targets.all().delete()
    page = shown(edda, f"/parties/{party('Ministry of Works').pk}/?tab=denied")
    assert "None that is known here" in page
