"""Invented stories, each of sentences of its own, with all that their pages will say of them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

_PLACES = ("Harwick", "Tarn", "Lowgate", "Selby Quay", "Ostermoor", "Brannoch", "Velden", "Marrow Hill")
_PEOPLE = (
    "Dora Finch", "Tom Ellery", "Ilse Brandt", "Karim Haddou", "Noor Vesterby", "Pavel Rusk",
    "Greta Lindqvist", "Owen Tarrant", "Mina Castellan", "Jonas Whitby", "Salma Okoro", "Petra Halloran",
)  # fmt: skip
_REPORTERS = ("Ada Lund", "Ruben Castle", "Hanne Vogt", "Samir Odell", "Clara Mewes", "Ivo Harding")
_THINGS = (
    "bridge", "harbour wall", "tram line", "water works", "market hall", "ferry", "library", "power station"
)  # fmt: skip
AGENCY = "Northern Wire Agency"
PUBLISHER = "Harwick Ledger"

_SENTENCES = (
    "{a}, who leads the council of {place}, said on Monday that the {thing} can be used again by {month}.",
    "The works cost {n} million, twice what was in the plan that the council agreed to {m} years ago.",
    "“Nobody asked us before the contract was signed,” said {b}, who speaks for the {m} engineers.",
    "{c} of the trade board rejected that, and pointed to {n} letters that were sent to every household.",
    "A report of {m} pages, seen by this newspaper, says that the {thing} was last inspected in 2019.",
    "According to two officials, the money came from a fund that was meant for the schools of the county.",
    "{b} denied having known of the report, and said that it had been lost among {n} others during the move.",
    "People who live near the {thing} have counted {n} lorries on one day, most of them after dark.",
    "The county’s own rules allow no more than {m} an hour there, a figure that nobody has ever enforced.",
    "In {place} itself few seem surprised: a vote on the matter was put off three times in {m} months.",
    "“It will be ready when it is ready,” {a} told reporters in front of the {thing}, and went back inside.",
    "{c} asked for an inquiry, which would have to be agreed to by {m} of the {n} members of the council.",
    "The company that does the works did not answer questions about the {thing} that were sent on Friday.",
    "Its last accounts show a loss of {n} million, most of which came of a strike that lasted {m} days.",
    "Should the works stop, {place} would owe the company {n} thousand for every week, the contract says.",
    "The next meeting of the council is in {month}, when {b} is to speak on what became of the {thing}.",
)
_MONTHS = ("November", "December", "January", "February", "March", "April")


@dataclass(frozen=True, slots=True)
class Story:
    """What was written, and what its pages say of it; `published` has a time."""

    number: int
    title: str
    paragraphs: tuple[str, ...]
    byline: str
    published: datetime
    captions: tuple[str, ...]

    @property
    def day(self) -> str:
        return f"{self.published.day} {self.published:%B %Y}"


def story(number: int) -> Story:
    """The same each time for the same number; no two share a sentence."""
    words = {
        "a": _PEOPLE[number % 12],
        "b": _PEOPLE[(number * 5 + 3) % 12],
        "c": _PEOPLE[(number * 7 + 6) % 12],
        "place": _PLACES[number % 8],
        "thing": _THINGS[(number // 8 + number) % 8],
        "month": _MONTHS[number % 6],
    }
    said = [
        sentence.format(n=20 + (number * 13 + at * 29) % 471, m=3 + (number * 17 + at * 7) % 41, **words)
        for at, sentence in enumerate(_SENTENCES)
    ]
    turn = number % 4
    said = [*said[turn:], *said[:turn]]
    return Story(
        number=number,
        title=f"{words['place']} waits for its {words['thing']} as costs reach {20 + number * 7} million",
        paragraphs=tuple(" ".join(said[at : at + 2]) for at in range(0, 16, 2)),
        byline=_REPORTERS[number % 6],
        published=datetime(2026, 9, 14, 6, 30, tzinfo=UTC) + timedelta(days=number % 12, minutes=37 * number),
        captions=(
            f"The {words['thing']} of {words['place']}, seen from the quay",
            f"{words['a']} at the council’s meeting",
        ),
    )


RTL = Story(
    number=900,
    title="مجلس هارويك يؤجل إصلاح الجسر إلى الربيع",
    paragraphs=(
        "قالت رئيسة المجلس دورا فينش يوم الاثنين إن الجسر سيفتح من جديد في شهر نيسان بعد انتهاء الأعمال.",
        "ورفض المهندسون هذا الكلام، وقال توم إيليري إن الجسر لم يفحص منذ سبع سنوات كاملة.",
        "وجاء في تقرير من أربعين صفحة أن تكلفة الأعمال بلغت تسعة ملايين، أي ضعف ما كان مقررا في الخطة.",
        "ويجتمع المجلس مرة أخرى في تشرين الثاني لمناقشة ما جاء في التقرير والرد على أسئلة السكان.",
    ),
    byline="نور حداد",
    published=datetime(2026, 9, 20, 9, 15, tzinfo=UTC),
    captions=("الجسر كما يبدو من الميناء",),
)
