"""Every kind of notice can be named, chosen and told."""

from claims.domain.notices import (
    CHANNEL_LABELS,
    NOTICE_LABELS,
    NOTICE_NAMES,
    USUAL_CHANNEL,
    Channel,
    NoticeKind,
)


def test_every_kind_has_its_labels_and_its_usual_way() -> None:
    for table in (NOTICE_LABELS, NOTICE_NAMES, USUAL_CHANNEL):
        assert set(table) == set(NoticeKind)


def test_every_way_can_be_chosen_and_nothing_is_silent_by_itself() -> None:
    assert set(CHANNEL_LABELS) == set(Channel)
    assert Channel.OFF not in USUAL_CHANNEL.values()
