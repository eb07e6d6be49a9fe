"""Finding parties."""

from claims.models import Party


def by_name(name: str) -> Party | None:
    """The party that the whole desk knows by this name, whatever its case."""
    return Party.objects.filter(name__iexact=name, only_in__isnull=True).first()
