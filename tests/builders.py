"""Rows for tests, made through the same actions as real ones."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.utils import timezone

from claims.actions import anonymity, articles, findings, replies, sources, statements, users
from claims.actions import claims as claim_actions
from claims.actions.articles import Provenance
from claims.actions.sources import SourceFields
from claims.actions.statements import StatementVoice
from claims.domain.actors import DESK
from claims.domain.anonymity import AnonymityFields, Condition
from claims.domain.denials import DenialType
from claims.domain.evidence import Against
from claims.domain.inputs import MoveInputs
from claims.domain.replies import Asked
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind
from claims.domain.transitions import Move
from claims.models import AnonymityAssessment, Article, Claim, ReplyRequest, Snapshot, Source, Statement, User
from claims.queries import facts

PASSWORD = "correct horse battery staple"
_numbers = itertools.count(1)


def place(number: int) -> str:
    """A name of its own for each number."""
    letters = ""
    while number:
        number, letter = divmod(number, 26)
        letters += chr(ord("a") + letter)
    return f"Har{letters}wick"


@dataclass(frozen=True)
class Staff:
    """An editor, two reviewers and an administrator."""

    edda: User
    ravi: User
    cleo: User
    admin: User


def person(username: str = "", role: Role = Role.REVIEWER, first_name: str = "") -> User:
    username = username or f"person{next(_numbers)}"
    user = User(username=username, first_name=first_name or username.title())
    return users.save(user=user, role=role, password=PASSWORD, by=DESK)


def staff() -> Staff:
    return Staff(
        edda=person("edda", Role.EDITOR),
        ravi=person("ravi"),
        cleo=person("cleo"),
        admin=person("admin", Role.ADMINISTRATOR),
    )


def article(text: str = "", by: User | None = None, **provenance: Any) -> Article:
    """An article that has been read, with the text given and no statements."""
    number = next(_numbers)
    text = text or f"The ferry {number} carried {number}00 people, the harbour office said."
    provenance.setdefault("title", f"Article {number}")
    provenance.setdefault("publisher", "Harwick Courier")
    provenance.setdefault("url", f"https://courier.example/{number}")
    provenance.setdefault("published_at", datetime(2026, 10, 1, 8, tzinfo=UTC))
    submission = articles.submit(
        raw=text.encode(), how="paste", by=by or person(role=Role.EDITOR), provenance=Provenance(**provenance)
    )
    findings.store_text(snapshot=submission.snapshot, text=text)
    findings.mark_ready(snapshot=submission.snapshot)
    return Article.objects.get(pk=submission.article.pk)


def snapshot(of: Article | None = None) -> Snapshot:
    return (of or article()).snapshots.select_related("article").get()


def voice(name: str = "Dora Finch", level: AttributionLevel = AttributionLevel.NAMED) -> StatementVoice:
    kind = PartyKind.PERSON if level is AttributionLevel.NAMED else PartyKind.GROUP
    return StatementVoice(name, kind, level)


def statement(
    text: str = "",
    *,
    said_by: StatementVoice | None = None,
    within: Snapshot | None = None,
    claim: Claim | None = None,
    by: User | None = None,
) -> Statement:
    """A claim statement whose content is the whole of `text`, in an article of its own unless given."""
    number = next(_numbers)
    # Of another place each time: the same words with another number would contradict each other.
    text = text or f"The council of {place(number)} built forty homes in the last year alone"
    found = within or snapshot(article(f"{text}, somebody said."))
    start = found.text.index(text)
    return statements.add(
        snapshot=found,
        kind=StatementKind.CLAIM,
        span=Span(start, start + len(text)),
        voice=said_by or voice(),
        claim=claim,
        denies=[],
        denial_type=None,
        by=by or person(role=Role.EDITOR),
    )


def claim(text: str = "", **given: Any) -> Claim:
    """A new claim with one appearance."""
    made = statement(text, **given)
    assert made.claim_id
    return Claim.objects.get(pk=made.claim_id)


def denial(of: Claim, said_by: str = "Ministry of Works", by: User | None = None) -> Statement:
    """A flat denial of a claim by a named organisation, in an article of its own."""
    found = snapshot(article(f"{said_by} denied it {next(_numbers)} times."))
    start = found.text.index("it")
    return statements.add(
        snapshot=found,
        kind=StatementKind.DENIAL,
        span=Span(start, start + 2),
        voice=StatementVoice(said_by, PartyKind.ORGANISATION, AttributionLevel.NAMED),
        claim=None,
        denies=[of],
        denial_type=DenialType.FLAT,
        by=by or person(role=Role.EDITOR),
    )


def source_fields(**changes: Any) -> SourceFields:
    return SourceFields.parse(
        {
            "title": "Register of homes",
            "url": "https://register.example/homes",
            "stance": "refutes",
            "kind": "dataset",
            **changes,
        }
    )


def source(claim: Claim, by: User, **changes: Any) -> Source:
    return sources.add(claim=claim, fields=source_fields(**changes), by=by)


def move(claim: Claim, to: Move | str, by: User, **given: Any) -> Claim:
    """Make a move at the version the claim has now."""
    fresh = Claim.objects.get(pk=claim.pk)
    return claim_actions.move(
        claim=fresh, move=Move(to), version=fresh.version, inputs=MoveInputs.parse(given), by=by
    )


def day_to_come(days: int = 1) -> str:
    return (timezone.localdate() + timedelta(days=days)).isoformat()


def triaged(by: Staff, claim_: Claim | None = None, **given: Any) -> Claim:
    return move(claim_ or claim(), "triage", by.edda, checkability="fact_now", **given)


def researching(by: Staff, claim_: Claim | None = None, assignee: User | None = None) -> Claim:
    return move(triaged(by, claim_), "assign", by.edda, assignee=(assignee or by.ravi).pk)


def ready_to_propose(by: Staff, claim_: Claim | None = None) -> Claim:
    """In Ravi's hands, with a source, and everybody on both sides asked."""
    found = researching(by, claim_)
    source(found, by.ravi)
    ask_everybody(found, by.ravi)
    return found


def asked(**changes: Any) -> Asked:
    """One question by e-mail, sent two days ago, whose time was over yesterday."""
    now = timezone.now()
    given = {"sent_at": now - timedelta(days=2), "deadline": now - timedelta(days=1), **changes}
    return Asked.parse({"questions": "Is it so?", "channel": "email", **given})


def ask_everybody(of: Claim, by: User) -> list[ReplyRequest]:
    return [
        replies.ask(claim=of, party=party, asked=asked(), by=by)
        for side in (Against.CLAIMANTS, Against.DENIERS)
        for party in facts.parties_of(of, side)
    ]


def assess_anonymity(of: Claim, by: Staff) -> AnonymityAssessment:
    """Every condition is met and an editor approved."""
    met = {condition.value: "yes" for condition in Condition}
    fields = AnonymityFields.parse({**met, "reason_given": "to speak freely"})
    made = anonymity.assess(claim=of, fields=fields, by=by.ravi)
    return anonymity.approve(assessment=made, by=by.edda)


def in_second_reading(by: Staff, claim_: Claim | None = None, rating: str = "false") -> Claim:
    return move(
        ready_to_propose(by, claim_),
        "propose",
        by.ravi,
        rating=rating,
        reason="The register shows otherwise.",
    )


def published(by: Staff, claim_: Claim | None = None, rating: str = "false") -> Claim:
    return move(in_second_reading(by, claim_, rating), "confirm", by.cleo)


def set_aside(by: Staff, claim_: Claim | None = None) -> Claim:
    return move(claim_ or claim(), "set_aside", by.edda, reason="Nobody could check it.")


def withdrawn(by: Staff, claim_: Claim | None = None) -> Claim:
    return move(published(by, claim_), "withdraw", by.edda, reason="The register was forged.")


AT: dict[str, Callable[[Staff], Claim]] = {
    "new": lambda by: claim(),
    "triaged": triaged,
    "researching": ready_to_propose,
    "second_reading": in_second_reading,
    "published": published,
    "set_aside": set_aside,
    "withdrawn": withdrawn,
}
"""How to come by a claim in each state. Where somebody has it, that is Ravi."""
