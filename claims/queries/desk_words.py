"""What administrators give the desk to choose from."""

from claims.models import DeskTopic, Rating, ReplyTemplate


def topics() -> list[DeskTopic]:
    """Those in use first."""
    return list(DeskTopic.objects.order_by("-in_use", "name"))


def offered_topics() -> tuple[str, ...]:
    return tuple(DeskTopic.objects.filter(in_use=True).values_list("name", flat=True))


def topic(topic_id: int) -> DeskTopic | None:
    return DeskTopic.objects.filter(pk=topic_id).first()


def templates() -> list[ReplyTemplate]:
    """Those in use first."""
    return list(ReplyTemplate.objects.order_by("-in_use", "name"))


def offered_templates() -> tuple[ReplyTemplate, ...]:
    return tuple(ReplyTemplate.objects.filter(in_use=True))


def template(template_id: int) -> ReplyTemplate | None:
    return ReplyTemplate.objects.filter(pk=template_id).first()


def ratings() -> list[Rating]:
    """The whole scale in its order, those out of use last."""
    return list(Rating.objects.order_by("-in_use", "position", "pk"))


def rating(rating_id: int) -> Rating | None:
    return Rating.objects.filter(pk=rating_id).first()
