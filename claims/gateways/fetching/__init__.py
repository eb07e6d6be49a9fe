"""The one way to an address on the web: public machines only, within limits that hold whatever they do."""

from claims.gateways.fetching.documents import document
from claims.gateways.fetching.following import fetch

__all__ = ["document", "fetch"]
