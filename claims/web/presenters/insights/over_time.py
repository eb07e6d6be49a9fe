"""The answers that follow the days: work in hand, time to a verdict, agreement."""

from claims.domain.insights import Question, Step
from claims.domain.states import OPEN_STATES, STATE_LABELS
from claims.domain.wording import day_in_words
from claims.queries.insight_verdicts import Agreement, TimeToVerdict, Took
from claims.queries.insight_work import WorkInHand
from claims.web.presenters.charts import columns, spans
from claims.web.presenters.charts.columns import Layer
from claims.web.presenters.insights.cards import Card, Line, Numbers, days_of, span, span_in_words, under
from claims.web.presenters.labels import plural

STATES = tuple(Layer(STATE_LABELS[state], f"tone{depth}") for depth, state in enumerate(OPEN_STATES, 1))
IN_STATES = ("new", "triaged", "in research", "in second reading")
DECISIONS = (Layer("Confirmed", "tone4"), Layer("Sent back", "hollow"))
FROM_TO = ("From", "To")


def work_in_hand(work: WorkInHand) -> Card:
    numbers = [tuple(each[state] for state in OPEN_STATES) for each in work.at_the_end]
    table = Numbers(
        ("At the end of", *(layer.label for layer in STATES), "All"),
        tuple(
            Line((step.last_day, *each, sum(each))) for step, each in zip(work.steps, numbers, strict=True)
        ),
    )
    if not work.any:
        says = (
            "How many claims are new, triaged, in research and in second reading will stand here,"
            " day by day, once the first article has been read."
        )
        return Card(Question.WORK_IN_HAND, says, None, table)
    words = [
        f"{day_in_words(step.last_day)}: {_named(each)}"
        for step, each in zip(work.steps, numbers, strict=True)
    ]
    says = f"{plural(sum(numbers[-1]), 'claim')} in hand now: {_named(numbers[-1])}."
    if len(numbers) > 1:
        before = sum(numbers[0])
        was = "was" if before == 1 else "were"
        says += f" At the end of {day_in_words(work.steps[0].last_day)} there {was} {before:,}."
    days = under(work.steps)
    chart = columns.drawn(STATES, numbers, days=days, words=words)
    note = "Reckoned from the history of the claims that are on the desk now."
    return Card(Question.WORK_IN_HAND, says, chart, table, note)


def time_taken(took: TimeToVerdict) -> Card:
    table = Numbers(
        (*FROM_TO, "First verdicts", "Median", "Nine in ten"),
        tuple(
            Line((step.first_day, step.last_day, each.count, each.median, each.p90))
            for step, each in zip(took.steps, took.by_step, strict=True)
        ),
        hours=("Median", "Nine in ten"),
    )
    if not took.all.count:
        says = (
            "How long it takes from when a claim is found until its first verdict is published will stand"
            " here: the median, and the time that nine in ten do not exceed."
        )
        return Card(Question.TIME_TO_VERDICT, says, None, table)
    words = [f"{days_of(step)}: {_took(each)}" for step, each in zip(took.steps, took.by_step, strict=True)]
    pairs = [(each.median, each.p90) for each in took.by_step]
    chart = spans.drawn(pairs, days=under(took.steps), words=words)
    note = "From when a claim came to the desk to its first verdict, by when that was published."
    return Card(Question.TIME_TO_VERDICT, _took_in_all(took.all), chart, table, note)


def agreement(found: Agreement) -> Card:
    table = Numbers(
        (*FROM_TO, "Confirmed", "Sent back", "All"),
        tuple(
            Line((step.first_day, step.last_day, each.confirmed, each.sent_back, each.total))
            for step, each in zip(found.steps, found.by_step, strict=True)
        ),
    )
    both = found.all
    if not both.total:
        says = "How many proposals second readers confirm, and how many they send back, will stand here."
        return Card(Question.AGREEMENT, says, None, table)
    share = round(100 * both.confirmed / both.total)
    says = (
        f"Second readers confirmed {both.confirmed:,} of {plural(both.total, 'proposal')}"
        f" ({share} %) and sent {both.sent_back:,} back."
    )
    chart = columns.drawn(
        DECISIONS,
        [(each.confirmed, each.sent_back) for each in found.by_step],
        days=under(found.steps),
        words=[
            f"{days_of(step)}: {each.confirmed:,} confirmed, {each.sent_back:,} sent back"
            for step, each in zip(found.steps, found.by_step, strict=True)
        ],
    )
    note = "By the day of the decision. A proposal that was sent back and came again counts each time."
    return Card(Question.AGREEMENT, says, chart, table, note)


def covered(steps: tuple[Step, ...]) -> str:
    """The days that the charts cover."""
    return f"{day_in_words(steps[0].first_day)} to {day_in_words(steps[-1].last_day)}"


def _named(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"{number:,} {words}" for number, words in zip(numbers, IN_STATES, strict=True))


def _took(took: Took) -> str:
    if took.median is None or took.p90 is None:
        return "no first verdict"
    verdicts = plural(took.count, "verdict")
    return f"{verdicts}, median {span(took.median)}, nine in ten within {span(took.p90)}"


def _took_in_all(took: Took) -> str:
    if took.median is None or took.p90 is None:
        return ""
    median, p90 = span_in_words(took.median), span_in_words(took.p90)
    if took.count == 1:
        return f"The one first verdict of this time came {median} after the claim was found."
    return (
        f"Half of {took.count:,} first verdicts came within {median} of the claim being found,"
        f" and nine in ten within {p90}."
    )
