"""The answers that follow the days: work in hand, time to a verdict, agreement."""

from claims.domain.insights import Question, Step
from claims.domain.states import OPEN_STATES, STATE_LABELS
from claims.domain.tongue import noted, number, say, say_count
from claims.queries.insight_verdicts import Agreement, Decided, TimeToVerdict, Took
from claims.queries.insight_work import WorkInHand
from claims.web.presenters.ages import day
from claims.web.presenters.charts import columns, spans
from claims.web.presenters.charts.columns import Layer
from claims.web.presenters.insights.cards import Card, Line, Numbers, days_of, span, span_in_words, under

IN_STATES = (
    noted("{number} new"),
    noted("{number} triaged"),
    noted("{number} in research"),
    noted("{number} in second reading"),
)
"""How many are in each of the open states."""


def work_in_hand(work: WorkInHand) -> Card:
    numbers = [tuple(each[state] for state in OPEN_STATES) for each in work.at_the_end]
    layers = [Layer(say(STATE_LABELS[state]), f"tone{depth}") for depth, state in enumerate(OPEN_STATES, 1)]
    table = Numbers(
        (say("At the end of"), *(layer.label for layer in layers), say("All")),
        tuple(
            Line((step.last_day, *each, sum(each))) for step, each in zip(work.steps, numbers, strict=True)
        ),
    )
    if not work.any:
        says = say(
            "How many claims are new, triaged, in research and in second reading will stand here,"
            " day by day, once the first article has been read."
        )
        return Card(Question.WORK_IN_HAND, says, None, table)
    words = [f"{day(step.last_day)}: {_named(each)}" for step, each in zip(work.steps, numbers, strict=True)]
    says = say_count(
        "{count} claim in hand now: {by_state}.",
        "{count} claims in hand now: {by_state}.",
        sum(numbers[-1]),
        by_state=_named(numbers[-1]),
    )
    if len(numbers) > 1:
        before = say_count(
            "At the end of {day} there was {count}.",
            "At the end of {day} there were {count}.",
            sum(numbers[0]),
            day=day(work.steps[0].last_day),
        )
        says = f"{says} {before}"
    days = under(work.steps)
    chart = columns.drawn(layers, numbers, days=days, words=words)
    note = say("Reckoned from the history of the claims that are on the desk now.")
    return Card(Question.WORK_IN_HAND, says, chart, table, note)


def time_taken(took: TimeToVerdict) -> Card:
    lengths = (say("Median"), say("Nine in ten"))
    table = Numbers(
        (say("From"), say("To"), say("First verdicts"), *lengths),
        tuple(
            Line((step.first_day, step.last_day, each.count, each.median, each.p90))
            for step, each in zip(took.steps, took.by_step, strict=True)
        ),
        hours=lengths,
    )
    if not took.all.count:
        says = say(
            "How long it takes from when a claim is found until its first verdict is published will stand"
            " here: the median, and the time that nine in ten do not exceed."
        )
        return Card(Question.TIME_TO_VERDICT, says, None, table)
    words = [f"{days_of(step)}: {_took(each)}" for step, each in zip(took.steps, took.by_step, strict=True)]
    pairs = [(each.median, each.p90) for each in took.by_step]
    chart = spans.drawn(pairs, days=under(took.steps), words=words)
    note = say("From when a claim came to the desk to its first verdict, by when that was published.")
    return Card(Question.TIME_TO_VERDICT, _took_in_all(took.all), chart, table, note)


def agreement(found: Agreement) -> Card:
    decisions = (Layer(say("Confirmed"), "tone4"), Layer(say("Sent back"), "hollow"))
    table = Numbers(
        (say("From"), say("To"), *(layer.label for layer in decisions), say("All")),
        tuple(
            Line((step.first_day, step.last_day, each.confirmed, each.sent_back, each.total))
            for step, each in zip(found.steps, found.by_step, strict=True)
        ),
    )
    both = found.all
    if not both.total:
        says = say("How many proposals second readers confirm, and how many they send back, will stand here.")
        return Card(Question.AGREEMENT, says, None, table)
    share = round(100 * both.confirmed / both.total)
    says = say_count(
        "Second readers confirmed {confirmed} of {count} proposal ({share} %) and sent {sent_back} back.",
        "Second readers confirmed {confirmed} of {count} proposals ({share} %) and sent {sent_back} back.",
        both.total,
        share=share,
        **_decided(both),
    )
    chart = columns.drawn(
        decisions,
        [(each.confirmed, each.sent_back) for each in found.by_step],
        days=under(found.steps),
        words=[
            say("{days}: {confirmed} confirmed, {sent_back} sent back", days=days_of(step), **_decided(each))
            for step, each in zip(found.steps, found.by_step, strict=True)
        ],
    )
    note = say("By the day of the decision. A proposal that was sent back and came again counts each time.")
    return Card(Question.AGREEMENT, says, chart, table, note)


def covered(steps: tuple[Step, ...]) -> str:
    """The days that the charts cover."""
    return say("{first} to {last}", first=day(steps[0].first_day), last=day(steps[-1].last_day))


def _named(numbers: tuple[int, ...]) -> str:
    return ", ".join(say(words, number=number(many)) for many, words in zip(numbers, IN_STATES, strict=True))


def _decided(each: Decided) -> dict[str, str]:
    return {"confirmed": number(each.confirmed), "sent_back": number(each.sent_back)}


def _took(took: Took) -> str:
    if took.median is None or took.p90 is None:
        return say("no first verdict")
    return say_count(
        "{count} verdict, median {median}, nine in ten within {p90}",
        "{count} verdicts, median {median}, nine in ten within {p90}",
        took.count,
        median=span(took.median),
        p90=span(took.p90),
    )


def _took_in_all(took: Took) -> str:
    if took.median is None or took.p90 is None:
        return ""
    median, p90 = span_in_words(took.median), span_in_words(took.p90)
    return say_count(
        "The one first verdict of this time came {median} after the claim was found.",
        "Half of {count} first verdicts came within {median} of the claim being found,"
        " and nine in ten within {p90}.",
        took.count,
        median=median,
        p90=p90,
    )
