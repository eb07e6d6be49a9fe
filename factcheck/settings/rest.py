"""The API: who is let in, how lists are paged, what an error looks like."""

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "claims.api.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PAGINATION_CLASS": "rest_framework.pagination.CursorPagination",
    "PAGE_SIZE": 50,
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "claims.api.problems.handler",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}

SPECTACULAR_SETTINGS = {
    "TITLE": "factcheck",
    "DESCRIPTION": "Articles go in; claims, denials and parties come out; people verify and publish.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    # Fields of one name in several records hold different words; each list of words has its own name.
    "ENUM_NAME_OVERRIDES": {
        "ArticleStatus": "claims.models.articles.ARTICLE_STATUSES",
        "OutsideImportStatus": "claims.domain.outside.IMPORT_STATUSES",
        "StepStatus": "claims.api.serializers.articles.STEP_STATUSES",
        "StateEnum": "claims.domain.states.State",
        "ArchiveState": "claims.domain.archives.ArchiveState",
        "DenialType": "claims.domain.denials.DenialType",
        "BulkRowOutcome": "claims.domain.bulk.BulkOutcome",
        "ReplyOutcome": "claims.domain.evidence.ReplyOutcome",
        "FeedStatus": "claims.domain.feeds.FeedStatus",
        "FeedEntryOutcome": "claims.domain.feeds.EntryOutcome",
        "EventKind": "claims.domain.events.EventKind",
        "PartyKind": "claims.domain.speech.PartyKind",
        "SourceKind": "claims.domain.evidence.SourceKind",
        "StatementKind": "claims.domain.speech.StatementKind",
    },
}
