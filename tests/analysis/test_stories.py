"""Whole short stories about places that do not exist."""

from claims.analysis.analyser import analyse
from claims.analysis.result import Analysis
from claims.domain.denials import DenialType
from claims.domain.speech import AttributionLevel
from tests.analysis.reading import text_of_claim

ROCKETS = """Norvia denies shipping rockets to Tarn | Harbour Daily News

By Ilse Vantongeren

PELL (NWA) — The foreign ministry of Norvia on Tuesday dismissed as baseless a report that it had \
shipped 400 rockets to neighbouring Tarn.

The Pell Courier reported on Monday that Norvia shipped 400 rockets to Tarn in May. “The report is a \
fabrication,” ministry spokeswoman Ana Reyes said. “Not a single rocket left the country.”

Tarn’s defence minister, Oskar Lindqvist, neither confirmed nor denied the report. “We do not discuss \
our stocks,” he told reporters in the capital, Vesk. He added that Tarn would buy more radar sets next year.

Two officials, who spoke on condition of anonymity, said President Dana Holt had approved the shipment \
and that the first crates arrived on May 4.

Comments are closed.
"""

BRIDGE = """Mayor rejects claim of secret bridge deal

By Tomas Oduya

ORREN, March 3 (LPA) - The mayor of Orren, Sofia Brandt, has rejected claims that she signed a secret \
deal over the Lowgate bridge.

"There is no truth to this," she told a press conference at city hall. "I never signed anything."

Opposition councillor Henrik Vale had alleged on Monday that Brandt signed a deal worth 12 million crowns \
without a vote. He said the contract was kept in a locked drawer and that three members of her staff knew \
about it.

The engineer Mira Sund, who inspected the bridge in 2019, warned of cracks in its northern pillar, and \
critics accused the city of hiding her report.

City officials denied that the report had been hidden.

According to police, 4 people were hurt when a railing fell in February; residents put the number at 9.
"""


def who_denied(analysis: Analysis) -> list[tuple[str | None, DenialType | None, list[str]]]:
    return [
        (found.canonical, found.denial_type, [text_of_claim(analysis, link.claim) for link in found.denies])
        for found in analysis.statements
        if found.denial_type is not None
    ]


def test_a_headline_and_three_answers_to_one_report_all_link_to_it() -> None:
    rockets = ["Norvia shipped 400 rockets to Tarn in May"]
    assert who_denied(analyse(ROCKETS)) == [
        ("Norvia", DenialType.FLAT, rockets),
        ("foreign ministry of Norvia", DenialType.FLAT, rockets),
        ("Ana Reyes", DenialType.COUNTER_ACCUSATION, rockets),
        ("Oskar Lindqvist", DenialType.NON_DENIAL, rockets),
    ]


def test_anonymous_officials_make_two_claims() -> None:
    found = [
        one
        for one in analyse(ROCKETS).statements
        if one.attribution_level is AttributionLevel.GRANTED_ANONYMITY
    ]
    assert [one.content.of(ROCKETS) for one in found] == [
        "President Dana Holt had approved the shipment",
        "the first crates arrived on May 4",
    ]


def test_the_page_tells_where_it_comes_from() -> None:
    layout = analyse(ROCKETS).layout
    assert (layout.publisher, layout.agency, layout.dateline) == ("Harbour Daily News", "NWA", "PELL")


def test_a_mayor_is_one_person_under_every_name() -> None:
    analysis = analyse(BRIDGE)
    title = analysis.layout.blocks[0].span
    speakers = [found.canonical for found in analysis.statements if found.content.start > title.end]
    assert speakers == [
        "Sofia Brandt",
        "Sofia Brandt",
        "Sofia Brandt",
        "Henrik Vale",
        "Henrik Vale",
        "Henrik Vale",
        "Mira Sund",
        "critics",
        "City officials",
        "police",
    ]


def test_a_denial_in_the_lead_answers_the_claim_told_after_it() -> None:
    _, first, *_, last = who_denied(analyse(BRIDGE))
    assert first[2] == ["Brandt signed a deal worth 12 million crowns without a vote"]
    assert last[2] == ["Critics accused the city of hiding her report"]
