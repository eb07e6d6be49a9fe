"""How a person wants to be told."""

from claims.domain.notices import USUAL_CHANNEL, Channel, NoticeKind
from claims.models import NoticeChoice, User
from claims.policy.mail_links import Stop


def of(viewer: User) -> dict[NoticeKind, Channel]:
    """The way of every kind: what they chose, or the usual."""
    chosen = {row.kind: Channel(row.channel) for row in NoticeChoice.objects.filter(user=viewer)}
    return {kind: chosen.get(kind.value, USUAL_CHANNEL[kind]) for kind in NoticeKind}


def stopped_by(stop: Stop) -> tuple[User, frozenset[NoticeKind]] | None:
    """Whose mail of which kinds this link stops now; None where the person is gone."""
    person = User.objects.filter(pk=stop.user_id).first()
    if person is None:
        return None
    if stop.kind:
        return person, frozenset({stop.kind})
    daily = {kind for kind, channel in of(person).items() if channel is Channel.DIGEST}
    return person, frozenset(daily)
