"""Articles, how far their reading has come, and how one is sent in."""

from typing import Any

from rest_framework import serializers

from claims.api.serializers.people import PersonSerializer
from claims.api.serializers.statements import StatementSerializer
from claims.domain.pages import Origin
from claims.models import Article, Snapshot
from claims.models.articles import ARTICLE_STATUSES

STEP_STATUSES = ("waiting", "running", "done", "failed")


class StepSerializer(serializers.Serializer[Any]):
    """One step of reading an article."""

    name = serializers.CharField()
    label = serializers.CharField()  # type: ignore[assignment]
    status = serializers.ChoiceField(choices=STEP_STATUSES)
    started_at = serializers.DateTimeField(allow_null=True)
    finished_at = serializers.DateTimeField(allow_null=True)
    problem = serializers.CharField(allow_blank=True)


class ProgressSerializer(serializers.Serializer[Any]):
    """How far the reading has come. It is over at `ready`, or at `failed` with its problem."""

    status = serializers.ChoiceField(choices=ARTICLE_STATUSES)
    problem = serializers.CharField(allow_blank=True)
    steps = StepSerializer(many=True)


class ArticleSerializer(serializers.ModelSerializer[Article]):
    """An article in the list."""

    status = serializers.ChoiceField(choices=ARTICLE_STATUSES, read_only=True)
    added_by = PersonSerializer(read_only=True)
    story = serializers.PrimaryKeyRelatedField[Any](read_only=True)
    captions = serializers.ListField(
        child=serializers.CharField(), read_only=True, help_text="Of the pictures on its page."
    )
    unread = serializers.CharField(
        read_only=True, help_text="Which parts of what was received were left out, and why; blank if none."
    )
    origins = serializers.DictField(
        child=serializers.ChoiceField(choices=[origin.value for origin in Origin]),
        read_only=True,
        help_text="For each field that is known, where it is known from.",
    )

    class Meta:
        model = Article
        fields = [
            "id",
            "title",
            "publisher",
            "agency",
            "byline",
            "dateline",
            "correction",
            "url",
            "canonical",
            "published_at",
            "published_as_written",
            "changed_at",
            "changed_as_written",
            "captions",
            "unread",
            "origins",
            "language",
            "story",
            "status",
            "problem",
            "added_by",
            "added_at",
        ]
        read_only_fields = fields


class SnapshotSerializer(serializers.ModelSerializer[Snapshot]):
    """What was received: the digest of its bytes, and the text that was read from them."""

    class Meta:
        model = Snapshot
        fields = ["id", "sha256", "how", "filename", "taken_at", "text"]
        read_only_fields = fields


class ArticleDetailSerializer(serializers.Serializer[Any]):
    """An article with its text, how far it has been read, and what was found in it."""

    article = ArticleSerializer()
    progress = ProgressSerializer()
    snapshot = SnapshotSerializer(allow_null=True)
    statements = StatementSerializer(many=True)


class ArticleSubmissionSerializer(serializers.Serializer[Any]):
    """An article to be read, and what is known of it.

    It comes as `text`, as a `file` sent as multipart form data, or as an `address` that the desk fetches.
    """

    text = serializers.CharField(required=False, trim_whitespace=False, allow_blank=True)
    file = serializers.FileField(
        required=False,
        allow_empty_file=True,
        help_text="Plain text, HTML, PDF, DOCX, mail, WARC or WACZ, up to 5 MB; what it is, its bytes say.",
    )
    address = serializers.CharField(
        required=False, max_length=2048, help_text="The page that a worker fetches: http or https."
    )
    title = serializers.CharField(required=False, allow_blank=True, max_length=500)
    publisher = serializers.CharField(required=False, allow_blank=True, max_length=200)
    url = serializers.URLField(required=False, allow_blank=True, max_length=1000)
    published_at = serializers.DateTimeField(
        required=False, allow_null=True, input_formats=["iso-8601", "%Y-%m-%d"]
    )

    def validate(self, attrs: dict[str, Any]) -> dict[str, Any]:
        if sum(name in attrs for name in ("text", "file", "address")) != 1:
            sentence = "Send one of `text`, `file` and `address`, and no second one."
            raise serializers.ValidationError({"text": [sentence]})
        if "address" in attrs and attrs.get("url"):
            sentence = "Leave `url` out where `address` is sent: it says where the article stands."
            raise serializers.ValidationError({"url": [sentence]})
        return attrs


class ArticleAcceptedSerializer(serializers.Serializer[Any]):
    """Where to look for it. `created` is false where the same bytes or the same address came before."""

    id = serializers.IntegerField()
    created = serializers.BooleanField()
    address = serializers.CharField()
    progress = ProgressSerializer()
