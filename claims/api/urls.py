"""The addresses of the API, under /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from claims.api.views.articles import ArticleDetail, ArticleList, ArticleRetry
from claims.api.views.claim_list import ClaimList
from claims.api.views.claims import ClaimDetail, ClaimHistory, ClaimMoves, ClaimSources
from claims.api.views.denials import DenialDetail, DenialList, DenialTargetDetail, DenialTargets
from claims.api.views.parties import PartyDetail, PartyList
from claims.api.views.problems import ProblemKind
from claims.api.views.sources import SourceDetail, SourceList
from claims.api.views.statements import StatementAccept, StatementDetail, StatementDismiss, StatementRestore
from claims.api.views.talk import (
    ClaimComments,
    ClaimWatch,
    CommentDetail,
    CommentReopen,
    CommentResolve,
)

app_name = "api"

urlpatterns = [
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/<int:pk>/", ArticleDetail.as_view(), name="article"),
    path("articles/<int:pk>/retry/", ArticleRetry.as_view(), name="article-retry"),
    path("claims/", ClaimList.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimDetail.as_view(), name="claim"),
    path("claims/<int:pk>/moves/", ClaimMoves.as_view(), name="claim-moves"),
    path("claims/<int:pk>/sources/", ClaimSources.as_view(), name="claim-sources"),
    path("claims/<int:pk>/history/", ClaimHistory.as_view(), name="claim-history"),
    path("claims/<int:pk>/comments/", ClaimComments.as_view(), name="claim-comments"),
    path("claims/<int:pk>/watch/", ClaimWatch.as_view(), name="claim-watch"),
    path("comments/<int:pk>/", CommentDetail.as_view(), name="comment"),
    path("comments/<int:pk>/resolve/", CommentResolve.as_view(), name="comment-resolve"),
    path("comments/<int:pk>/reopen/", CommentReopen.as_view(), name="comment-reopen"),
    path("denials/", DenialList.as_view(), name="denials"),
    path("denials/<int:pk>/", DenialDetail.as_view(), name="denial"),
    path("denials/<int:pk>/targets/", DenialTargets.as_view(), name="denial-targets"),
    path("denials/<int:pk>/targets/<int:claim>/", DenialTargetDetail.as_view(), name="denial-target"),
    path("parties/", PartyList.as_view(), name="parties"),
    path("parties/<int:pk>/", PartyDetail.as_view(), name="party"),
    path("statements/<int:pk>/", StatementDetail.as_view(), name="statement"),
    path("statements/<int:pk>/accept/", StatementAccept.as_view(), name="statement-accept"),
    path("statements/<int:pk>/dismiss/", StatementDismiss.as_view(), name="statement-dismiss"),
    path("statements/<int:pk>/restore/", StatementRestore.as_view(), name="statement-restore"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<int:pk>/", SourceDetail.as_view(), name="source"),
    path("problems/<slug:slug>/", ProblemKind.as_view(), name="problem"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
