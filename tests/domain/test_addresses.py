"""How an address is read, and which machines are of the internet."""

from ipaddress import ip_address

import pytest

from claims.domain import addresses
from claims.domain.refusals import Fault, Unreachable


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("http://news.example", "http://news.example/"),
        ("  HTTPS://News.Example:443/a?b=c#d\n", "https://news.example/a?b=c"),
        ("http://news.example.:80/", "http://news.example/"),
        ("http://news.example:443/", "http://news.example:443/"),
        ("https://bücher.example/ü?q=ö", "https://xn--bcher-kva.example/%C3%BC?q=%C3%B6"),
        ("http://faß.example/", "http://xn--fa-hia.example/"),
        ("http://新聞。example/", "http://xn--efvv70d.example/"),
        ("http://xn--bcher-kva.example/a%20b", "http://xn--bcher-kva.example/a%20b"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]:80/", "http://[2606:4700::1111]/"),
        ("http://my_blog.example/", "http://my_blog.example/"),
        ("http://4chan.example/", "http://4chan.example/"),
        ("http://news.example/a b|c", "http://news.example/a%20b%7Cc"),
        ("http://news.example/\ud800", "http://news.example/?"),
        ("http://news.example?q", "http://news.example/?q"),
    ],
)
def test_an_address_is_read_as_browsers_read_it(written: str, read: str) -> None:
    assert str(addresses.read(written)) == read


@pytest.mark.parametrize(
    ("location", "there"),
    [
        ("/b", "https://news.example/b"),
        ("c?d", "https://news.example/a/c?d"),
        ("//other.example/b", "https://other.example/b"),
        ("http://other.example", "http://other.example/"),
    ],
)
def test_a_redirect_may_be_relative(location: str, there: str) -> None:
    assert str(addresses.follow(addresses.read("https://news.example/a/b"), location)) == there


def test_the_refusal_says_what_to_do() -> None:
    with pytest.raises(Unreachable) as refused:
        addresses.read("https://ann:secret@news.example/")

    assert refused.value.kind is Fault.ADDRESS
    assert refused.value.sentence == str(refused.value)
    assert "take that part out" in refused.value.sentence
    assert "secret" not in refused.value.sentence


@pytest.mark.parametrize(
    "machine",
    ["1.1.1.1", "8.8.8.8", "93.184.216.34", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1",
     "192.0.1.1", "198.17.0.1", "198.20.0.1", "223.255.255.1", "2001:4860:4860::8888", "2606:4700::1111",
     "2a00:1450:4001::200e", "2003::1", "2400:cb00::1", "2620:0:860::1"],
)  # fmt: skip
def test_the_machines_of_newspapers_are_of_the_internet(machine: str) -> None:
    assert addresses.public(ip_address(machine))


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("HTTPS://Ledger.Example:443/Bridge#top", "https://ledger.example/Bridge"),
        ("https://ledger.example", "https://ledger.example/"),
        ("https://ledger.example/a?utm_source=x&id=7&fbclid=y", "https://ledger.example/a?id=7"),
        ("https://ledger.example/a?UTM_Campaign=x", "https://ledger.example/a"),
        ("https://ledger.example/a?id=7&utmost=1", "https://ledger.example/a?id=7&utmost=1"),
        ("http://ledger.example./ü?q=ä", "http://ledger.example/%C3%BC?q=%C3%A4"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://ledger.example:8443/", "https://ledger.example:8443/"),
    ],
)
def test_one_page_has_one_canonical_address(text: str, canonical: str) -> None:
    assert addresses.canonical(text) == canonical
    assert addresses.canonical(canonical) == canonical


@pytest.mark.parametrize(
    "written",
    [
        "http://courier.example/1",
        "https://www.Courier.example/1/",
        "https://courier.example:443/1#comments",
        "https://courier.example/1?utm_source=mail&utm_medium=x",
        "https://courier.example/1?fbclid=x#top",
        " https://courier.example/1? ",
    ],
)
def test_one_page_has_one_address_however_it_was_copied(written: str) -> None:
    assert addresses.comparable(written) == addresses.comparable("https://courier.example/1")


def test_another_page_has_another_address() -> None:
    pages = [
        "https://a.example/1",
        "https://a.example/1?p=2",
        "https://a.example:81/1",
        "https://a.example/2",
    ]
    assert len({addresses.comparable(page) for page in pages}) == len(pages)
    assert addresses.comparable("http://[broken") == "http://[broken"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("https://Www.news.example/a/?utm_source=x&b=1", 8),
        ("http://news.example:8080", 4),
        ("http://news.example:443/", 5),
        ("http://8.8.8.8/a", 4),
    ],
)
def test_all_spellings_of_an_address_are_comparable_and_it_is_one_of_them(written: str, number: int) -> None:
    found = addresses.spellings(written)

    assert len(found) == number
    assert addresses.canonical(written) in found
    assert {addresses.comparable(each) for each in found} == {addresses.comparable(written)}
