"""A program with a key."""

from rest_framework.test import APIClient

from claims.actions import tokens
from claims.domain.actors import DESK
from claims.models import User
from claims.queries import tokens as keys


def client_of(user: User) -> APIClient:
    """Speaks to the API with a key of this person, whose first use has been noted already."""
    key = tokens.create(user=user, label="test", by=DESK)
    if token := keys.working(key):
        tokens.note_use(token=token)
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {key}")
    return client
