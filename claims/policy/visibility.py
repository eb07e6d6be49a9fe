"""Who sees: the querysets that a viewer may start from."""

from django.db.models import Q, QuerySet

from claims.models import (
    Article,
    BulkJob,
    Claim,
    Comment,
    Feed,
    HistoryEntry,
    Notice,
    OutsideCheck,
    OutsideImport,
    OutsideRating,
    Party,
    SavedView,
    Source,
    Story,
    User,
    Verdict,
)


def claims(viewer: User) -> QuerySet[Claim]:
    """Every claim there ever was: its page and its history stay readable."""
    return Claim.objects.all()


def claims_on_desk(viewer: User) -> QuerySet[Claim]:
    """Claims that an undismissed statement makes or denies, and parts of such. All see the same ones."""
    said = Q(appearance_count__gt=0) | Q(denial_count__gt=0)
    return Claim.objects.filter(said | Q(part_of__isnull=False))


def articles(viewer: User) -> QuerySet[Article]:
    return Article.objects.all()


def stories(viewer: User) -> QuerySet[Story]:
    """Whoever sees all articles sees all stories."""
    return Story.objects.all()


def parties(viewer: User) -> QuerySet[Party]:
    return Party.objects.all()


def sources(viewer: User) -> QuerySet[Source]:
    return Source.objects.all()


def comments(viewer: User) -> QuerySet[Comment]:
    """For the desk alone: nothing that is published starts from here."""
    return Comment.objects.all()


def history(viewer: User) -> QuerySet[HistoryEntry]:
    return HistoryEntry.objects.all()


def notices(viewer: User) -> QuerySet[Notice]:
    """A person sees only their own."""
    return Notice.objects.filter(user=viewer)


def bulk_jobs(viewer: User) -> QuerySet[BulkJob]:
    """What was moved at once, and by whom, the whole desk sees."""
    return BulkJob.objects.all()


def outside_checks(viewer: User) -> QuerySet[OutsideCheck]:
    """Every version of every check that others published; the whole desk sees them."""
    return OutsideCheck.objects.all()


def outside_imports(viewer: User) -> QuerySet[OutsideImport]:
    return OutsideImport.objects.all()


def outside_ratings(viewer: User) -> QuerySet[OutsideRating]:
    return OutsideRating.objects.all()


def saved_views(viewer: User) -> QuerySet[SavedView]:
    """A person's own, and those that are shared with the desk."""
    return SavedView.objects.filter(Q(owner=viewer) | Q(shared=True))


def published_verdicts() -> QuerySet[Verdict]:
    """What anybody in the world may read: standing verdicts, and the last one of a withdrawn claim.

    A reopened claim keeps its page, which then says that somebody is looking again.
    """
    return Verdict.objects.filter(Q(ended_at__isnull=True) | ~Q(withdrawn_reason=""))


def feeds(viewer: User) -> QuerySet[Feed]:
    """The whole desk sees what is followed and what became of it."""
    return Feed.objects.all()
