"""What comes from outside is read or refused within a second of work and little memory, whatever it is."""

import json
import time
import tracemalloc

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews
from tests.gateways import fuzz_claimreviews
from tests.outside import review

SIZE = 5 * 1024 * 1024
SECONDS = 1.0
MOST_MEMORY = 150 * 2**20

ONE = json.dumps({"@type": "ClaimReview", "claimReviewed": "A", "url": "https://a.example/1"}).encode()

MARKED = b"<div itemscope itemtype='https://schema.org/ClaimReview'>"
PROPERTIES = b"<b itemprop=a>x" * 900 + b"</b>" * 900

BOMBS = {
    "lists in lists": b"[" * SIZE,
    "objects in objects": b'{"a":' * (SIZE // 5),
    "many lists": b"[" + b"[]," * (SIZE // 3 - 9) + b"1]",
    "escaped quotation marks": b'{"a":"' + b'\\"' * (SIZE // 2 - 9),
    "open quotation marks": b"[" + b'"\\' * (SIZE // 2 - 9),
    "a long number": b"[" + b"1" * (SIZE - 9) + b"]",
    "a long string": b'["' + b"x" * (SIZE - 9) + b'"]',
    "entities of entities": b"<p><script type='application/ld+json'>&quot;" + b"&amp;" * (SIZE // 5 - 20),
    "commas at the end": b'{"a":["",' + b'"x",],[' * 180_000,
    "blanks after commas": b"[" + (b"1," + b" " * 2_000) * (SIZE // 2_002 - 9),
    "objects, one a line": b"{}\n" * (SIZE // 3 - 9),
    "lines of nothing": b"{}" + b"\n" * (SIZE - 9),
    "lines of numbers": b"[1]\n" + b"1\n" * (SIZE // 2 - 9),
    "open scripts": b"<p>" + b"<script " * (SIZE // 8 - 9),
    "scripts with blanks": b"<p>" + (b"<script type=" + b" " * 980 + b">") * (SIZE // 994 - 9),
    "many scripts": b"<p>" + b"<script type=application/ld+json>{}</script>" * (SIZE // 45),
    "open comments": b"<p>" + b"<!--" * (SIZE // 4 - 9),
    "comments": b"<p>" + b"<!-- -->" * (SIZE // 8 - 9),
    "elements in elements": b"<div>" * (SIZE // 5),
    "a row of nothing": b"claim,rating\n" + b"," * (SIZE - 20),
    "a cell that never ends": b"claim,rating\n" + b'"' * (SIZE - 21),
    "many rows": b"claim,rating\n" + b"a,b\n" * (SIZE // 4 - 9),
    "a header of nothing": b";" * SIZE,
    "many reviews": b"[" + b",".join([ONE] * 40_000) + b"]",
    "an empty feed": b'{"dataFeedElement":[' + b"{}," * 150_000 + b"{}]}",
    "marked: open elements": MARKED + b"<a " * (SIZE // 3 - 30),
    "marked: open quotation marks": MARKED + b"<a \"'" * (SIZE // 5 - 30),
    "marked: attributes": MARKED + b"<a " + b"b " * (SIZE // 2 - 60) + b">",
    "marked: attributes of many": MARKED + (b"<br itemprop" + b" b" * 50 + b">") * (SIZE // 113 - 9),
    "marked: ends of nothing": MARKED + b"<b><i>" * 400 + b"</u>" * (SIZE // 4 - 700),
    "marked: comments": MARKED + b"<!---->" * (SIZE // 7 - 30),
    "marked: properties in each other": MARKED + PROPERTIES * (SIZE // len(PROPERTIES) - 1),
    "marked: long words in each other": MARKED + b"<b itemprop=a>" * 190 + b"x" * (SIZE - 4_000),
    "marked: properties of one element": MARKED + b"<b itemprop='" + b"a " * (SIZE // 2 - 60) + b"'>x</b>",
    "marked: many reviews": (MARKED + b"</div>") * (SIZE // 64),
    "marked: types": b"<p>ClaimReview" + b"typeof=" * (SIZE // 7 - 9),
    "one word": b"word " * (SIZE // 5),
}


@pytest.mark.parametrize("name", sorted(BOMBS))
def test_no_bomb_costs_more_than_a_second(name: str) -> None:
    # The best of three: other processes share this machine.
    costs = []
    for _ in range(3):
        started = time.process_time()
        try:
            found = claimreviews.read(BOMBS[name], content_type="", url="https://bomb.example/1")
        except Unreadable:
            pass
        else:
            assert len(found.checks) <= 5_000
            assert len(found.problems) <= 5_001
        costs.append(time.process_time() - started)
        if costs[-1] < SECONDS:
            break
    assert min(costs) < SECONDS


@pytest.mark.parametrize("charset", ["punycode", "unicode_escape", "utf-7", "utf-16", "gb18030"])
def test_no_encoding_that_a_server_names_costs_more(charset: str) -> None:
    started = time.process_time()
    with pytest.raises(Unreadable):
        claimreviews.read(
            b"a-" + b"9z" * (SIZE // 2 - 2), content_type=f"text/html; charset={charset}", url=""
        )
    assert time.process_time() - started < SECONDS


@pytest.mark.parametrize(
    "name", ["many lists", "many reviews", "a row of nothing", "an empty feed", "marked: many reviews"]
)
def test_no_bomb_takes_much_memory(name: str) -> None:
    tracemalloc.start()
    try:
        claimreviews.read(BOMBS[name], content_type="", url="https://bomb.example/1")
    except Unreadable:
        pass
    finally:
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < MOST_MEMORY


def test_what_is_cut_is_said() -> None:
    found = claimreviews.read(BOMBS["many reviews"], content_type="", url="")

    assert len(found.checks) == 5_000
    assert found.problems[-1].startswith(
        "There are more than 5,000 entries; those after entry 5,000 are not read."
    )


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "This is empty"),
        (b" \n", "This is empty"),
        (b"x" * (SIZE + 1), "the desk reads texts of up to 5 MB"),
        (b"%PDF-1.7\0\1\2", "This is not text"),
        (b"[" * 50 + b"]" * 50, "more than 40 deep"),
        (b"[1, 2", "not JSON that can be read"),
    ],
)
def test_what_cannot_be_read_says_why(raw: bytes, sentence: str) -> None:
    with pytest.raises(Unreadable, match=sentence):
        claimreviews.read(raw, content_type="", url="")


def test_no_character_comes_through_that_no_database_keeps() -> None:
    raw = json.dumps(review(claimReviewed="A\0 and \ud800 half", extra={"\0": ["\udfff"]}))
    (check,) = claimreviews.read(raw.encode(), content_type="", url="").checks

    assert check.claim == "A\ufffd and \ufffd half"
    assert check.raw["extra"] == {"\ufffd": ["\ufffd"]}


SAMPLES = st.sampled_from(
    [
        json.dumps(review()).encode(),
        ONE,
        b"claim,rating,url\na,b,https://c.example/d\n",
        MARKED + b"<p itemprop=claimReviewed>A</p><a itemprop=url href=https://a.example/1>x</a></div>",
    ]
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=300) | st.builds(lambda text, at, more: text[:at] + more + text[at:], SAMPLES,
       st.integers(0, 600), st.binary(max_size=12)))  # fmt: skip
@example(b'{"@type":"ClaimReview","claimReviewed":"a","url":"https://[/"}')
@example(b'{"@type":"ClaimReview","claimReviewed":{"@value":[[{"name":"a"}]]},"url":"https://a.example/"}')
@example(b"<p><script type=application/ld+json>[]</script\xff\xfe")
def test_any_bytes_give_checks_or_a_sentence(data: bytes) -> None:
    fuzz_claimreviews.target(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["@type", "@id", "@value", "name", "url", "author"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(sorted(review())), JSON))
def test_values_of_any_type_give_checks_or_a_sentence(changes: dict[str, object]) -> None:
    fuzz_claimreviews.target(json.dumps(review(**changes)).encode())
