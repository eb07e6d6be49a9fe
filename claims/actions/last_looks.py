"""Noting that somebody has opened a claim: their own affair, of which the history does not speak."""

from django.db import connection

from claims.domain.events import Subject
from claims.models import Claim, User

_NOTE = """
INSERT INTO claims_lastlook AS look (claim_id, user_id, at, position)
VALUES (%(claim)s, %(user)s, now(), coalesce(
    (SELECT position FROM claims_historyhead WHERE subject = %(subject)s AND subject_id = %(claim)s), 0))
ON CONFLICT (user_id, claim_id) DO UPDATE SET at = excluded.at, position = excluded.position
WHERE look.position <> excluded.position OR look.at < excluded.at - interval '1 minute'
"""


def note(*, claim: Claim, by: User) -> None:
    """They have seen the claim as it is now. Written at most once a minute unless something happened."""
    with connection.cursor() as cursor:
        cursor.execute(_NOTE, {"claim": claim.pk, "user": by.pk, "subject": Subject.CLAIM.value})
