"""Letting programs in by `Authorization: Token <key>`."""

from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from rest_framework import authentication, exceptions
from rest_framework.request import Request

from claims.actions import tokens as actions
from claims.models import ApiToken, User
from claims.queries import tokens

KEYWORD = "Token"


class TokenAuthentication(authentication.BaseAuthentication):
    """The key acts as its user. A key that opens nothing is refused, not taken for nobody."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        words = authentication.get_authorization_header(request).split()
        if not words or words[0].lower() != KEYWORD.lower().encode():
            return None
        if len(words) != 2:
            raise exceptions.AuthenticationFailed("Write the header as “Authorization: Token <key>”.")
        token = tokens.working(words[1].decode("latin-1"))
        if token is None:
            raise exceptions.AuthenticationFailed(
                "This key opens nothing: it is unknown or revoked, or its account is closed."
            )
        actions.note_use(token=token)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        return KEYWORD


class TokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]  # it registers itself
    """How the schema describes it."""

    target_class = "claims.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        return {
            "type": "apiKey",
            "in": "header",
            "name": "Authorization",
            "description": (
                "`Authorization: Token <key>`. A key is made in the settings, or by "
                "`python manage.py create_token USER`, and shown once."
            ),
        }
