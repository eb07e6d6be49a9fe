"""Pairs of texts that are copies, made from one, and pairs that only share a subject.

Copies are made in the ways newsrooms make them; the synonyms and the rules are few and plain on purpose.
"""

import gzip
import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import NamedTuple

SEEDS = Path(__file__).parents[2] / "seeds" / "articles"
TEXTS = Path(__file__).parents[3] / "shared" / "data" / "attribution"

_TABLE = """
said=stated told=informed says=states also=additionally but=however because=since about=around
after=following before=prior many=numerous big=large large=big small=little new=fresh old=former
government=administration officials=authorities official=authority people=individuals
country=nation state=nation city=town president=leader minister=secretary police=officers
attack=assault killed=slain war=conflict law=statute bill=proposal vote=ballot election=poll
campaign=drive candidate=contender money=funds company=firm companies=firms report=account
reported=disclosed plan=scheme plans=schemes help=aid need=require want=wish make=create
made=created show=reveal showed=revealed shows=reveals use=employ used=employed get=obtain
got=obtained give=provide gave=provided begin=start began=started end=finish last=previous
first=initial next=following most=majority more=further some=certain other=different
important=significant major=main including=among while=whereas during=throughout over=above
under=beneath against=versus between=amid through=via since=because would=could could=might
should=must will=shall may=might is=remains was=remained were=remained has=holds had=held
have=hold that=which this=the these=those their=the his=the her=the its=the who=that
with=alongside from=out-of for=towards on=upon at=near by=through in=within as=like and=plus
very=quite years=yrs year=yr month=period week=fortnight day=date time=moment support=backing
decision=ruling court=tribunal case=matter women=females men=males children=youngsters work=labour
workers=employees public=general private=personal claim=assertion deal=agreement
"""
SYNONYMS = {word: other for word, _, other in (pair.partition("=") for pair in _TABLE.split())}
LOCAL = (
    "In the borough of {town} the news was read with care, {name} of the council said on {day}. No local "
    "service is affected, and the library keeps its hours.\n\nThe market hall in {town} stays open until "
    "{hour}, {name} added; residents may bring questions to the desk in the foyer, where {count} "
    "leaflets had been laid out for {day}."
)


class Pair(NamedTuple):
    one: str
    other: str
    same: bool
    how: str


def chance() -> random.Random:
    """The same choices in every run."""
    return random.Random(5)  # noqa: S311 - nothing here is secret


def polnear(part: str, most: int) -> list[str]:
    """Texts of `train` or `dev`, read where they lie; the file is never copied."""
    path = TEXTS / f"polnear-{part}.jsonl.gz"
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line)["text"] for line, _ in zip(lines, range(most), strict=False)]


def seeds() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("*.txt"))]


def made(texts: list[str], chance: random.Random) -> Iterator[Pair]:
    for text in texts:
        if len(text.split()) < 120:
            continue
        yield Pair(text, cut(text), True, "cut")
        yield Pair(text, new_head(text), True, "head")
        yield Pair(text, reordered(text, chance), True, "reordered")
        yield Pair(text, reworded(text, chance), True, "reworded")
        yield Pair(text, exchanged(text), True, "synonyms")
        yield Pair(text, joined(text, chance), True, "joined")
        yield Pair(text, updated(text), True, "updated")


def different(texts: list[str], most: int) -> list[Pair]:
    """The pairs of unlike texts that share the most names: same subject, same people."""
    holders = defaultdict(list)
    for at, text in enumerate(texts):
        for name in set(re.findall(r"\b[A-Z]\w+ [A-Z]\w+", text)):
            holders[name].append(at)
    together: dict[tuple[int, int], int] = defaultdict(int)
    for found in holders.values():
        for at, one in enumerate(found):
            for other in found[at + 1 :]:
                together[one, other] += 1
    nearest = sorted(together, key=lambda pair: -together[pair])[:most]
    return [Pair(texts[one], texts[other], False, "different") for one, other in nearest]


def cut(text: str) -> str:
    return text[: text.rfind(" ", 0, len(text) * 45 // 100)]


def new_head(text: str) -> str:
    return "What we know so far | The Harwick Courier\n\nBy Ilse Marrable\n\n" + text.partition("\n\n")[2]


def reordered(text: str, chance: random.Random) -> str:
    paragraphs = text.split("\n\n")
    return "\n\n".join(chance.sample(paragraphs, len(paragraphs)))


def reworded(text: str, chance: random.Random) -> str:
    """A third of the sentences with synonyms and their halves exchanged at a comma."""
    sentences = re.split(r"(?<=[.!?”]) ", text)
    for at in chance.sample(range(len(sentences)), len(sentences) // 3):
        front, comma, back = exchanged(sentences[at]).partition(", ")
        sentences[at] = f"{back.rstrip('.')}, {front}." if comma else f"In other words, {front}"
    return " ".join(sentences)


def exchanged(text: str) -> str:
    return re.sub(r"[a-z]+", lambda word: SYNONYMS.get(word.group(), word.group()), text)


def updated(text: str) -> str:
    """Every third number has grown by one, as in a later version."""
    seen = count()

    def grown(number: re.Match[str]) -> str:
        return str(int(number.group()) + 1) if next(seen) % 3 == 0 else number.group()

    return re.sub(r"\d+", grown, text)


def joined(text: str, chance: random.Random) -> str:
    local = LOCAL.format(
        town=chance.choice(["Harwick", "Pellworth", "Lowgate"]),
        name=chance.choice(["Cressida Malin", "Tove Ackerley", "Osric Venn"]),
        day=chance.choice(["Monday", "Friday"]),
        hour=chance.choice(["six", "eight"]),
        count=chance.randint(20, 400),
    )
    paragraphs = text.split("\n\n")
    half = max(2, len(paragraphs) // 2)
    return "\n\n".join([*paragraphs[:half], local])
