"""Whole wire stories about places that do not exist: who is who, through whom, and what answers what."""

from functools import cache

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.result import Analysis, Statement
from claims.domain.denials import DenialType, Scope
from claims.domain.speech import AttributionLevel, Modality, SpeechAct
from tests.analysis.reading import text_of_claim

GRAIN = """Norvia denies secret grain deal with Kell as harvest fails

By Ilse Vantongeren and Tomas Oduya

PELL, Norvia (NWA) — Norvia’s agriculture ministry on Tuesday denied that it had sold 80,000 tons of grain \
to neighbouring Kell at half the market price, hours after a newspaper published what it said was the \
contract.

The Pell Courier reported that the ministry signed the deal in March with a trading firm owned by the \
brother of Kell’s president, Aldo Renn. The paper said the grain left the port of Orren on three ships \
under the flag of Tarn.

“There was no contract, no ships and no discount,” the ministry’s spokeswoman, Hanna Quist, told \
reporters. “The document is a forgery.”

Quist said the ministry would sue the newspaper. She declined to say whether any grain had been exported \
since the drought began.

Two senior customs officials, who spoke on condition of anonymity because they were not authorised to \
discuss the shipments, said at least two vessels had been loaded at night. One of the officials said the \
paperwork listed the cargo as animal feed.

Kell’s government did not respond to a request for comment. Renn has previously dismissed questions about \
his brother’s business as “gossip.”

The opposition leader, Marta Lund, accused the government of starving its own people and called for an \
inquiry. “If this is true, ministers must resign,” Lund said. She added that parliament should meet this \
week.

Oskar Lindqvist, a former trade minister who now teaches at the Orren School of Economics, said the price \
in the document was plausible. He said he had seen similar contracts during his time in office. The former \
minister warned, however, that the signature could be fake.

Grain analysts said prices are expected to rise by 10 percent before winter. Erik Lund, an analyst at \
Harbour Bank who is no relation to the opposition leader, said there was no evidence that the ships had \
sailed. Lund said the port’s own records show no departures in March.

According to the International Grain Board (IGB), Norvia produced 1.2 million tons of wheat last year, \
down from 2 million. The IGB says the country will have to import food.

The Courier’s editor, Petra Holm, stood by the story. “We have the contract and we have the witnesses,” \
she said.
"""

PRISON = """Former guards say prisoners were beaten at Orren jail; ministry rejects “fabrications”

By Nils Aker

ORREN (LPA) - Six former guards at the Orren prison say inmates were beaten with cables and denied water \
for days, according to a report released on Thursday by Justice Watch Norvia, a rights group.

The group said it had interviewed 41 former inmates and reviewed medical files. It said at least three men \
died of their injuries between January and June.

The justice ministry called the report “a collection of fabrications” and said no prisoner had died in \
custody this year.

“We reject these allegations in the strongest terms,” Justice Minister Paul Renner said at a news \
conference. “The prison is inspected every month.”

One former guard, who asked that his name not be used for fear of prosecution, said he saw a man hit until \
he stopped moving. “Nobody was supposed to talk about it,” he said.

A doctor at the prison told Justice Watch that she had been ordered to sign false death certificates, the \
report said.

Anna Keller, whose son was held at Orren, said he lost 20 kilos. His lawyer, Thomas Keller, who is not \
related to her, said he would file a complaint. Keller said the court had ignored two earlier ones.

The European Union urged Norvia to let observers into the prison. Brussels said it was “deeply concerned”. \
The EU said last year that conditions there were acceptable.

Renner met the group’s director, Simon Adler, on Wednesday. He said the talks had been frank.

Asked about the three deaths, the minister said: “That figure is invented.” The ministry could not be \
reached for further comment.

The head of the prison, who has been suspended, denied that he had known of any beatings. He did not \
dispute that cables were found in the guards’ room.

The Norvian Medical Association said the government should allow independent autopsies. The association’s \
president, Dr. Lena Vogt, said that if the files are genuine, doctors broke the law.
"""

FERRY = """Ferry sank after warnings, crew say; Tarn Lines denies ignoring reports

VESK, Tarn, June 4 (HPA) — The owner of a ferry that sank off the coast of Tarn last week knew for months \
that its bow doors did not close properly, two members of the crew said on Wednesday.

Tarn Lines plc denied the claim. “The vessel was inspected in April and passed,” the company’s chief \
executive, Magnus Falk, said in a statement. “Any suggestion that we put profit before safety is a lie.”

The first mate, Jonas Brekke, told a hearing in Vesk that he had reported the fault three times. The \
second engineer, Ida Moen, said the captain told her in March that head office wanted the ship to keep \
sailing. “They said the repairs could wait until winter,” Moen said.

Brekke’s lawyer said her client feared that he would be blamed. She said he had kept copies of the reports.

The coast guard put the number of dead at 31. A union of seafarers said 34 people had died and accused the \
authorities of hiding the true toll. The coast guard disputed that figure.

Transport Minister Kari Dahl said it was too early to say what caused the disaster. She promised a full \
inquiry and said that ferries with the same doors may be taken out of service. Asked whether she would \
resign, Dahl said no.

“If the doors were open, the ship would have filled in minutes,” said Prof. Leif Strand, a naval architect \
at the Vesk Institute of Technology who is not involved in the inquiry. The professor said the company \
should have stopped the ship.

A person with direct knowledge of the inspection said the inspector had told colleagues that he was under \
pressure to sign. The person spoke anonymously because the inquiry is not public.

Tarn Lines said it had not received any reports from Brekke. Falk did not return calls on Wednesday \
evening. He is expected to appear before the hearing on Friday.
"""

MEMO = """Kell minister hits back at leaked memo on prison deaths

DORN, Kell (HPA) — Interior Minister Greta Aalto on Monday rejected claims in a leaked memo that her \
office was told of overcrowding two years before a fire killed 19 inmates at a jail in Dorn.

“I never saw that paper,” Aalto told parliament. “It did not reach me, and it did not reach my staff.” She \
acknowledged, however, that “some letters” about the building had been received.

The memo, first published by the Dorn Gazette, says the former head of the prison service, Milan Aalto, \
warned the ministry that the building “could become a trap”. Milan Aalto, who is the minister’s cousin, \
retired in May. He could not be reached.

Prime Minister Ruben Castell said he had full confidence in the minister. “She has done nothing wrong,” \
the prime minister said. Two cabinet members, speaking on the condition that they not be named, said \
Castell had asked her to resign on Sunday. His office denied it.

“If the letters exist, she has to go,” said opposition lawmaker Ines Roth. Roth told the Gazette that an \
aide to the minister had admitted that the memo was read aloud at a meeting in April.

The aide, who was not identified, denied having said so, according to the newspaper.

Experts said the jail held more than twice as many people as it was built for. Prison researcher Tove Lind \
of Dorn University, who has studied the jail, said the ministry’s figure of 240 inmates was wrong. “It was \
closer to 410,” she said.

The ministry stood by its number. It said Lind’s estimate was based on old records and that any comparison \
was misleading.

The United States, which trains Kell’s guards, called for an independent investigation. Washington said it \
was “troubled” by the reports. The American ambassador, Paul Weller, plans to visit the site next week.

Families of the dead said they would sue. “They let our sons burn,” said one mother, who declined to give \
her name for fear of losing her pension.
"""


read = cache(analyse)


def said(text: str, words: str) -> Statement:
    """The statement whose content holds the words."""
    return next(found for found in read(text).statements if words in found.content.of(text))


@pytest.mark.parametrize(
    ("text", "words", "canonical"),
    [
        (GRAIN, "left the port of Orren", "Pell Courier"),
        (GRAIN, "would sue the newspaper", "Hanna Quist"),
        (GRAIN, "ministers must resign", "Marta Lund"),
        (GRAIN, "parliament should meet", "Marta Lund"),
        (GRAIN, "he had seen similar", "Oskar Lindqvist"),
        (GRAIN, "the signature could be fake", "Oskar Lindqvist"),
        (GRAIN, "no departures in March", "Erik Lund"),
        (GRAIN, "will have to import", "International Grain Board"),
        (GRAIN, "We have the contract", "Petra Holm"),
        (PRISON, "had interviewed 41", "Justice Watch Norvia"),
        (PRISON, "at least three men died", "Justice Watch Norvia"),
        (PRISON, "Nobody was supposed", "former guard"),
        (PRISON, "would file a complaint", "Thomas Keller"),
        (PRISON, "had ignored two earlier ones", "Thomas Keller"),
        (PRISON, "deeply concerned", "European Union"),
        (PRISON, "That figure is invented", "Paul Renner"),
        (PRISON, "the talks had been frank", None),
        (PRISON, "doctors broke the law", "Lena Vogt"),
        (MEMO, "I never saw that paper", "Greta Aalto"),
        (MEMO, "She has done nothing wrong", "Ruben Castell"),
        (MEMO, "closer to 410", "Tove Lind"),
        (MEMO, "any comparison was misleading", "ministry"),
        (MEMO, "“troubled” by", "United States"),
        (FERRY, "had kept copies", "Brekke’s lawyer"),
        (FERRY, "the repairs could wait", "Ida Moen"),
        (FERRY, "should have stopped the ship", "Leif Strand"),
        (FERRY, "had not received any reports", "Tarn Lines plc"),
    ],
)
def test_everybody_is_one_party_through_the_whole_story(text: str, words: str, canonical: str | None) -> None:
    assert said(text, words).canonical == canonical


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        (PRISON, "inmates were beaten", ["report", "Six former guards at the Orren prison"]),
        (PRISON, "sign false death certificates", ["report", "doctor at the prison"]),
        (MEMO, "could become a trap", ["memo", "Milan Aalto"]),
        (MEMO, "the memo was read aloud", ["Ines Roth", "aide"]),
        (MEMO, "having said so", ["Dorn Gazette", "aide"]),
        (FERRY, "head office wanted", ["Ida Moen", "captain"]),
        (FERRY, "under pressure to sign", ["person", "inspector"]),
    ],
)
def test_the_chain_starts_with_whom_the_reporter_heard(text: str, words: str, chain: list[str]) -> None:
    assert [voice.party for voice in said(text, words).chain] == chain


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        (GRAIN, "at least two vessels", "because they were not authorised to discuss the shipments"),
        (PRISON, "he saw a man hit", "for fear of prosecution"),
        (PRISON, "Nobody was supposed", "for fear of prosecution"),
        (MEMO, "They let our sons burn", "for fear of losing her pension"),
        (FERRY, "under pressure to sign", "because the inquiry is not public"),
    ],
)
def test_whoever_is_not_named_says_why(text: str, words: str, reason: str) -> None:
    found = said(text, words)
    assert found.attribution_level is AttributionLevel.GRANTED_ANONYMITY
    assert found.anonymity_reason is not None
    assert found.anonymity_reason.of(text) == reason


def links(analysis: Analysis, found: Statement) -> list[tuple[str, Scope]]:
    return [(text_of_claim(analysis, link.claim), link.scope) for link in found.denies]


def test_the_disputed_figure_is_the_number_told_just_before() -> None:
    ((claim, scope),) = links(read(FERRY), said(FERRY, "that figure"))
    assert claim.startswith("34 people had died")
    assert scope is Scope.FULL


def test_having_said_so_is_what_was_said_to_have_been_said() -> None:
    ((claim, _),) = links(read(MEMO), said(MEMO, "having said so"))
    assert claim.startswith("The memo was read aloud")


def test_a_denial_of_the_claim_answers_the_paragraph_before() -> None:
    doors = "members of the crew"
    (link,) = said(FERRY, "the claim").denies
    (told,) = next(group for group in read(FERRY).claims if group.id == link.claim).statements
    assert read(FERRY).statements[told - 1].canonical == doors


@pytest.mark.parametrize("words", ["there was no evidence", "the price in the document was plausible"])
def test_what_an_analyst_makes_of_it_is_no_denial(words: str) -> None:
    assert said(GRAIN, words).denial_type is None


def test_to_decline_is_not_to_deny() -> None:
    found = said(GRAIN, "to say whether any grain")
    assert (found.denial_type, found.speech_act, found.denies) == (DenialType.DECLINED, SpeechAct.DECLINE, ())


@pytest.mark.parametrize(
    ("text", "words", "modality", "shown"),
    [
        (GRAIN, "prices are expected", Modality.FORECAST, ["expected"]),
        (GRAIN, "the signature could", Modality.POSSIBLE, ["could"]),
        (PRISON, "independent autopsies", Modality.NORMATIVE, ["should"]),
        (PRISON, "doctors broke the law", Modality.CONDITIONAL, ["if"]),
        (FERRY, "may be taken out", Modality.POSSIBLE, ["may"]),
        (FERRY, "a full inquiry", Modality.FORECAST, ["promised"]),
    ],
)
def test_how_certain_it_is_and_by_which_words(
    text: str, words: str, modality: Modality, shown: list[str]
) -> None:
    found = said(text, words)
    assert (found.modality, [span.of(text) for span in found.modality_shown_by]) == (modality, shown)
