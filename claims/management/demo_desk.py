"""Playing the demonstration desk: invented people do, through the actions, what a desk does."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from claims.actions import articles, replies, sources, statements, stories, users
from claims.actions import claims as claim_actions
from claims.actions.articles import Provenance
from claims.actions.sources import SourceFields
from claims.actions.statements import StatementVoice
from claims.domain.actors import DESK
from claims.domain.evidence import ReplyOutcome
from claims.domain.inputs import MoveInputs
from claims.domain.replies import Asked, Channel
from claims.domain.roles import Role
from claims.domain.spans import Span
from claims.domain.speech import AttributionLevel, PartyKind, StatementKind
from claims.domain.states import State
from claims.domain.transitions import Move
from claims.management import demo_around
from claims.management.demo_script import DemoClaim, DemoScript
from claims.models import Article, Claim, Party, ReplyRequest, Statement, User
from claims.queries import facts, parties, people
from claims.queries import statements as found_statements


@dataclass(frozen=True, slots=True)
class DemoPerson:
    username: str
    first_name: str
    last_name: str
    password: str
    role: Role

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


DEMO_PEOPLE = (
    DemoPerson("edda", "Edda", "Brandt", "edda-demo", Role.EDITOR),
    DemoPerson("ravi", "Ravi", "Anand", "ravi-demo", Role.REVIEWER),
    DemoPerson("cleo", "Cleo", "Marsh", "cleo-demo", Role.REVIEWER),
    DemoPerson("admin", "Ada", "Minton", "admin-demo", Role.ADMINISTRATOR),
)
"""Whom `make demo` lets in. Their passwords are public, so they are made for the demonstration only."""

STAND_BY_IT = "Do you stand by what you said, and on what do you base it?"


@dataclass(frozen=True, slots=True)
class Played:
    """What became of one claim of the script."""

    by_hand: bool
    notes: tuple[str, ...]


WAYS: dict[str, tuple[str, ...]] = {
    "new": (),
    "triaged": ("triage",),
    "set_aside": ("set_aside",),
    "researching": ("triage", "assign", "research"),
    "second_reading": ("triage", "assign", "research", "propose"),
    "published": ("triage", "assign", "research", "propose", "confirm"),
    "withdrawn": ("triage", "assign", "research", "propose", "confirm", "withdraw"),
}
"""What has to happen for a claim to end in a state."""


def staff() -> dict[str, User]:
    """The demonstration's editor and reviewers, made where they are not there yet, by user name."""
    return {person.username: _made(person) for person in DEMO_PEOPLE if person.role is not Role.ADMINISTRATOR}


def administrators() -> None:
    """Make the administrator, last of all: a desk that has one is loaded whole."""
    for person in DEMO_PEOPLE:
        if person.role is Role.ADMINISTRATOR:
            _made(person)


def is_loaded() -> bool:
    """Whether there is nothing left to load: this desk is loaded whole, or is somebody else's."""
    if people.by_username(DEMO_PEOPLE[0].username) is None:
        return people.anybody()
    return all(people.by_username(person.username) for person in DEMO_PEOPLE)


def _made(person: DemoPerson) -> User:
    known = people.by_username(person.username)
    if known is not None:
        return known
    return users.save(
        user=User(
            username=person.username,
            first_name=person.first_name,
            last_name=person.last_name,
            email=f"{person.username}@desk.example",
        ),
        role=person.role,
        password=person.password,
        by=DESK,
    )


def submit(script: DemoScript, staff: dict[str, User]) -> dict[str, Article]:
    """The script's articles, on their way to the workers, by file name."""
    sent: dict[str, Article] = {}
    for article in script.articles:
        submission = articles.submit(
            raw=article.raw,
            how="command",
            by=staff[article.added_by],
            provenance=Provenance(
                title=article.title,
                publisher=article.publisher,
                url=article.url,
                published_at=article.published_at,
                filename=article.file,
            ),
        )
        sent[article.file] = submission.article
        if article.same_story_as:
            stories.join(article=submission.article, other=sent[article.same_story_as], by=staff["edda"])
    return sent


def play(script: DemoScript, staff: dict[str, User], sent: dict[str, Article]) -> Iterator[Played]:
    """Bring each claim of the script to its state; a claim that has left `new` already is left alone."""
    for wanted in script.claims:
        scene = _Scene(wanted, staff, sent[wanted.article])
        if not scene.begun:
            scene.play()
        yield Played(by_hand=scene.claim.origin == "hand", notes=tuple(scene.notes))


class _Scene:
    """One claim on its way, by the moves that lead to its state."""

    def __init__(self, wanted: DemoClaim, staff: dict[str, User], article: Article) -> None:
        self.wanted = wanted
        self.article = article
        self.staff = staff
        self.notes: list[str] = []
        self.editor = staff["edda"]
        self.assignee = staff[wanted.assignee or "ravi"]
        self.second_reader = staff[wanted.second_reader or "edda"]
        statement = _statement(wanted, article, self.editor)
        self.claim = _claim_of(statement)

    @property
    def begun(self) -> bool:
        return self.claim.state != State.NEW

    def play(self) -> None:
        if self.wanted.text:
            self.claim = claim_actions.reword(
                claim=self.claim, text=self.wanted.text, version=self.claim.version, by=self.editor
            )
        acts: dict[str, Callable[[], None]] = {
            "triage": self._triage,
            "set_aside": self._set_aside,
            "assign": self._assign,
            "research": self._research,
            "propose": self._propose,
            "confirm": self._confirm,
            "withdraw": self._withdraw,
        }
        for act in WAYS[self.wanted.state]:
            acts[act]()
        demo_around.surround(self.claim, self.wanted, self.staff)

    def _move(self, move: Move, by: User, **given: Any) -> None:
        self.claim = claim_actions.move(
            claim=self.claim, move=move, version=self.claim.version, inputs=MoveInputs.parse(given), by=by
        )

    def _triage(self) -> None:
        self._move(
            Move.TRIAGE,
            self.editor,
            checkability=self.wanted.checkability,
            topic=self.wanted.topic,
            priority=self.wanted.priority,
            recheck_on=self._day_to_look_again(),
        )

    def _day_to_look_again(self) -> date | None:
        days = self.wanted.recheck_in
        return timezone.localdate() + timedelta(days=days) if days else None

    def _set_aside(self) -> None:
        self._move(Move.SET_ASIDE, self.editor, reason=self.wanted.set_aside_reason)

    def _assign(self) -> None:
        due = timezone.now() + timedelta(days=self.wanted.priority)
        self._move(Move.ASSIGN, self.editor, assignee=self.assignee.pk, due_at=due)

    def _research(self) -> None:
        for row in self.wanted.sources:
            sources.add(claim=self.claim, fields=SourceFields.parse(row), by=self.assignee)
        for reply in self.wanted.replies:
            party = parties.by_name(reply.party, article=self.article)
            if party is None:
                self.notes.append(f"“{self.wanted.find}”: the article names no {reply.party} to ask.")
                continue
            request = self._ask(party, reply.question, days=reply.deadline)
            if reply.outcome:
                outcome = ReplyOutcome(reply.outcome)
                replies.close(request=request, outcome=outcome, words=reply.answer, by=self.assignee)

    def _propose(self) -> None:
        self._ask_the_rest()
        self._propose_once()
        if self.wanted.send_back:
            self._move(Move.SEND_BACK, self.second_reader, comment=self.wanted.send_back)
            self._propose_once()

    def _ask_the_rest(self) -> None:
        """Whoever else the verdict goes against has been asked too, and let the time pass."""
        known = facts.of(self.claim)
        for name in known.unasked.get(known.rating_against[self.wanted.verdict], ()):
            party = parties.by_name(name, article=self.article)
            if party is not None:
                request = self._ask(party, STAND_BY_IT, days=-1)
                replies.close(request=request, outcome=ReplyOutcome.NO_ANSWER, words="", by=self.assignee)

    def _ask(self, party: Party, question: str, *, days: int) -> ReplyRequest:
        """Asked three days ago; the answer is wanted so many days from now."""
        now = timezone.now()
        asked = Asked(
            questions=(question,),
            channel=Channel.EMAIL,
            sent_at=now - timedelta(days=3),
            deadline=now + timedelta(days=days),
        )
        return replies.ask(claim=self.claim, party=party, asked=asked, by=self.assignee)

    def _propose_once(self) -> None:
        self._move(Move.PROPOSE, self.assignee, rating=self.wanted.verdict, reason=self.wanted.reason)

    def _confirm(self) -> None:
        self._move(Move.CONFIRM, self.second_reader)

    def _withdraw(self) -> None:
        self._move(Move.WITHDRAW, self.editor, reason=self.wanted.withdraw_reason)


def _claim_of(statement: Statement) -> Claim:
    if statement.claim is None:
        raise LookupError(f"“{statement.exact}” makes no claim.")
    return statement.claim


def _statement(wanted: DemoClaim, article: Article, editor: User) -> Statement:
    """The statement with these words, accepted; added by hand where the analysis missed it."""
    found = found_statements.containing(article, wanted.find, StatementKind.CLAIM)
    if found is not None:
        return statements.accept(statement=found, by=editor)
    snapshot = found_statements.newest_snapshot(article)
    start = snapshot.text.index(wanted.find)
    return statements.add(
        snapshot=snapshot,
        kind=StatementKind.CLAIM,
        span=Span(start, start + len(wanted.find)),
        voice=StatementVoice("", PartyKind.PERSON, AttributionLevel.NAMED),
        claim=None,
        denies=[],
        denial_type=None,
        by=editor,
    )
