"""Imports of checks of others: what came of each."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet

from claims.domain.refusals import why_not
from claims.domain.roles import Permission
from claims.models import OutsideImport, User
from claims.policy import visibility
from claims.policy.permissions import check_permission

LAST = 10


@dataclass(frozen=True, slots=True)
class Given:
    """What a worker reads: the bytes, what is said of their type, and where they stood, or blank."""

    raw: bytes
    content_type: str
    url: str


def to_read(import_id: int) -> Given:
    row = OutsideImport.objects.get(pk=import_id)
    return Given(bytes(row.raw or b""), row.content_type, row.stands_at or row.address)


def addresses(import_ids: Iterable[int]) -> dict[int, str]:
    """The address of each that is to be fetched."""
    return dict(OutsideImport.objects.filter(pk__in=list(import_ids)).values_list("pk", "address"))


def listed(viewer: User) -> QuerySet[OutsideImport]:
    return visibility.outside_imports(viewer).select_related("made_by").defer("raw")


def waiting(import_ids: Iterable[int]) -> int:
    """How many of these no worker has finished."""
    return OutsideImport.objects.filter(pk__in=list(import_ids), status="waiting").count()


def last(viewer: User) -> list[OutsideImport]:
    return list(listed(viewer).order_by("-pk")[:LAST])


def may_not(viewer: User) -> str:
    """Why the viewer may bring nothing in, or blank."""
    return why_not(lambda: check_permission(viewer, Permission.IMPORT_CHECKS))


def find(viewer: User, import_id: int) -> OutsideImport | None:
    return listed(viewer).filter(pk=import_id).first()
