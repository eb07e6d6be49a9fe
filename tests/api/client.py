"""A program with a key."""

from rest_framework.test import APIClient

from claims.actions import tokens
from claims.domain.actors import DESK
from claims.models import User


def client_of(user: User) -> APIClient:
    """Speaks to the API with a key of this person."""
    client = APIClient()
    client.credentials(HTTP_AUTHORIZATION=f"Token {tokens.create(user=user, label='test', by=DESK)}")
    return client
