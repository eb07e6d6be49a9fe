"""By which other names a party goes."""

from django.db import transaction

from claims.actions import locks
from claims.actions.history import record
from claims.domain.events import EventKind, Subject
from claims.domain.inputs import check_keepable
from claims.domain.roles import Permission
from claims.models import Party, PartyAlias, User
from claims.policy import naming
from claims.policy.permissions import check_permission


@transaction.atomic
def add(*, party: Party, name: str, by: User) -> PartyAlias:
    """Say that a party goes by this name too. By that of a government later articles find it.

    Raises NotAllowed, WrongState (merged away), or Missing (no name, or it is taken).
    """
    check_permission(by, Permission.DESCRIBE_PARTIES)
    name = " ".join(name.split())
    check_keepable(name=name)
    party = locks.hold_parties([party.pk])[party.pk]
    naming.check_not_merged(party)
    naming.check_name(party, name)
    alias = PartyAlias.objects.create(party=party, name=name)
    record(EventKind.PARTY_NAME_ADDED, Subject.PARTY, party.pk, by=by, data={"name": name})
    return alias


@transaction.atomic
def remove(*, alias: PartyAlias, by: User) -> None:
    """Say that a party does not go by this name. An article that says so anew brings it back.

    Raises NotAllowed.
    """
    check_permission(by, Permission.DESCRIBE_PARTIES)
    party = locks.hold_parties([alias.party_id])[alias.party_id]
    gone, _ = PartyAlias.objects.filter(pk=alias.pk, party=party).delete()
    if gone:
        data = {"name": alias.name}
        record(EventKind.PARTY_NAME_REMOVED, Subject.PARTY, party.pk, by=by, data=data)
