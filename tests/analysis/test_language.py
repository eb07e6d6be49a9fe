"""Which language a text is in."""

import pytest

from claims.analysis.analyser import analyse
from claims.analysis.language import language_of


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("de", "Der Bürgermeister sagte, dass die Brücke gesperrt ist und im Frühling repariert wird."),
        ("de", "Die Fähre nach Orren fällt aus. Niemand weiß, wann sie wieder fährt."),
        ("fr", "Le maire a dit que le pont est fermé et que les travaux sont prévus pour le printemps."),
        ("es", "El alcalde dijo que el puente está cerrado y que las obras empezarán en primavera."),
        ("it", "Il sindaco ha detto che il ponte è chiuso e che i lavori inizieranno in primavera."),
        ("pt", "O prefeito disse que a ponte está fechada e que as obras começam na primavera."),
        ("nl", "De burgemeester zei dat de brug gesloten is en dat de werken in het voorjaar beginnen."),
        ("pl", "Burmistrz powiedział, że most jest zamknięty i że prace rozpoczną się na wiosnę."),
        ("cs", "Starosta řekl, že most je uzavřen a že práce začnou na jaře."),
        ("ro", "Primarul a spus că podul este închis și că lucrările vor începe în primăvară."),
        ("tr", "Belediye başkanı köprünün kapalı olduğunu ve çalışmaların ilkbaharda başlayacağını söyledi."),
        ("id", "Wali kota mengatakan bahwa jembatan itu ditutup dan pekerjaan akan dimulai pada musim semi."),
        ("vi", "Thị trưởng nói rằng cây cầu đã bị đóng và công việc sẽ bắt đầu vào mùa xuân."),
        ("ru", "Мэр сказал, что мост закрыт и что работы начнутся весной."),
        ("uk", "Мер сказав, що міст закрито і що роботи почнуться навесні."),
        ("el", "Ο δήμαρχος είπε ότι η γέφυρα είναι κλειστή."),
        ("ar", "قال رئيس البلدية إن الجسر مغلق وإن الأعمال ستبدأ في الربيع."),
        ("he", "ראש העיר אמר שהגשר סגור."),
        ("hi", "मेयर ने कहा कि पुल बंद है और काम वसंत में शुरू होगा।"),
        ("zh", "市长说，这座桥已经关闭，工程将在春天开始。"),
        ("ja", "市長は橋が閉鎖されており、工事は春に始まると述べた。"),
        ("ko", "시장은 다리가 폐쇄되었으며 공사는 봄에 시작될 것이라고 말했다."),
        ("und", ""),
        ("und", "1234 5678 — !!!"),
    ],
)
def test_a_language_is_told_by_its_script_its_words_or_its_letters(code: str, text: str) -> None:
    assert language_of(text) == code
    analysis = analyse(text)
    assert not analysis.analysed
    assert analysis.statements == ()


@pytest.mark.parametrize(
    "text",
    [
        "The mayor said that the bridge was closed and that it would be repaired in the spring.",
        "Norvia denied it.",
        "Ferry sinks",
        "Minister: ferry deal is dead",
        "THE MAYOR SAID THAT THE BRIDGE WAS CLOSED TO ALL TRAFFIC.",
        "MAYOR DENIES FERRY DEAL",
        "Sofia Brandt, Henrik Vale, Oskar Lindqvist, Ana Reyes and Ito Kade met Dana Holt on Friday.",
        "Café owners in São Paulo protest, mayor says",
        "Ferrysunk. Mayordenies theclaim, said Vale of Orren.",
        "The mayor of Orren read it out: “Die Brücke ist gesperrt.” He was not asked why it had been closed.",
        "The mayor said â€œthe bridge is closedâ€\x9d and it was not known for how long.",
    ],
)
def test_short_loud_broken_and_quoting_english_is_english(text: str) -> None:
    assert language_of(text) == "en"


def test_a_text_in_another_language_is_laid_out_but_not_analysed() -> None:
    analysis = analyse("Brücke gesperrt\n\nDer Bürgermeister sagte, dass die Brücke nicht mehr sicher ist.")
    assert not analysis.analysed
    assert analysis.statements == ()
    assert analysis.layout.title == "Brücke gesperrt"


def test_a_foreign_quotation_in_an_english_article_is_kept_as_it_is() -> None:
    text = "Mayor Sofia Brandt said: “Die Brücke ist gesperrt.” She was not asked why it had been closed."
    (found,) = analyse(text).statements
    assert found.content.of(text) == "“Die Brücke ist gesperrt.”"
