"""One ClaimReview, whatever types its values have."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit

from claims.domain.outside import Check, Scale
from claims.domain.refusals import Unreadable
from claims.domain.wording import is_web_address, shortened
from claims.gateways.claimreviews.values import listed, prose, words

LARGEST_ENTRY = 200_000
"""Characters of the JSON of one entry."""

LONGEST_CLAIM = 2_000
LONGEST_ADDRESS = 1_000
LONGEST_RATING = 300
MOST_PLACES = 30
"""Speakers, and appearances, of one claim that are read; the raw object has them all."""

Node = Mapping[str, Any]


def check(node: Any, *, number: int, url: str, named: Mapping[str, Node]) -> Check:
    """What a ClaimReview says. `url` is where it stood, `named` what its references by @id mean.

    Raises Unreadable with a sentence: no object, no claim, no address, or too long.
    """
    if not isinstance(node, dict):
        raise Unreadable("it is empty, or no object.")
    sha256 = digest(node)
    claim = prose(node.get("claimReviewed"))
    if not claim:
        raise Unreadable("it does not say which claim it is about (claimReviewed is empty).")
    if len(claim) > LONGEST_CLAIM:
        raise Unreadable(f"its claim is longer than {LONGEST_CLAIM:,} characters.")
    address = _address(node, url)
    publisher, publisher_url = _publisher(node, named, address)
    rating = _rating(_meant(node.get("reviewRating"), named))
    item = _meant(node.get("itemReviewed"), named)
    item = item if isinstance(item, dict) else {}
    return Check(
        number=number,
        url=address,
        claim=claim,
        publisher=publisher,
        publisher_url=publisher_url,
        rating=shortened(rating[0], LONGEST_RATING),
        scale=rating[1],
        explanation=rating[2],
        said_by=_names(item.get("author"), named),
        appeared_at=_places(item, named),
        claimed_on=_brief(item.get("datePublished")),
        published_on=_brief(node.get("datePublished")),
        changed_on=_brief(node.get("dateModified")),
        language=_language(node),
        raw=node,
        sha256=sha256,
    )


def digest(raw: Node) -> str:
    """Of the object's JSON with its names in order. Raises Unreadable where that is too long."""
    written = json.dumps(raw, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    if len(written) > LARGEST_ENTRY:
        raise Unreadable(f"it is longer than {LARGEST_ENTRY:,} characters.")
    return hashlib.sha256(written.encode()).hexdigest()


def _meant(value: Any, named: Mapping[str, Node]) -> Any:
    """The first of a list, and what a bare reference refers to."""
    first = next(iter(listed(value)), None)
    if isinstance(first, dict) and isinstance(first.get("@id"), str) and len(first) <= 2:
        return named.get(first["@id"], first)
    return first


def _address(node: Node, url: str) -> str:
    """Where the check is published. A page may leave it out, since it stands there itself."""
    for given in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        written = words(_identified(given))
        found = _joined(url, written) if written else ""
        if is_web_address(found) and len(found) <= LONGEST_ADDRESS:
            return found
    if words(node.get("url")):
        raise Unreadable(f"its address “{shortened(words(node.get('url')), 60)}” is no web address.")
    if is_web_address(url) and len(url) <= LONGEST_ADDRESS:
        return url
    raise Unreadable("it does not say where the check is published (url is empty).")


def _identified(value: Any) -> Any:
    """An address that is given as an object has it as its url, or its identity."""
    first = next(iter(listed(value)), None)
    return first.get("url") or first.get("@id") if isinstance(first, dict) else first


def _joined(base: str, written: str) -> str:
    try:
        return urljoin(base, written)
    except ValueError:
        return ""


def _publisher(node: Node, named: Mapping[str, Node], address: str) -> tuple[str, str]:
    """Who published the check: its author, unless that is a person who writes for somebody."""
    author, publisher = _meant(node.get("author"), named), _meant(node.get("publisher"), named)
    writes_for_somebody = isinstance(author, dict) and "Person" in str(author.get("@type")) and publisher
    for each in (publisher, author) if writes_for_somebody else (author, publisher):
        name = prose(each.get("name") if isinstance(each, dict) else each)
        if name:
            home = words(each.get("url") or each.get("sameAs")) if isinstance(each, dict) else ""
            return shortened(name, 200), home[:LONGEST_ADDRESS] if is_web_address(home) else ""
    host = urlsplit(address).hostname or address
    return host.removeprefix("www.")[:200], ""


def _rating(value: Any) -> tuple[str, Scale, str]:
    """The publisher's word, the numbers, and the sentence that explains it."""
    if not isinstance(value, dict):
        return (
            (value.strip(), Scale(), "") if isinstance(value, str) else ("", Scale(value=_brief(value)), "")
        )
    inside = value.get("properties")
    given = {**inside, **value} if isinstance(inside, dict) else value
    scale = Scale(
        _brief(given.get("ratingValue")), _brief(given.get("worstRating")), _brief(given.get("bestRating"))
    )
    word = prose(given.get("alternateName")) or prose(given.get("name"))
    return word, scale, shortened(prose(given.get("ratingExplanation")), 2_000)


def _names(value: Any, named: Mapping[str, Node]) -> tuple[str, ...]:
    found = []
    for each in listed(value)[:MOST_PLACES]:
        who = _meant(each, named)
        name = prose(who.get("name") if isinstance(who, dict) else who)
        if name:
            found.append(shortened(name, 200))
    return tuple(dict.fromkeys(found))


def _places(item: Node, named: Mapping[str, Node]) -> tuple[str, ...]:
    """Where the claim appeared: the address of each, or its headline."""
    given = (listed(item.get("firstAppearance")) + listed(item.get("appearance")))[:MOST_PLACES]
    given = given or listed(item.get("url"))[:1]
    found = []
    for each in given:
        place = _meant(each, named)
        if isinstance(place, dict):
            place = next(filter(None, (words(place.get(name)) for name in ("url", "headline", "name"))), "")
        found.append(words(place)[:LONGEST_ADDRESS])
    return tuple(dict.fromkeys(filter(None, found)))


def _brief(value: Any) -> str:
    return words(value)[:100]


def _language(node: Node) -> str:
    said = node.get("claimReviewed")
    tagged = said.get("@language") if isinstance(said, dict) else None
    value = node.get("inLanguage") or tagged
    first = next(iter(listed(value)), None)
    if isinstance(first, dict):
        first = first.get("alternateName") or first.get("name")
    return words(first)[:35]
