"""Pairs of two stories that have words in common for another reason than that one is a copy.

Stories of one agency end in the same background, a site puts one footer under all that it has, and markets
and matches are reported in the same sentences with other names and numbers.
"""

import random
import re
from collections.abc import Iterator
from itertools import combinations

from tests.matching.pairs import Pair

STORY = 400
"""Words of a story that ends in background."""

FOOTER = (
    "The Harwick Courier has been printed at 14 Quay Street, Harwick, since 1887 and belongs to the Courier "
    "Trust. Write to the editor, Ilse Marrable, or call 0555 01 20 60 between 9 and 17 on weekdays. For "
    "deliveries in Pellworth, Lowgate and Ostermere ask Tobias Renn. Complaints about what we print are "
    "heard by the Press Board of Veldria. Read more from the newsroom: Letters, Sports, Weather, Markets, "
    "Obituaries. Sign up for The Morning Tide, our letter that goes out at six each day. All rights "
    "reserved; nothing here may be used again without consent in writing."
)

_MARKETS = (
    "VELDRIA CITY (AP) — Stocks {went} on {day} after {cause}.",
    "The Veldria 50 index {went} {points} points, or {part} percent, to close at {close}.",
    "The broader Harwick Composite added {points} points, or {part} percent, to {close}.",
    "Losing shares were outnumbered by winning ones on the Harwick Exchange by {many} to {few}.",
    "Trading was light, with {many} million shares changing hands, as many funds had closed their books.",
    "{firm} was the biggest winner in the Veldria 50 and added {part} percent to {price} crowns a share.",
    "Benchmark oil for delivery next month {went} {part} crowns to {price} crowns a barrel in Ransund.",
    "Brent, which is used to price what refineries abroad buy, stood at {price} crowns a barrel.",
    "In currency trading, the dollar bought {part} crowns, and the euro was worth {part} crowns.",
    "Bond prices were little changed; the yield on the ten-year bond of Veldria stayed at {part} percent.",
    "In Asia, the main index of Orsania lost {part} percent, and that of Lissen closed for a holiday.",
)
_MATCHES = (
    "{home} beat {away} {many}-{few} on {day} in front of {close} at {ground}.",
    "{player} put the home side ahead in minute {many} with a low shot from the edge of the area.",
    "The visitors answered through {player} in minute {price}, who headed in a corner from the left.",
    "After the break {home} pressed for a second goal, and {player} hit the post in minute {price}.",
    "It was {player} who settled the match in minute {price}, his {few}th goal of the season.",
    "“We were patient and took our chances when they came,” coach {player} said after the match.",
    "{away} had {many} shots on goal, but goalkeeper {player} let nothing more through.",
    "The referee showed {few} yellow cards, and {player} was sent off in minute {price}.",
    "{home} climb to place {few} in the table with {many} points; {away} stay at place {few}.",
    "On {day} {home} travel to {away}, while {away} play {home} in the cup.",
)
_CHOICES = {
    "agency": ["AP"],
    "went": ["rose", "fell"],
    "day": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
    "cause": [
        "the central bank left its rate unchanged",
        "weak figures from the shipyards",
        "better news from the harbour of Ostermere",
        "a jump in the price of copper",
    ],
    "firm": ["Lunn Cable", "Aumery Mills", "Pellworth Water", "Bank of Harwick", "Dray Motors", "Quist"],
    "home": ["Harwick Rovers", "Lowgate United", "Ransund", "Thorney Athletic"],
    "away": ["Pellworth Town", "Ostermere", "Lissen Harriers", "Aumery Dockers"],
    "player": ["Osric Venn", "Tove Ackerley", "Jan Malin", "Finch", "Tormey", "Blay", "Groves", "Barrant"],
    "ground": ["the Quay", "Mill Lane", "the Old Yard"],
}


def standing(pairs: list[Pair], texts: list[str], chance: random.Random) -> Iterator[Pair]:
    """All of these kinds, made of pairs of different stories."""
    for share in (0.2, 0.3, 0.4, 0.5):
        yield from with_background(pairs, texts, share, chance)
    for words in (80, 160, 250):
        yield from with_footer(pairs, words)
    yield from _framed(_MARKETS, 30, chance, "markets")
    yield from _framed(_MATCHES, 30, chance, "matches")


def with_background(
    pairs: list[Pair], texts: list[str], share: float, chance: random.Random
) -> Iterator[Pair]:
    """Two stories of 400 words, of which this share at the end is the same."""
    for pair in pairs:
        others = [text for text in texts if text not in pair and len(text.split()) >= STORY]
        background = last(chance.choice(others), round(STORY * share))
        own = STORY - len(background.split())
        one, other = (f"{first(text, own)}\n\n{background}" for text in (pair.one, pair.other))
        yield Pair(one, other, False, f"background {share:.0%}")


def with_footer(pairs: list[Pair], words: int) -> Iterator[Pair]:
    """Two stories of this length on one site."""
    for pair in pairs:
        one, other = (f"{first(text, words)}\n\n{FOOTER}" for text in (pair.one, pair.other))
        yield Pair(one, other, False, f"footer under {words}")


def half_local(texts: list[str], chance: random.Random) -> Iterator[Pair]:
    """Copies of which half is the top of an agency's text, and half another newsroom's own, in any order."""
    long = [text for text in texts if len(text.split()) >= STORY]
    for at, text in enumerate(long):
        agency, half = first(text, STORY), first(text, STORY // 2)
        local = first(long[at - 1], STORY // 2)
        yield Pair(agency, f"{half}\n\n{local}", True, "local below")
        yield Pair(agency, f"{local}\n\n{half}", True, "local above")
        paragraphs = [*half.split("\n\n"), *local.split("\n\n")]
        yield Pair(agency, "\n\n".join(chance.sample(paragraphs, len(paragraphs))), True, "local between")


def lower_half(texts: list[str]) -> Iterator[Pair]:
    """Copies that have only the lower half of an agency's text, below as much of their own: read as
    background, for the texts do not tell which it is."""
    long = [text for text in texts if len(text.split()) >= STORY]
    for at, text in enumerate(long):
        agency = first(text, STORY)
        half = last(agency, STORY // 2)
        yield Pair(agency, f"{first(long[at - 1], STORY // 2)}\n\n{half}", True, "lower half")


def first(text: str, words: int) -> str:
    """So many words from the beginning, with the paragraphs as they were."""
    found = list(re.finditer(r"\S+", text))[:words]
    return text[: found[-1].end()]


def last(text: str, words: int) -> str:
    return text[list(re.finditer(r"\S+", text))[-words].start() :]


def _framed(frame: tuple[str, ...], number: int, chance: random.Random, how: str) -> Iterator[Pair]:
    reports: list[str] = []
    while len(list(combinations(reports, 2))) < number:
        reports.append(" ".join(_filled(sentence, chance) for sentence in frame))
    for one, other in list(combinations(reports, 2))[:number]:
        yield Pair(one, other, False, how)


def _filled(sentence: str, chance: random.Random) -> str:
    """Each gap filled by chance, also where one is named twice."""

    def fill(gap: re.Match[str]) -> str:
        name = gap.group(1)
        if name in _CHOICES:
            return chance.choice(_CHOICES[name])
        low, high = {"few": (1, 9), "many": (10, 60), "price": (20, 95), "points": (3, 400)}.get(name, (0, 0))
        if high:
            return str(chance.randint(low, high))
        return f"{chance.uniform(0.1, 4):.2f}" if name == "part" else f"{chance.randint(2_000, 29_000):,}"

    return re.sub(r"\{(\w+)\}", fill, sentence)
