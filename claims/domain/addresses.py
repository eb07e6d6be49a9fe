"""Addresses on the web: how one is written, and which machines the desk will talk to at all."""

import re
from dataclasses import dataclass, replace
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import quote, urljoin, urlsplit

import idna

from claims.domain.refusals import Fault, Unreachable
from claims.domain.tongue import say

Machine = IPv4Address | IPv6Address

PORTS = {"http": 80, "https": 443}
"""The schemes that are fetched, with the port of each where the address names none."""

LONGEST = 2048
"""Characters of an address; what is longer is no article's."""

CLOSED_4 = tuple(
    IPv4Network(each)
    for each in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",
        "100.64.0.0/10",  # behind a carrier's translator
        "127.0.0.0/8",
        "168.63.129.16/32",  # a cloud's own services, at an address that looks public
        "169.254.0.0/16",
        "172.16.0.0/12",
        "192.0.0.0/24",
        "192.0.2.0/24",
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",
        "198.51.100.0/24",
        "203.0.113.0/24",
        "224.0.0.0/4",  # many at once
        "240.0.0.0/4",
    )
)
"""IANA's IPv4 registry of special purposes, and multicast."""

OPEN_6 = IPv6Network("2000::/3")
"""The only part of IPv6 that IANA gives out to machines: loopback, mapped, compatible, both NAT64 prefixes,
local, site-local, 5f00::/16 and multicast are all outside."""

CLOSED_6 = tuple(
    IPv6Network(each)
    for each in (
        "2001::/23",  # protocols, Teredo among them
        "2001:db8::/32",
        "2002::/16",  # 6to4: an IPv4 address inside
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",
    )
)
"""What is special inside that part."""

ISATAP = 0x5EFE
"""The middle of an interface identifier with an IPv4 address in it (RFC 5214), its two flag bits cleared."""

LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
NUMBER = re.compile(r"[0-9]+|0x[0-9a-f]*")
PLACE = re.compile(r"(?:\[(?P<six>[^\[\]]*)\]|(?P<name>[^:\[\]]*))(?::(?P<port>[0-9]{0,5}))?")
TRACKING = re.compile(r"(?:utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid)", re.IGNORECASE)
"""Parts of a query that say who sent the reader, and nothing of the page: of the large senders of readers."""

KEPT = "!$&'()*+,;=:@/?%~-._"


@dataclass(frozen=True)
class Address:
    """A page. `host` is lower-case ASCII without brackets or a last dot; `target` begins with /."""

    scheme: str
    host: str
    port: int
    target: str
    machine: Machine | None
    """The machine itself, where the address names no name."""

    @property
    def site(self) -> str:
        """Host and port as the Host header has them."""
        host = f"[{self.host}]" if isinstance(self.machine, IPv6Address) else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.site}{self.target}"


def read(text: str) -> Address:
    """The address that is written here, without its fragment; Unreachable when it is none that is fetched."""
    text = text.strip(" \t\r\n")
    if len(text) > LONGEST:
        raise _wrong(say("This address is longer than {longest} characters.", longest=LONGEST))
    if any(ord(char) < 0x20 or ord(char) == 0x7F or char == "\\" for char in text):
        raise _wrong(say("This address has characters that no address may have."))
    try:
        parts = urlsplit(text)
    except ValueError as error:
        raise _wrong(
            say("This is not a complete web address: copy it from the browser's address line.")
        ) from error
    if parts.scheme not in PORTS:
        raise _wrong(say("Only addresses that begin with http:// or https:// are fetched."))
    if "@" in parts.netloc:
        raise _wrong(say("An address with a user name or password in it is not fetched: take that part out."))
    place = PLACE.fullmatch(parts.netloc)
    if not place:
        raise _wrong(say("This address has no host, or a port that is no number."))
    host, machine = _six(place["six"]) if place["six"] is not None else _named(place["name"])
    port = int(place["port"] or PORTS[parts.scheme])
    if not 0 < port < 65_536:
        raise _wrong(say("The port in this address does not exist."))
    target = _quoted(parts.path or "/") + (f"?{_quoted(parts.query)}" if parts.query else "")
    return Address(parts.scheme, host, port, target, machine)


def canonical(text: str) -> str:
    """The one way in which the desk writes this address, so that the same page is known by it.

    Raises Unreachable as `read` has it.
    """
    address = read(text)
    path, mark, query = address.target.partition("?")
    kept = [part for part in query.split("&") if not TRACKING.fullmatch(part.partition("=")[0])]
    return str(replace(address, target=path + (mark + "&".join(kept) if any(kept) else "")))


def site(text: str) -> str:
    """Where requests for this address go, to count them by; the text itself where it is no address."""
    try:
        return read(text).site
    except Unreachable:
        return text


def comparable(text: str) -> str:
    """What is the same however people copy the address of one page; the text itself where it is none.

    Looser than `canonical`: without scheme, “www.”, the usual ports and a last slash, too. It says that two
    people speak of one page, never under which address a page is fetched.
    """
    try:
        address = read(canonical(text))
    except Unreachable:
        return text
    path, mark, query = address.target.partition("?")
    host = address.host.removeprefix("www.")
    place = host if address.port in PORTS.values() else f"{host}:{address.port}"
    return f"{place}{path.rstrip('/')}{mark}{query}"


def spellings(text: str) -> frozenset[str]:
    """This address as `canonical` has it, and the others that people copy for the page: one `comparable`.

    Raises Unreachable as `read` has it.
    """
    stands = canonical(text)
    address = read(stands)
    path, mark, query = address.target.partition("?")
    bare, usual = address.host.removeprefix("www."), address.port in PORTS.values()
    hosts = (bare, f"www.{bare}") if address.machine is None else (address.host,)
    ends = (path.rstrip("/") or "/", f"{path.rstrip('/')}/")
    others = (
        replace(address, scheme=scheme, host=host, port=port if usual else address.port, target=target)
        for scheme, port in PORTS.items()
        for host in hosts
        for target in (f"{end}{mark}{query}" for end in ends)
    )
    return frozenset((stands, *map(str, others)))


def follow(base: Address, location: str) -> Address:
    """Where a redirect from `base` leads; Unreachable as `read` has it."""
    try:
        return read(urljoin(str(base), location))
    except ValueError as error:
        raise _wrong(say("The page sends its readers on to something that is no web address.")) from error


def public(machine: Machine) -> bool:
    """Whether this is a machine of the open internet: no other is connected to."""
    if isinstance(machine, IPv4Address):
        return not any(machine in network for network in CLOSED_4)
    if machine.scope_id is not None or machine not in OPEN_6:
        return False
    return (int(machine) >> 32) & 0xFCFFFFFF != ISATAP and not any(machine in each for each in CLOSED_6)


def _six(text: str) -> tuple[str, Machine]:
    try:
        machine = IPv6Address(text)
    except ValueError as error:
        raise _wrong(say("What stands in brackets in this address is no IPv6 address.")) from error
    if machine.scope_id is not None:
        raise _wrong(say("An address with a network zone in it is not fetched."))
    return machine.compressed, machine


def _named(text: str) -> tuple[str, Machine | None]:
    """The name in ASCII, as it is looked up, and the machine where the name is four plain numbers."""
    try:
        host = text.lower() if text.isascii() else idna.encode(text, uts46=True).decode("ascii")
    except UnicodeError as error:
        raise _wrong(say("The host in this address is not a name that exists.")) from error
    host = host.removesuffix(".")
    labels = host.split(".")
    if len(host) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise _wrong(say("The host in this address is not a name that exists."))
    if not NUMBER.fullmatch(labels[-1]):
        return host, None
    try:
        # Anything else that ends in a number is an IPv4 address in disguise to some resolver.
        return host, ip_address(host)
    except ValueError as error:
        raise _wrong(
            say("The host in this address is a number, and not four of them with dots between.")
        ) from error


def _quoted(text: str) -> str:
    return quote(text, safe=KEPT, errors="replace")


def _wrong(sentence: str) -> Unreachable:
    return Unreachable(sentence, Fault.ADDRESS)
