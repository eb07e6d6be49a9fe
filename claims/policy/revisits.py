"""When somebody may have an article's page fetched again."""

from claims.domain.refusals import Missing, WrongState
from claims.models import Article, Revisit


def check_may_ask(article: Article, revisit: Revisit | None) -> None:
    """Raises Missing where it stands at no address, WrongState while it is not read or being fetched."""
    if not (article.address or article.url):
        raise Missing("This article stands at no address; paste the text as it stands now.")
    if article.status != "ready":
        raise WrongState("This article has not been read yet; what it says now can be compared after that.")
    if revisit is not None and revisit.asked_at is not None:
        raise WrongState("Its page is being fetched already.")
