"""What the desk shows of each claim on a page, gathered for the whole page at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from claims.domain.speech import NAMED_LEVELS, Standing, StatementKind
from claims.domain.states import OPEN_STATES, State
from claims.domain.tongue import noted, say
from claims.domain.transitions import BY_MOVE, Move
from claims.models import Claim, ClaimTag, DenialTarget, Rating, Review, Statement, User, Verdict, Voice
from claims.policy.permissions import allows
from claims.queries import appearances, checks, independence, last_looks, look_again, talk
from claims.queries.independence import Origin
from claims.queries.last_looks import Unseen

NO_ONE = noted("nobody the text names")


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says or denies a claim. `via` is who stands behind an unnamed voice, if the text says so."""

    name: str
    named: bool
    via: str = ""
    party_id: int | None = None


@dataclass(frozen=True, slots=True)
class DeskRow:
    """One claim on the desk. `rating` is the standing verdict's, or blank; `open` while one is awaited,
    `proposed` what waits for a second reader.

    `look_again` says why somebody is to look again, and is blank where nothing asks for it. `hand` is the
    move by which the viewer's role may take the claim as it is, or else give it to somebody,
    `unseen` why it stands out to the viewer.
    """

    id: int
    number: str
    part_of: int | None
    text: str
    version: int
    state: State
    open: bool
    topic: str
    tags: tuple[str, ...]
    worth: float
    said_by: tuple[Speaker, ...]
    denied_by: tuple[Speaker, ...]
    articles: int
    origins: tuple[Origin, ...]
    rating: str
    rating_key: str
    rating_colour: str
    proposed: Rating | None
    stale_cause: str
    look_again: str
    look_again_since: datetime | None
    assignee: User | None
    due_at: datetime | None
    moved_at: datetime
    comments: int = 0
    watched: bool = False
    hand: Move | None = None
    unseen: Unseen | None = None

    @property
    def independent(self) -> int:
        """How many independent sources the claim has."""
        return len(self.origins)


def rows_of(claims: Sequence[Claim], viewer: User) -> tuple[DeskRow, ...]:
    """Nine SQL statements, and one where control goes far up, however many claims."""
    ids = [claim.pk for claim in claims]
    spoken = [pk for claim in claims for pk in appearances.spoken_as(claim)]
    said = independence.by_claim(spoken)
    chains = _chains(row.pk for rows in said.values() for row in rows)
    denied = _denials(spoken)
    tags = _tags(ids)
    verdicts = {verdict.claim_id: verdict for verdict in checks.latest().filter(claim__in=ids)}
    proposals = Review.objects.filter(claim__in=ids, decided_at__isnull=True).select_related("rating")
    proposed = {review.claim_id: review.rating for review in proposals}
    comments = talk.counted(ids)
    watched = set(viewer.watches.filter(claim__in=ids).values_list("claim_id", flat=True))
    concerned = {claim.pk for claim in claims if claim.assignee_id == viewer.pk} | watched
    unseen = last_looks.unseen(viewer, ids, concerned)
    return tuple(
        replace(
            _row(
                claim,
                _under(claim, said),
                _under(claim, denied),
                chains,
                tags[claim.pk],
                verdicts.get(claim.pk),
                proposed.get(claim.pk),
            ),
            comments=comments.get(claim.pk, 0),
            watched=claim.pk in watched,
            hand=_hand(claim, viewer),
            unseen=unseen.get(claim.pk),
        )
        for claim in claims
    )


def _hand(claim: Claim, viewer: User) -> Move | None:
    for move in (Move.TAKE, Move.ASSIGN):
        transition = BY_MOVE[move]
        if claim.state in transition.sources and allows(viewer, transition.permission):
            return move
    return None


def _under(claim: Claim, rows: Mapping[int, list[Statement]]) -> list[Statement]:
    return [row for pk in appearances.spoken_as(claim) for row in rows[pk]]


def _row(
    claim: Claim,
    said: list[Statement],
    denied: list[Statement],
    chains: dict[int, list[str]],
    tags: list[str],
    verdict: Verdict | None,
    proposed: Rating | None,
) -> DeskRow:
    return DeskRow(
        id=claim.pk,
        number=claim.number,
        part_of=claim.part_of_id,
        text=claim.text,
        version=claim.version,
        state=State(claim.state),
        open=claim.state in OPEN_STATES,
        topic=claim.topic,
        tags=tuple(tags),
        worth=claim.check_worthiness,
        said_by=_speakers(said, chains),
        denied_by=_speakers(denied, {}),
        articles=len({row.snapshot.article_id for row in said}),
        origins=independence.origins(said),
        rating=verdict.rating.label if verdict else "",
        rating_key=verdict.rating.key if verdict else "",
        rating_colour=verdict.rating.colour if verdict else "open",
        proposed=proposed,
        stale_cause=(verdict.stale_cause or "") if verdict else "",
        look_again=look_again.cause(claim, verdict),
        look_again_since=(verdict.stale_since if verdict else None) or claim.recheck_said_at,
        assignee=claim.assignee,
        due_at=claim.due_at if claim.state in OPEN_STATES else None,
        moved_at=claim.moved_at,
    )


def _speakers(rows: Iterable[Statement], chains: dict[int, list[str]]) -> tuple[Speaker, ...]:
    """Each party once, the named ones first."""
    found: dict[str, Speaker] = {}
    for row in rows:
        name = row.speaker or say(NO_ONE)
        named = row.attribution_level in NAMED_LEVELS or row.kind == StatementKind.NARRATOR
        others = [voice for voice in chains.get(row.pk, []) if voice != name]
        speaker = Speaker(name, named, others[-1] if others and not named else "", row.party_id)
        found.setdefault(name.casefold(), speaker)
    return tuple(sorted(found.values(), key=lambda speaker: not speaker.named))


_SPOKEN = ("claim_id", "kind", "party_id", "party_as_written", "attribution_level", "party__name")


def _denials(claim_ids: list[int]) -> dict[int, list[Statement]]:
    under = "denial__statement"
    targets = (
        DenialTarget.objects.filter(claim__in=claim_ids)
        .exclude(denial__statement__standing=Standing.DISMISSED)
        .select_related(f"{under}__party")
        .only("claim_id", "denial_id", *(f"{under}__{field}" for field in _SPOKEN))
        .order_by("id")
    )
    found: dict[int, list[Statement]] = defaultdict(list)
    for target in targets:
        found[target.claim_id].append(target.denial.statement)
    return found


def _tags(claim_ids: list[int]) -> dict[int, list[str]]:
    rows = ClaimTag.objects.filter(claim__in=claim_ids).order_by("tag__name")
    found: dict[int, list[str]] = defaultdict(list)
    for claim_id, name in rows.values_list("claim_id", "tag__name"):
        found[claim_id].append(name)
    return found


def _chains(statement_ids: Iterable[int]) -> dict[int, list[str]]:
    """The parties of each statement's chain, the outermost first."""
    rows = Voice.objects.filter(statement__in=list(statement_ids)).order_by("statement_id", "position")
    found: dict[int, list[str]] = defaultdict(list)
    for statement_id, party in rows.values_list("statement_id", "party"):
        found[statement_id].append(party)
    return found
