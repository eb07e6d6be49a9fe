"""When somebody may have an article's page fetched again."""

from claims.domain.refusals import Missing, WrongState
from claims.domain.roles import Permission
from claims.domain.tongue import say
from claims.models import Article, Revisit, User
from claims.policy.permissions import check_permission


def check_may_ask(article: Article, revisit: Revisit | None, by: User) -> None:
    """Raises NotAllowed; Missing without an address; WrongState while it is not read or being fetched."""
    check_permission(by, Permission.ADD_ARTICLE)
    if not (article.address or article.url):
        raise Missing(say("This article stands at no address; paste the text as it stands now."))
    if article.status != "ready":
        raise WrongState(
            say("This article has not been read yet; what it says now can be compared after that.")
        )
    if revisit is not None and revisit.asked_at is not None:
        raise WrongState(say("Its page is being fetched already."))
