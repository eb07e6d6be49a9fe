"""What the tests of the claim page ask again and again."""

from django.test import Client

from claims.models import Claim, User


def desk_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def page_of(claim: Claim, person: User, query: str = "") -> str:
    answer = desk_of(person).get(f"/claims/{claim.pk}/{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def fresh(claim: Claim) -> Claim:
    return Claim.objects.get(pk=claim.pk)
