"""Bytes become text, or a sentence says why not."""

import codecs

import pytest

from claims.domain.refusals import Unreadable
from claims.gateways.files import LARGEST, decode


def test_utf_8_is_read() -> None:
    assert decode("“Zażółć,” said Ilse.".encode()) == "“Zażółć,” said Ilse."


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert decode(codecs.BOM_UTF8 + b"The mayor") == "The mayor"
    assert decode("The mayor’s".encode("utf-16")) == "The mayor’s"
    assert decode(codecs.BOM_UTF16_BE + "Oslo".encode("utf-16-be")) == "Oslo"


def test_windows_quotation_marks_are_read() -> None:
    assert decode(b"\x93No,\x94 she said.") == "“No,” she said."


@pytest.mark.parametrize("named", ["ISO-8859-1", "iso8859-1", "us-ascii", "cp819", "cp1252", "Windows-1252"])
def test_latin_1_is_named_by_default_and_what_is_valid_utf_8_is_that(named: str) -> None:
    assert decode("Zażółć – naïve".encode(), named) == "Zażółć – naïve"
    assert decode("“Naïve,” said Ilse.".encode("cp1252"), named) == "“Naïve,” said Ilse."


@pytest.mark.parametrize("named", ["iso-8859-2", "iso-8859-15", "windows-1251", "cp852"])
def test_another_encoding_that_is_named_goes_before_utf_8(named: str) -> None:
    raw = b"\xc2\xa7 12"
    assert decode(raw, named) == raw.decode(named) != raw.decode()


def test_line_ends_are_kept_so_that_offsets_hold() -> None:
    assert decode(b"one\r\n\r\ntwo") == "one\r\n\r\ntwo"


@pytest.mark.parametrize("data", [b"", b" \n\t ", codecs.BOM_UTF8])
def test_nothing_to_read_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        decode(data)


@pytest.mark.parametrize(
    "data",
    [b"text\x00text", b"\x89PNG\r\n\x1a\n\x00\x00", b"caf\x81\x8d", codecs.BOM_UTF16_LE + b"\x00\xd8a"],
)
def test_what_is_not_text_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="not text"):
        decode(data)


def test_more_than_five_megabytes_are_refused() -> None:
    with pytest.raises(Unreadable, match="5 MB"):
        decode(b"a" * (LARGEST + 1))
    assert len(decode(b"a" * LARGEST)) == LARGEST
