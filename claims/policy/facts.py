"""What the guards need to know of a claim, gathered by queries/facts.py."""

from dataclasses import dataclass, field
from datetime import date, datetime

from claims.domain.evidence import Against, CorrectionKind
from claims.domain.speech import Checkability
from claims.domain.states import State


@dataclass(frozen=True, slots=True)
class Waiting:
    """A party that was asked and has not answered, and until when it may."""

    party: str
    until: datetime


@dataclass(frozen=True, slots=True)
class AnonymityFacts:
    """That voices which make the claim are not named: those nobody assessed yet, and who approved."""

    unassessed: tuple[str, ...]
    approved_by_id: int | None


@dataclass(frozen=True, slots=True)
class ClaimFacts:
    """A claim as its rules see it at one moment.

    `unasked` holds, for each side a verdict can go against, the names of the parties of that
    side to whom no question was put, and `waiting` those whose time to answer still runs.
    `anonymity` is None where nobody who makes the claim was granted anonymity.
    `rating_against` holds the side for each rating in use.
    `researchers` are the ids of active people who may research a claim. `stale_cause` is the open
    proposal's, `verdict_stale_cause` the standing verdict's; blank where nothing has overtaken them.
    `rated_parts` holds the key of the published rating of each part that has one, by its number.
    `published_rating` is the key of the standing verdict's, and `announced` what kind of correction the
    public was told of when it was opened again.
    """

    claim_id: int
    state: State
    version: int
    checkability: Checkability | None
    assignee_id: int | None
    assignee_name: str
    proposer_id: int | None
    stale_cause: str
    has_standing_verdict: bool
    verdict_stale_cause: str
    verdict_proposer_id: int | None
    independent_sources: int
    unasked: dict[Against, tuple[str, ...]] = field(default_factory=dict)
    waiting: dict[Against, tuple[Waiting, ...]] = field(default_factory=dict)
    anonymity: AnonymityFacts | None = None
    rating_against: dict[str, Against] = field(default_factory=dict)
    claimreview_problems: tuple[str, ...] = ()
    researchers: frozenset[int] = frozenset()
    existing_duplicates: frozenset[int] = frozenset()
    merged_into: int | None = None
    today: date = date.min
    rated_parts: dict[str, str] = field(default_factory=dict)
    published_rating: str = ""
    announced: CorrectionKind | None = None
