"""Whatever the bytes, reading checks of others brings checks or a sentence, never anything else."""

from claims.domain.outside import Found
from claims.domain.refusals import Unreadable
from claims.gateways import claimreviews

UNKEEPABLE = {"\0", *(chr(code) for code in range(0xD800, 0xE000))}


def target(data: bytes) -> None:
    """Fails where the reader raises anything but a refusal, or gives what no database keeps."""
    for content_type, url in (("", ""), ("text/html; charset=utf-16", "https://facts.example/page")):
        try:
            check(claimreviews.read(data, content_type=content_type, url=url))
        except Unreadable as refusal:
            sentence = str(refusal)
            if not sentence.endswith((".", ")")):
                raise AssertionError(sentence) from refusal


def check(found: Found) -> None:
    for each in found.checks:
        assert each.claim
        assert each.url.lower().startswith(("http://", "https://"))
        assert each.publisher
        assert each.publisher_key
        assert bool(each.rating) == bool(each.rating_key)
        assert not UNKEEPABLE & set(
            "".join((each.claim, each.url, each.publisher, each.rating, *each.said_by))
        )
        assert max(len(each.rating), len(each.publisher_key), len(each.rating_key)) <= 300
    assert all(found.problems)
