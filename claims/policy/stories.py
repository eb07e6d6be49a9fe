"""When an article may be joined to a story, split off, or either be taken back."""

from claims.domain.refusals import Missing, WrongState
from claims.domain.tongue import say
from claims.models import Article, StoryMove


def check_may_join(article: Article, other: Article) -> None:
    """Raises Missing, for an article and itself."""
    if article.pk == other.pk:
        sentence = say("That is the same article; choose the other one.")
        raise Missing(sentence, {"article": sentence})


def check_may_part(*, others: int) -> None:
    """`others` counts the other articles of its story. Raises WrongState where it stands alone."""
    if not others:
        raise WrongState(say("This article is a story of its own already."))


def check_may_undo(move: StoryMove, *, latest_id: int | None, others_after: int) -> None:
    """Raises WrongState where the move is no person's, was undone, or things have been built on it.

    `latest_id` is the article's last move that is not undone; `others_after` counts the other articles
    in the story that the move led to.
    """
    if move.undone_at is not None:
        raise WrongState(say("This was undone already."))
    if move.made_by_id is None:
        raise WrongState(say("This was found by the machine: split the article off, and it stays apart."))
    if latest_id != move.pk:
        raise WrongState(say("The article was joined or split off again after this: undo that first."))
    if move.other_id is None and others_after:
        raise WrongState(say("Other articles have joined it since: join it to its old story instead."))
