"""What survives a translation is known again: names however they are spelt, numbers however written."""

import time

import pytest

from claims.matching import landmarks


@pytest.mark.parametrize(
    "spellings",
    [
        "Corrigan Corrigana Corriganem Корриган Корригана",
        "Lissen Lissens Lissenem Ліссен",
        "Veldria Veldrien Veldrie Veldrii Велдрия Велдрія",
        "Thorneycroft Торникрофт",
        "Quist Квист",
        "Łódź Lodz",
        "Søren Sören Soren",
        "RANSUND Ransund Рансунд",
        "Mitsaras Μητσαράς ΜΗΤΣΑΡΑΣ",
        "Athina Αθήνα",
        "Barrant Μπαράντ",
        "Lefkara Λευκάρα",
        "Evangelia Ευαγγελία",
    ],
)
def test_a_name_has_one_key_in_all_its_spellings(spellings: str) -> None:
    assert len({landmarks.key(name) for name in spellings.split()}) == 1


def test_other_names_have_other_keys() -> None:
    names = ["Corrigan", "Renn", "Barrant", "Quist", "Dray", "Finch", "Tormey", "Blay", "Groves"]

    assert len({landmarks.key(name) for name in names}) == len(names)


@pytest.mark.parametrize(
    "written", ["11,700", "11.700", "11 700", "11\u00a0700", "11\u202f700", "11’700", "11700"]
)
def test_a_number_is_its_digits_however_they_are_grouped(written: str) -> None:
    assert landmarks.of(f"about {written} meters").order == ("11700",)


@pytest.mark.parametrize("written", ["18.4", "18,4"])
def test_a_fraction_is_its_digits_too(written: str) -> None:
    assert landmarks.of(f"{written} million").order == ("184",)


@pytest.mark.parametrize("written", ["٢٠٢٤", "२०२४", "２０２４", "۲۰۲۴"])
def test_a_number_has_our_digits_in_any_script(written: str) -> None:
    assert landmarks.of(f"x {written} y").order == ("2024",)


@pytest.mark.parametrize("written", ["١١٬٧٠٠", "١١٫٧٠٠"])
def test_an_arabic_number_is_grouped_by_its_own_signs(written: str) -> None:
    assert landmarks.of(f"x {written} y").order == ("11700",)


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    found = landmarks.of("Nobody was hurt. Renn said so, and nobody asked Renn again.")

    assert found.order == (landmarks.key("Renn"),) * 2


def test_texts_are_found_by_numbers_and_by_whole_names_that_are_near_each_other() -> None:
    found = landmarks.of("Ilse Corrigan counted 640 homes, and Tobias Renn 81 boats.")

    ilse, tobias = (" ".join(map(landmarks.key, name.split())) for name in ("Ilse Corrigan", "Tobias Renn"))
    assert found.numbers == {("640", "81")}
    assert found.names == {(ilse, tobias)}


@pytest.mark.parametrize("written", ["尼科斯看到了640座房子", "رأى نيكوس ٦٤٠ منزلا", "ניקוס ראה 640 בתים"])
def test_a_script_without_names_that_we_can_spell_leaves_its_numbers(written: str) -> None:
    assert landmarks.of(written).order == ("640",)


def test_two_texts_of_any_length_are_compared_at_once() -> None:
    long = landmarks.of("Finch 12 Tormey 34 Blay 56 " * 20_000)

    begun = time.perf_counter()

    assert landmarks.share(long, long) == pytest.approx(1.0)
    assert time.perf_counter() - begun < 0.5
