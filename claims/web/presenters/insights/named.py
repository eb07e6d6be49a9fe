"""The answers that go by name: parties, readers, publishers, ways in, and the ages of denials."""

from collections.abc import Sequence

from django.urls import reverse

from claims.domain.insights import AGES, Question
from claims.domain.tongue import noted, number, say, say_count
from claims.queries.insight_arrivals import DenialsWaiting, Publisher
from claims.queries.insight_verdicts import ByParty, PartyVerdicts, Reader
from claims.web.presenters.ages import day
from claims.web.presenters.charts import bars
from claims.web.presenters.charts.bars import Head
from claims.web.presenters.insights.cards import MOST_BARS, Card, Line, Numbers

WAYS = {
    "feed": noted("From a feed"),
    "address": noted("By its address"),
    "paste": noted("Pasted"),
    "upload": noted("As a file"),
    "api": noted("By the API"),
    "command": noted("By a command"),
    "bookmarklet": noted("From a browser’s bar"),
    "recheck": noted("In a later edition"),
}
NO_PUBLISHER = noted("Publisher not known")


def denials_waiting(found: DenialsWaiting) -> Card:
    named = list(zip((say(label) for _, label in AGES), found.by_age, strict=True))
    table = Numbers((say("Waiting for"), say("Denials")), tuple(Line(row) for row in named))
    if found.oldest is None:
        says = say("No denial waits: those that nobody has accepted or dismissed will stand here, by age.")
        return Card(Question.DENIALS_WAITING, says, None, table)
    says = say_count(
        "One denial waits for a look, since {day}.",
        "{count} denials wait for a look, the oldest since {day}.",
        found.total,
        day=day(found.oldest),
    )
    chart = bars.drawn([Head(say("Denials"), "denial")], [(label, (waiting,)) for label, waiting in named])
    note = say("As it is now, whatever the time chosen above: nobody has accepted or dismissed them.")
    return Card(Question.DENIALS_WAITING, says, chart, table, note)


def by_party(found: ByParty) -> Card:
    heads = [Head(rating.label, rating.colour) for rating in found.ratings]

    def numbers(party: PartyVerdicts) -> tuple[int, ...]:
        return tuple(party.by_rating.get(rating.pk, 0) for rating in found.ratings)

    lines = [
        Line((party.name, *numbers(party), party.total), reverse("web:party", args=[party.party_id]))
        for party in found.parties
    ]
    table = Numbers((say("Party"), *(head.label for head in heads), say("All")), tuple(lines))
    if not found.parties:
        says = say("How the claims of each named party were rated will stand here once checks are published.")
        return Card(Question.BY_PARTY, says, None, table)
    first = found.parties[0]
    rated = say_count(
        "Claims of {count} named party were rated.",
        "Claims of {count} named parties were rated.",
        len(found.parties),
    )
    top = say_count(
        "At the top is {name}, with {count} claim.",
        "At the top is {name}, with {count} claims.",
        first.total,
        name=first.name,
    )
    chart = bars.drawn(heads, [(party.name, numbers(party)) for party in found.parties[:MOST_BARS]])
    note = say(
        "What is checked is chosen: this says what was looked at, not how truthful anybody is."
        " A claim that several parties make counts for each of them."
    )
    return Card(Question.BY_PARTY, f"{rated} {top}", chart, table, note)


def by_reader(readers: Sequence[Reader]) -> Card:
    heads = [
        Head(say("Accepted"), "tone4"),
        Head(say("Returned"), "tone2"),
        Head(say("Confirmed"), "tone4"),
        Head(say("Sent back"), "tone2"),
    ]
    rows = [
        (
            reader.name,
            (reader.proposals_confirmed, reader.proposals_sent_back, reader.confirmed, reader.sent_back),
        )
        for reader in readers
    ]
    table = Numbers(
        (say("Reader"), *(head.label for head in heads)), tuple(Line((name, *row)) for name, row in rows)
    )
    if not rows:
        says = say("What each person proposed, and what each decided as a second reader, will stand here.")
        return Card(Question.BY_READER, says, None, table)
    says = say_count(
        "{count} person proposed verdicts or read those of others.",
        "{count} people proposed verdicts or read those of others.",
        len(rows),
    )
    chart = bars.drawn(heads, rows[:MOST_BARS])
    note = say(
        "Accepted and returned are what somebody proposed, confirmed and sent back what they read of others."
        " It shows how the work is shared, not how good it is; only editors and administrators see it."
    )
    return Card(Question.BY_READER, says, chart, table, note)


def publishers(found: Sequence[Publisher]) -> Card:
    heads = [
        Head(say("With a verdict"), "tone4"),
        Head(say("In hand"), "tone3"),
        Head(say("Set aside"), "tone1"),
    ]
    rows = [
        (row.name or say(NO_PUBLISHER), (row.decided, row.in_hand, row.set_aside), row.total) for row in found
    ]
    table = Numbers(
        (say("Publisher"), *(head.label for head in heads), say("All")),
        tuple(Line((name, *numbers, total)) for name, numbers, total in rows),
    )
    if not rows:
        says = say("Which publishers claims are found at first, and what becomes of them, will stand here.")
        return Card(Question.PUBLISHERS, says, None, table)
    total = sum(row.total for row in found)
    says = say_count("{count} claim came to the desk.", "{count} claims came to the desk.", total)
    first = next((row for row in found if row.name), None)
    if first:
        had = say("{name} had {number} of them first.", name=first.name, number=number(first.total))
        says = f"{says} {had}"
    chart = bars.drawn(heads, [(name, numbers) for name, numbers, _ in rows[:MOST_BARS]])
    note = say("By the article that each claim was found in first. Parts of a claim do not count beside it.")
    return Card(Question.PUBLISHERS, says, chart, table, note)


def ways_in(found: dict[str, int]) -> Card:
    rows = [(say(WAYS[way]), came) for way, came in found.items()]
    table = Numbers((say("Way in"), say("Claims")), tuple(Line(row) for row in rows))
    if not rows:
        says = say(
            "By which way the articles came in that claims are found in will stand here: feed, address, file."
        )
        return Card(Question.WAYS_IN, says, None, table)
    says = say_count(
        "{count} claim came in; the most used way: {way}, {number}.",
        "{count} claims came in; the most used way: {way}, {number}.",
        sum(found.values()),
        way=rows[0][0],
        number=number(rows[0][1]),
    )
    chart = bars.drawn([Head(say("Claims"), "tone4")], [(name, (came,)) for name, came in rows])
    note = say("By the article that each claim was found in first.")
    return Card(Question.WAYS_IN, says, chart, table, note)
