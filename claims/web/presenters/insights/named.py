"""The answers that go by name: parties, readers, publishers, ways in, and the ages of denials."""

from collections.abc import Sequence

from django.urls import reverse

from claims.domain.insights import AGES, Question
from claims.queries.insight_arrivals import DenialsWaiting, Publisher
from claims.queries.insight_verdicts import ByParty, PartyVerdicts, Reader
from claims.web.presenters.ages import day
from claims.web.presenters.charts import bars
from claims.web.presenters.charts.bars import Head
from claims.web.presenters.insights.cards import MOST_BARS, Card, Line, Numbers
from claims.web.presenters.labels import plural

WAYS = {
    "feed": "From a feed",
    "address": "By its address",
    "paste": "Pasted",
    "upload": "As a file",
    "api": "By the API",
    "command": "By a command",
    "bookmarklet": "From a browser’s bar",
    "recheck": "In a later edition",
}
NO_PUBLISHER = "Publisher not known"


def denials_waiting(found: DenialsWaiting) -> Card:
    named = list(zip((label for _, label in AGES), found.by_age, strict=True))
    table = Numbers(("Waiting for", "Denials"), tuple(Line(row) for row in named))
    if found.oldest is None:
        says = "No denial waits: those that nobody has accepted or dismissed will stand here, by age."
        return Card(Question.DENIALS_WAITING, says, None, table)
    says = f"{plural(found.total, 'denial')} wait for a look, the oldest since {day(found.oldest)}."
    if found.total == 1:
        says = f"One denial waits for a look, since {day(found.oldest)}."
    chart = bars.drawn([Head("Denials", "denial")], [(label, (number,)) for label, number in named])
    note = "As it is now, whatever the time chosen above: nobody has accepted or dismissed them."
    return Card(Question.DENIALS_WAITING, says, chart, table, note)


def by_party(found: ByParty) -> Card:
    heads = [Head(rating.label, rating.colour) for rating in found.ratings]

    def numbers(party: PartyVerdicts) -> tuple[int, ...]:
        return tuple(party.by_rating.get(rating.pk, 0) for rating in found.ratings)

    lines = [
        Line((party.name, *numbers(party), party.total), reverse("web:party", args=[party.party_id]))
        for party in found.parties
    ]
    table = Numbers(("Party", *(head.label for head in heads), "All"), tuple(lines))
    if not found.parties:
        says = "How the claims of each named party were rated will stand here once checks are published."
        return Card(Question.BY_PARTY, says, None, table)
    first = found.parties[0]
    says = (
        f"Claims of {plural(len(found.parties), 'named party', 'named parties')} were rated."
        f" At the top is {first.name}, with {plural(first.total, 'claim')}."
    )
    chart = bars.drawn(heads, [(party.name, numbers(party)) for party in found.parties[:MOST_BARS]])
    note = (
        "What is checked is chosen: this says what was looked at, not how truthful anybody is."
        " A claim that several parties make counts for each of them."
    )
    return Card(Question.BY_PARTY, says, chart, table, note)


def by_reader(readers: Sequence[Reader]) -> Card:
    heads = [
        Head("Accepted", "tone4"),
        Head("Returned", "tone2"),
        Head("Confirmed", "tone4"),
        Head("Sent back", "tone2"),
    ]
    rows = [
        (
            reader.name,
            (reader.proposals_confirmed, reader.proposals_sent_back, reader.confirmed, reader.sent_back),
        )
        for reader in readers
    ]
    table = Numbers(
        ("Reader", *(head.label for head in heads)), tuple(Line((name, *row)) for name, row in rows)
    )
    if not rows:
        says = "What each person proposed, and what each decided as a second reader, will stand here."
        return Card(Question.BY_READER, says, None, table)
    says = f"{plural(len(rows), 'person', 'people')} proposed verdicts or read those of others."
    chart = bars.drawn(heads, rows[:MOST_BARS])
    note = (
        "Accepted and returned are what somebody proposed, confirmed and sent back what they read of others."
        " It shows how the work is shared, not how good it is; only editors and administrators see it."
    )
    return Card(Question.BY_READER, says, chart, table, note)


def publishers(found: Sequence[Publisher]) -> Card:
    heads = [Head("With a verdict", "tone4"), Head("In hand", "tone3"), Head("Set aside", "tone1")]
    rows = [(row.name or NO_PUBLISHER, (row.decided, row.in_hand, row.set_aside), row.total) for row in found]
    table = Numbers(
        ("Publisher", *(head.label for head in heads), "All"),
        tuple(Line((name, *numbers, total)) for name, numbers, total in rows),
    )
    if not rows:
        says = "Which publishers claims are found at first, and what becomes of them, will stand here."
        return Card(Question.PUBLISHERS, says, None, table)
    says = f"{plural(sum(row.total for row in found), 'claim')} came to the desk."
    first = next((row for row in found if row.name), None)
    if first:
        says = f"{says} {first.name} had {first.total:,} of them first."
    chart = bars.drawn(heads, [(name, numbers) for name, numbers, _ in rows[:MOST_BARS]])
    note = "By the article that each claim was found in first. Parts of a claim do not count beside it."
    return Card(Question.PUBLISHERS, says, chart, table, note)


def ways_in(found: dict[str, int]) -> Card:
    rows = [(WAYS[way], number) for way, number in found.items()]
    table = Numbers(("Way in", "Claims"), tuple(Line(row) for row in rows))
    if not rows:
        says = (
            "By which way the articles came in that claims are found in will stand here: feed, address, file."
        )
        return Card(Question.WAYS_IN, says, None, table)
    says = f"{plural(sum(found.values()), 'claim')} came in; the most used way: {rows[0][0]}, {rows[0][1]:,}."
    chart = bars.drawn([Head("Claims", "tone4")], [(name, (number,)) for name, number in rows])
    note = "By the article that each claim was found in first."
    return Card(Question.WAYS_IN, says, chart, table, note)
