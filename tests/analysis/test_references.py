"""Who is meant by a pronoun, a role or a bare surname; and that nobody is where the text leaves it open."""

import pytest

from claims.analysis.analyser import analyse
from claims.domain.speech import AttributionLevel, PartyKind
from tests.analysis.reading import claims_in, only


def speakers(text: str) -> list[str | None]:
    return [found.canonical for found in claims_in(text)]


@pytest.mark.parametrize(
    "again",
    ["Thompson", "He", "The former official", "The American", "Mr. Thompson", "The analyst", "Drew Thompson"],
)
def test_one_person_under_many_names(again: str) -> None:
    text = (
        "Drew Thompson, an analyst and former US Defense Department official now at the Lake Institute, "
        f"said the deal was dead. {again} said the port was closed."
    )
    assert speakers(text) == ["Drew Thompson", "Drew Thompson"]


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Mark Ellis spoke on Tuesday. He said the deal was dead.", "Mark Ellis"),
        ("Greta Holm was arrested on Monday. Her lawyer said she was ill.", "Greta Holm’s lawyer"),
        (
            "Tarn’s defence minister, Oskar Kade, came. The minister said it was over.",
            "Oskar Kade",
        ),
        (
            "Tarn’s defence minister, Oskar Kade, came. The foreign minister said it rained.",
            "foreign minister",
        ),
        (
            "Mira Sund, an economist at Harvard, met Tor Vale. The Harvard economist said rents fell.",
            "Mira Sund",
        ),
        ("Sen. Tor Vale of Orren arrived. The lawmaker said the bill was dead.", "Tor Vale"),
        ("The Norvian Grain Board (NGB) met in Pell. The NGB said prices rose.", "Norvian Grain Board"),
        ("The Norvian Grain Board met in Pell. The board said prices rose.", "Norvian Grain Board"),
        ("Harbour Steel Corp. met in Pell. Harbour Steel said prices rose.", "Harbour Steel Corp."),
        ("Harbour Steel Corp. met in Pell. It said prices rose.", "Harbour Steel Corp."),
        ("Harbour Steel Corp. met in Pell. The company said prices rose.", "Harbour Steel Corp."),
        ("The Pell Courier met critics. The newspaper said prices rose.", "Pell Courier"),
        ("The Pell Courier met critics. The Courier said prices rose.", "Pell Courier"),
        ("Justice Watch, a rights group, met in Pell. The group said prices rose.", "Justice Watch"),
        ("Although Mark Ellis was ill, he said prices rose.", "Mark Ellis"),
        ("Mark Ellis left when John Harper came. He said prices rose.", "Mark Ellis"),
        ("In Norvia’s capital, Vesk, shops closed. Vesk said the port was open.", "Norvia"),
        ("Shops closed across Norvia. The Norvian government said the port was open.", "Norvia"),
        ("Mira Holm and Tor Vale met in Pell. They said the ferry was unsafe.", "Mira Holm and Tor Vale"),
        ("Union leaders met in Pell. They said the ferry was unsafe.", "Union leaders"),
    ],
)
def test_what_the_sentence_before_puts_in_front_is_meant(text: str, canonical: str) -> None:
    assert only(claims_in(text)).canonical == canonical


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("Mark Ellis met John Harper in Pell. He said the deal was dead.", "who “he” is"),
        ("The storm trapped Mark Ellis and John Harper. He said the deal was dead.", "who “he” is"),
        ("Officials met farmers in Pell. They said the road was unsafe.", "who “they” are"),
        ("The roads were wet. They said it was unsafe.", "who “they” are"),
        ("Mark Ellis met John Harper in Pell. His lawyer said the deal was dead.", "whom “his” means"),
        ("Anna Vale met Henrik Vale in Pell. Vale said the deal was dead.", "which “Vale” this is"),
        (
            "Sofia Brandt, mayor of Orren, met Henrik Vale, mayor of Pell. The mayor said it was late.",
            "who “the mayor” is",
        ),
    ],
)
def test_what_the_text_leaves_open_is_nobody(text: str, left_open: str) -> None:
    analysis = analyse(text)
    found = analysis.statements[-1]
    assert found.canonical is None
    assert found.why.endswith(f"The text does not say {left_open}.")
    assert analysis.parties == ()
    assert [voice.party for voice in found.chain] == [found.party.of(text) if found.party else None]


@pytest.mark.parametrize(
    ("again", "canonical"),
    [
        ("Mrs. Vale", "Anna Vale"),
        ("Mr. Vale", "Henrik Vale"),
        ("Henrik", "Henrik Vale"),
        ("The mayor", "Anna Vale"),
        ("Henrik Vale", "Henrik Vale"),
        ("Vale", None),
    ],
)
def test_two_people_of_one_surname_are_two(again: str, canonical: str | None) -> None:
    text = (
        "Anna Vale is the mayor of Orren. Henrik Vale owns the ferry. It rained all week. "
        f"{again} said the bridge was closed."
    )
    assert only(claims_in(text)).canonical == canonical


def test_of_two_with_one_surname_the_one_just_in_view_is_meant() -> None:
    text = "Anna Vale said the bridge was closed. Henrik Vale left Pell. Vale said the ferry was late."
    assert speakers(text) == ["Anna Vale", "Henrik Vale"]


def test_a_surname_goes_on_meaning_whoever_had_it_to_themselves() -> None:
    text = (
        "Anna Vale said the bridge was closed. Vale said it was old. Vale said it was dirty. "
        "Henrik Vale owns the ferry. It rained all week. Vale said the ferry was late."
    )
    assert set(speakers(text)) == {"Anna Vale"}


def test_what_a_role_stood_for_is_also_what_a_pronoun_takes_up() -> None:
    text = (
        "Former Norvian President Felipe Kade came to Pell. It rained. "
        "The former Norvian leader spoke on Monday. "
        "He said the wall was built."
    )
    assert speakers(text) == ["Felipe Kade"]


def test_his_and_her_tell_a_man_from_a_woman() -> None:
    text = (
        "Kim Ode lost her seat in May. Robin Falk lost his in June. She said the count was wrong. "
        "He said it was right."
    )
    assert speakers(text) == ["Kim Ode", "Robin Falk"]


def test_a_list_of_speakers_is_several_parties() -> None:
    assert speakers("Holm, Vale and the mayor said the road was open.") == ["Holm", "Vale", "mayor"]
    assert speakers("Both the ministry and the police said the road was open.") == ["ministry", "police"]


def test_i_and_we_in_a_quotation_are_whoever_is_quoted() -> None:
    text = "“I saw the fire and we ran,” Greta Holm said. “We told the police that the shop was burning.”"
    assert set(speakers(text)) == {"Greta Holm"}


def test_one_of_a_group_is_one_person_as_little_named_as_the_group() -> None:
    text = (
        "Two unnamed officials met in Pell and said it rained. One of the officials said the port was closed."
    )
    found = claims_in(text)[-1]
    assert (found.canonical, found.party_kind) == ("one of the officials", PartyKind.PERSON)
    assert found.attribution_level is AttributionLevel.GRANTED_ANONYMITY


def test_an_unnamed_official_is_taken_up_again() -> None:
    text = "An army official said the road was closed. The official said it would open in May."
    first, second = claims_in(text)
    assert (first.canonical, second.canonical) == ("army official", "army official")
    assert second.attribution_level is AttributionLevel.ON_RECORD_UNNAMED


@pytest.mark.parametrize(
    ("description", "affiliation", "past"),
    [
        (
            "a former US Defense Department official now at the Lake Institute",
            "Lake Institute",
            False,
        ),
        ("a former director of the Tarn Bank", "Tarn Bank", True),
        ("a retired army general", "army", True),
        ("who led the Lake Institute until May", "Lake Institute", True),
        ("who heads the Lake Institute", "Lake Institute", False),
        ("a former Chinese diplomat", "China", True),
        ("an economist at the Lake Institute", "Lake Institute", False),
    ],
)
def test_an_affiliation_is_past_only_where_there_is_none_now(
    description: str, affiliation: str, past: bool
) -> None:
    analysis = analyse(f"Mira Sund, {description}, said the lake was clean.")
    (found,), (party,) = analysis.statements, analysis.parties
    assert (found.affiliation, found.affiliation_past) == (affiliation, past)
    assert (party.affiliation, party.affiliation_past) == (affiliation, past)


@pytest.mark.parametrize("name", ["Moscow", "The Kremlin", "Russia’s government", "The Russian government"])
def test_a_government_is_one_party_under_every_name(name: str) -> None:
    found = only(claims_in(f"{name} said the port was closed."))
    assert (found.canonical, found.party_kind) == ("Russia", PartyKind.GOVERNMENT)
