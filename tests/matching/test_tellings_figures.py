"""How well translations are told from other stories about the same people, and whether they are found."""

from collections.abc import Callable

import pytest

from claims.matching import copies, likeness, signatures
from tests.matching import pairs, tellings
from tests.matching.figures import average_precision

RecordProperty = Callable[[str, object], None]


def test_translations_are_told_from_other_stories_with_the_same_people(
    record_property: RecordProperty,
) -> None:
    two = tellings.pairs(chosen_on=False)
    scored = [(each.score, each.same) for each in two]

    precision = average_precision(scored)
    translations = [each for each in two if each.same and each.one.language != each.other.language]
    missed = [each.names for each in translations if each.score < likeness.THRESHOLD]
    record_property("average_precision", round(precision, 4))
    record_property("found", f"{len(translations) - len(missed)} of {len(translations)}")
    assert precision >= 0.97
    assert len(missed) / len(translations) <= 0.05, missed


def test_an_article_translated_there_and_back_is_a_copy_of_the_original() -> None:
    told = tellings.everything()
    originals = {each.story: each for each in told if each.name in (each.story, f"{each.story}.en")}
    back = [each for each in told if ".en-by-" in each.name]

    assert len(back) == 2
    for each in back:
        original = originals[each.story]
        assert likeness.between(original.marks, each.marks).is_copy, each.name


@pytest.mark.parametrize("chosen_on", [True, False], ids=["chosen on", "measured on"])
def test_another_story_is_never_joined_in_any_language(chosen_on: bool) -> None:
    others = [two for two in tellings.pairs(chosen_on=chosen_on) if not two.same]

    assert [two.names for two in others if two.score >= likeness.THRESHOLD] == []


def test_a_translation_cut_to_less_than_half_is_joined_to_no_other_story(
    record_property: RecordProperty,
) -> None:
    told = tellings.everything()
    bands = {each.name: set(signatures.bands(each.marks)) for each in told}
    right, alike, found, wrong = 0, 0, 0, []
    for each in told:
        cut = likeness.marks(pairs.cut(each.text), each.language)
        cut_bands = set(signatures.bands(cut))
        for other in (one for one in told if one.language != each.language):
            is_copy = likeness.between(cut, other.marks).is_copy
            if other.story != each.story:
                wrong += [(each.name, other.name)] if is_copy else []
                continue
            right += 1
            alike += is_copy
            found += is_copy and len(cut_bands & bands[other.name]) >= copies.FEWEST_SHARED

    record_property("alike", f"{alike} of {right}")
    record_property("found", f"{found} of {right}")
    assert wrong == []
    assert found / right >= 0.3


def test_each_telling_of_a_story_is_a_candidate_for_each_other() -> None:
    bands = {each.name: set(signatures.bands(each.marks)) for each in tellings.everything()}
    same = [two for two in (*tellings.pairs(chosen_on=True), *tellings.pairs(chosen_on=False)) if two.same]

    shared = [len(bands[two.one.name] & bands[two.other.name]) for two in same]

    assert sum(count >= copies.FEWEST_SHARED for count in shared) / len(shared) >= 0.95
