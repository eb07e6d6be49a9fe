"""Checks of others out of tables, with the headers that such tables have in the wild."""

import pytest

from claims.domain.outside import Check, Found, Scale
from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews

ROW = ("The ferry is late", "https://facts.example/1", "Lunn Facts", "Wrong", "Dora Finch", "2026-10-02")


def read(text: str | bytes) -> Found:
    raw = text if isinstance(text, bytes) else text.encode()
    return claimreviews.read(raw, content_type="text/csv", url="")


def one(text: str | bytes) -> Check:
    (check,) = read(text).checks
    return check


@pytest.mark.parametrize(
    "header",
    [
        "claimReviewed,url,author.name,reviewRating.alternateName,itemReviewed.author.name,datePublished",
        "claim_text,review_url,reviewer_name,review_rating,claim_author_name,review_date",
        (
            "claimReview_claimReviewed,claimReview_url,claimReview_author_name,rating_alternateName,"
            "creativeWork_author_name,claimReview_datePublished"
        ),
        "text,url,publisherName,textualRating,claimant,reviewDate",
        "Claim , URL,Publisher,Rating,Speaker,Date",
        "claimReviewed,url,author/name,reviewRating/alternateName,itemReviewed/author/name,datePublished",
        "itemReviewed/claimReviewed,url,Fact-checker,reviewRating/alternateName,claimant,datePublished",
        "statement,url,Organization,ruling,speaker,date",
        "Claim,Link,Organisation,Label,Speaker,Date",
    ],
)
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_each_known_header_is_read_with_each_delimiter(header: str, delimiter: str) -> None:
    check = one(f"{header}\n{','.join(ROW)}\n".replace(",", delimiter))

    assert (check.claim, check.url, check.publisher, check.rating) == ROW[:4]
    assert (check.said_by, check.published_on) == ((ROW[4],), ROW[5])
    assert list(check.raw.values()) == list(ROW)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_are_told_apart(encoding: str) -> None:
    check = one(
        "claim;url;rating\r\nDie Brücke;https://fakten.example/ü;größtenteils falsch\r\n".encode(encoding)
    )

    assert (check.claim, check.rating) == ("Die Brücke", "größtenteils falsch")
    assert check.publisher == "fakten.example"


def test_cells_hold_delimiters_quotation_marks_and_line_ends() -> None:
    check = one('claim,rating,url\n"He said ""no"",\nand left",False,https://facts.example/1\n')
    assert check.claim == 'He said "no", and left'


def test_a_row_that_cannot_be_used_is_named_and_the_others_come_in() -> None:
    found = read(
        "claim,rating,url\nA,False,https://facts.example/1\n,False,https://facts.example/2\n\nB,True\nC"
    )

    assert [check.claim for check in found.checks] == ["A"]
    assert found.problems == (
        "Row 2: it does not say which claim it is about (claimReviewed is empty).",
        "Row 4: it does not say where the check is published (url is empty).",
        "Row 5: it does not say where the check is published (url is empty).",
    )


@pytest.mark.parametrize("text", ["Words, and no table.", "claim,url\nA,https://facts.example/1", "a;b\n1;2"])
def test_what_names_no_claim_and_no_rating_is_no_table_of_checks(text: str) -> None:
    with pytest.raises(Unreadable, match="A table needs a first row that names its columns"):
        read(text)


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "\ufeffsep=;\n"])
def test_the_line_in_which_excel_names_the_delimiter_is_no_header(first: str) -> None:
    check = one(f"{first}claim;url;rating\nA, and B;https://facts.example/1;False\n")
    assert (check.claim, check.rating) == ("A, and B", "False")


def test_a_table_with_numbers_and_no_words_is_read() -> None:
    header = "claimReviewed,url,reviewRating.ratingValue,reviewRating.worstRating,reviewRating.bestRating"
    check = one(f"{header}\nA,https://facts.example/1,2,1,5\n")
    assert (check.rating, check.scale) == ("", Scale("2", "1", "5"))


def test_a_table_without_rows_says_so() -> None:
    with pytest.raises(Unreadable, match="a header, and no rows"):
        read("claim,rating,url\n\n\n")
