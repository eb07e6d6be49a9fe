"""The addresses of the API, under /api/v1/."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView

from claims.api.views.anonymity import ClaimAnonymity, ClaimAnonymityApproval
from claims.api.views.articles import ArticleDetail, ArticleList, ArticleRetry
from claims.api.views.bulk import BulkMoveDetail, BulkMoveList, BulkMoveOutcomes, BulkMoveUndo
from claims.api.views.claim_filing import ClaimPriority, ClaimTagDetail, ClaimTags
from claims.api.views.claim_list import ClaimList
from claims.api.views.claims import ClaimDetail, ClaimHistory, ClaimMoves, ClaimSources
from claims.api.views.deadlines import ClaimDeadline
from claims.api.views.denials import DenialDetail, DenialList, DenialTargetDetail, DenialTargets
from claims.api.views.editions import ArticleEditions
from claims.api.views.feeds import FeedDetail, FeedEntries, FeedEntryTake, FeedList, FeedPoll
from claims.api.views.looks import ClaimRecheck, SourceCheck
from claims.api.views.merges import ClaimMerge, ClaimUnmerge, PartyMerge, PartyUnmerge
from claims.api.views.outside import (
    ClaimOutsideChecks,
    OutsideCheckCite,
    OutsideCheckDetail,
    OutsideCheckList,
)
from claims.api.views.outside_imports import OutsideImportDetail, OutsideImportList
from claims.api.views.outside_ratings import OutsideRatingList, OutsideRatingMap, OutsideRatingUndo
from claims.api.views.parties import PartyDetail, PartyList
from claims.api.views.parts import ClaimParts, ClaimPartsUndo
from claims.api.views.party_names import PartyControl, PartyNameDetail, PartyNames
from claims.api.views.problems import ProblemKind
from claims.api.views.replies import (
    ClaimReplies,
    ClaimRepliesSkipped,
    ReplyClose,
    ReplyDetail,
    ReplyExtend,
    ReplyLinkView,
    ReplyList,
)
from claims.api.views.saved_views import SavedViewDetail, SavedViewList
from claims.api.views.sources import SourceDetail, SourceList
from claims.api.views.statements import StatementAccept, StatementDetail, StatementDismiss, StatementRestore
from claims.api.views.stories import ArticleStory, ArticleStoryJoin, ArticleStoryPart, ArticleStoryUndo
from claims.api.views.talk import (
    ClaimComments,
    ClaimWatch,
    CommentDetail,
    CommentReopen,
    CommentResolve,
)
from claims.api.views.versions import ArticleEdits, ArticleRevisit, ArticleVersions

app_name = "api"

urlpatterns = [
    path("articles/", ArticleList.as_view(), name="articles"),
    path("articles/<int:pk>/", ArticleDetail.as_view(), name="article"),
    path("articles/<int:pk>/retry/", ArticleRetry.as_view(), name="article-retry"),
    path("articles/<int:pk>/snapshots/", ArticleEditions.as_view(), name="article-snapshots"),
    path("articles/<int:pk>/versions/", ArticleVersions.as_view(), name="article-versions"),
    path("articles/<int:pk>/edits/", ArticleEdits.as_view(), name="article-edits"),
    path("articles/<int:pk>/revisit/", ArticleRevisit.as_view(), name="article-revisit"),
    path("articles/<int:pk>/story/", ArticleStory.as_view(), name="article-story"),
    path("articles/<int:pk>/story/join/", ArticleStoryJoin.as_view(), name="article-story-join"),
    path("articles/<int:pk>/story/part/", ArticleStoryPart.as_view(), name="article-story-part"),
    path("articles/<int:pk>/story/undo/", ArticleStoryUndo.as_view(), name="article-story-undo"),
    path("claims/", ClaimList.as_view(), name="claims"),
    path("claims/<int:pk>/", ClaimDetail.as_view(), name="claim"),
    path("claims/<int:pk>/moves/", ClaimMoves.as_view(), name="claim-moves"),
    path("claims/<int:pk>/deadline/", ClaimDeadline.as_view(), name="claim-deadline"),
    path("claims/<int:pk>/merge/", ClaimMerge.as_view(), name="claim-merge"),
    path("claims/<int:pk>/unmerge/", ClaimUnmerge.as_view(), name="claim-unmerge"),
    path("claims/<int:pk>/tags/", ClaimTags.as_view(), name="claim-tags"),
    path("claims/<int:pk>/tags/<str:name>/", ClaimTagDetail.as_view(), name="claim-tag"),
    path("claims/<int:pk>/priority/", ClaimPriority.as_view(), name="claim-priority"),
    path("claims/<int:pk>/parts/", ClaimParts.as_view(), name="claim-parts"),
    path("claims/<int:pk>/parts/undo/", ClaimPartsUndo.as_view(), name="claim-parts-undo"),
    path("claims/<int:pk>/recheck/", ClaimRecheck.as_view(), name="claim-recheck"),
    path("claims/<int:pk>/sources/", ClaimSources.as_view(), name="claim-sources"),
    path("claims/<int:pk>/history/", ClaimHistory.as_view(), name="claim-history"),
    path("claims/<int:pk>/outside-checks/", ClaimOutsideChecks.as_view(), name="claim-outside-checks"),
    path("bulk-moves/", BulkMoveList.as_view(), name="bulk-moves"),
    path("bulk-moves/<int:pk>/", BulkMoveDetail.as_view(), name="bulk-move"),
    path("bulk-moves/<int:pk>/outcomes/", BulkMoveOutcomes.as_view(), name="bulk-move-outcomes"),
    path("bulk-moves/<int:pk>/undo/", BulkMoveUndo.as_view(), name="bulk-move-undo"),
    path("claims/<int:pk>/replies/", ClaimReplies.as_view(), name="claim-replies"),
    path("claims/<int:pk>/replies/skip/", ClaimRepliesSkipped.as_view(), name="claim-replies-skip"),
    path("claims/<int:pk>/anonymity/", ClaimAnonymity.as_view(), name="claim-anonymity"),
    path(
        "claims/<int:pk>/anonymity/approve/", ClaimAnonymityApproval.as_view(), name="claim-anonymity-approve"
    ),
    path("replies/", ReplyList.as_view(), name="replies"),
    path("replies/<int:pk>/", ReplyDetail.as_view(), name="reply"),
    path("replies/<int:pk>/extend/", ReplyExtend.as_view(), name="reply-extend"),
    path("replies/<int:pk>/close/", ReplyClose.as_view(), name="reply-close"),
    path("replies/<int:pk>/link/", ReplyLinkView.as_view(), name="reply-link"),
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
    path("parties/<int:pk>/names/", PartyNames.as_view(), name="party-names"),
    path("parties/<int:pk>/names/<str:name>/", PartyNameDetail.as_view(), name="party-name"),
    path("parties/<int:pk>/control/", PartyControl.as_view(), name="party-control"),
    path("parties/<int:pk>/merge/", PartyMerge.as_view(), name="party-merge"),
    path("parties/<int:pk>/unmerge/", PartyUnmerge.as_view(), name="party-unmerge"),
    path("statements/<int:pk>/", StatementDetail.as_view(), name="statement"),
    path("statements/<int:pk>/accept/", StatementAccept.as_view(), name="statement-accept"),
    path("statements/<int:pk>/dismiss/", StatementDismiss.as_view(), name="statement-dismiss"),
    path("statements/<int:pk>/restore/", StatementRestore.as_view(), name="statement-restore"),
    path("sources/", SourceList.as_view(), name="sources"),
    path("sources/<int:pk>/", SourceDetail.as_view(), name="source"),
    path("sources/<int:pk>/check/", SourceCheck.as_view(), name="source-check"),
    path("outside-checks/", OutsideCheckList.as_view(), name="outside-checks"),
    path("outside-checks/<int:pk>/", OutsideCheckDetail.as_view(), name="outside-check"),
    path("outside-checks/<int:pk>/cite/", OutsideCheckCite.as_view(), name="outside-check-cite"),
    path("outside-imports/", OutsideImportList.as_view(), name="outside-imports"),
    path("outside-imports/<int:pk>/", OutsideImportDetail.as_view(), name="outside-import"),
    path("outside-ratings/", OutsideRatingList.as_view(), name="outside-ratings"),
    path("outside-ratings/<int:pk>/map/", OutsideRatingMap.as_view(), name="outside-rating-map"),
    path("outside-ratings/<int:pk>/undo/", OutsideRatingUndo.as_view(), name="outside-rating-undo"),
    path("saved-views/", SavedViewList.as_view(), name="saved-views"),
    path("saved-views/<int:pk>/", SavedViewDetail.as_view(), name="saved-view"),
    path("feeds/", FeedList.as_view(), name="feeds"),
    path("feeds/<int:pk>/", FeedDetail.as_view(), name="feed"),
    path("feeds/<int:pk>/poll/", FeedPoll.as_view(), name="feed-poll"),
    path("feeds/<int:pk>/entries/", FeedEntries.as_view(), name="feed-entries"),
    path("feeds/<int:pk>/entries/<int:entry>/take/", FeedEntryTake.as_view(), name="feed-entry-take"),
    path("problems/<slug:slug>/", ProblemKind.as_view(), name="problem"),
    path("schema/", SpectacularAPIView.as_view(), name="schema"),
]
