"""Feeds: how they do, what an editor says of them, and their entries."""

from typing import Any

from rest_framework import serializers

from claims.api.fields import one_of
from claims.api.serializers.people import PersonSerializer
from claims.domain.feeds import (
    LONGEST,
    LONGEST_NAME,
    LONGEST_WORDS,
    MOST_TAKEN,
    SHORTEST,
    EntryOutcome,
    FeedStatus,
    Taking,
)
from claims.models import Feed, FeedEntry


class FeedSerializer(serializers.ModelSerializer[Feed]):
    """A feed. `problem` says what went wrong last, and is blank while all is well.

    `offers` are the feeds that a web page at this address names: choose one by adding it.
    """

    status = one_of(FeedStatus, read_only=True)
    taking = one_of(Taking, read_only=True)
    added_by = PersonSerializer(read_only=True)
    saved_by = PersonSerializer(read_only=True)
    offers = serializers.ListField(
        child=serializers.ListField(child=serializers.CharField(), min_length=2, max_length=2), read_only=True
    )

    class Meta:
        model = Feed
        fields = [
            "id", "address", "title", "publisher", "status", "every", "most", "taking", "include", "exclude",
            "next_poll_at", "last_polled_at", "last_ok_at", "failures", "problem", "notice", "offers",
            "taken_count", "seen_count", "added_by", "added_at", "saved_by",
        ]  # fmt: skip
        read_only_fields = fields


class FeedEntrySerializer(serializers.ModelSerializer[FeedEntry]):
    """An entry that was seen in a feed. `why` says why it does not come in by itself."""

    outcome = one_of(EntryOutcome, read_only=True)
    article = serializers.IntegerField(source="article_id", read_only=True, allow_null=True)

    class Meta:
        model = FeedEntry
        fields = ["id", "title", "url", "published_at", "seen_at", "outcome", "why", "article"]
        read_only_fields = fields


class NewFeedSerializer(serializers.Serializer[Any]):
    """Where it stands. A worker looks at it; nothing comes in before its status is made `active`."""

    address = serializers.CharField(max_length=1000)


class FeedChangeSerializer(serializers.Serializer[Any]):
    """What is to be different; what is not named stays."""

    status = serializers.ChoiceField(
        choices=[FeedStatus.ACTIVE.value, FeedStatus.PAUSED.value],
        required=False,
        help_text="`active` follows the feed, `paused` asks it no more.",
    )
    present = serializers.BooleanField(
        required=False,
        help_text="With `active`: take in what stands in it now, too, as far as its rule does.",
    )
    taking = one_of(Taking, required=False)
    include = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_WORDS, help_text="Words or phrases, one a line."
    )
    exclude = serializers.CharField(
        required=False, allow_blank=True, max_length=LONGEST_WORDS, help_text="Words that keep an entry out."
    )
    every = serializers.IntegerField(
        required=False, min_value=SHORTEST, max_value=LONGEST, help_text="Minutes from one poll to the next."
    )
    most = serializers.IntegerField(
        required=False, min_value=1, max_value=MOST_TAKEN, help_text="Articles that one poll may bring."
    )
    title = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_NAME)
    publisher = serializers.CharField(required=False, allow_blank=True, max_length=LONGEST_NAME)
