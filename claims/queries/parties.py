"""Finding parties."""

from django.db.models import F, Q

from claims.models import Article, Party


def by_name(name: str, *, article: Article) -> Party | None:
    """The party of this name, whatever its case: the desk's own, else one that only this article knows."""
    known = Party.objects.filter(Q(only_in__isnull=True) | Q(only_in=article), name__iexact=name)
    return known.order_by(F("only_in").asc(nulls_first=True)).first()
