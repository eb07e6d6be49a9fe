"""What must hold after any fault, asked of the database alone."""

from collections import Counter
from dataclasses import dataclass, field
from itertools import groupby

from django.db import connection

from claims.domain.transitions import BY_MOVE, Move
from claims.models import Article, Claim, HistoryEntry, Notice, OutboxEvent, Review, StepRun
from claims.pipeline.steps import STEPS
from claims.queries import chain
from tests.faults.owner import let_in, owning
from tests.faults.people import Ledger

WATCHER = "wanda"
"""Somebody who watches every claim: each move must be told to her once."""

WITNESS = """
CREATE TABLE faults_before (name text, newest bigint);
CREATE TABLE faults_finished (event_id bigint, at timestamptz DEFAULT clock_timestamp());
CREATE OR REPLACE FUNCTION faults_see_finished() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.done_at IS NOT NULL AND NEW.done_at IS DISTINCT FROM OLD.done_at THEN
        INSERT INTO faults_finished (event_id) VALUES (NEW.id);
    END IF;
    RETURN NULL;
END $$;
CREATE TABLE faults_told (event_id bigint, user_id bigint);
CREATE OR REPLACE FUNCTION faults_see_told() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO faults_told VALUES (NEW.cause_id, NEW.user_id);
    RETURN NULL;
END $$;
CREATE TRIGGER faults_finished AFTER UPDATE ON claims_outboxevent
    FOR EACH ROW EXECUTE FUNCTION faults_see_finished();
CREATE TRIGGER faults_told AFTER INSERT ON claims_notice FOR EACH ROW EXECUTE FUNCTION faults_see_told();
"""
"""The database itself keeps count of each time a row is finished and each time somebody is told."""


@dataclass
class Findings:
    """Our column of the table, and what is wrong, in sentences."""

    rows: int = 0
    lost: int = 0
    twice: int = 0
    stuck: int = 0
    wrong: list[str] = field(default_factory=list)

    def hold(self, holds: bool, otherwise: str) -> None:
        if not holds:
            self.wrong.append(otherwise)


def install_witness() -> None:
    """Once, on the desk that every scenario copies: all that is there now is not asked about later."""
    with owning() as cursor:
        cursor.execute(WITNESS)
        let_in(cursor, "faults_before", "faults_finished", "faults_told")
        for table in ("claims_outboxevent", "claims_historyentry", "claims_article"):
            newest = f"SELECT %s, coalesce(max(id), 0) FROM {table}"  # noqa: S608  # the three above
            cursor.execute(f"INSERT INTO faults_before {newest}", [table])


def before(table: str) -> int:
    """The newest row that was there before the fault."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT newest FROM faults_before WHERE name = %s", [table])
        newest: int = cursor.fetchone()[0]
    return newest


def check(ledger: Ledger) -> Findings:
    """All of them, over what was written since the desk was made."""
    found, since = Findings(), before("claims_outboxevent")
    _outbox(found, since)
    _history_and_effects(found, since)
    _requests(found, ledger)
    _paths(found)
    _articles(found)
    walk = chain.verify_all()
    found.hold(walk.first_broken is None, f"the chain is broken: {walk.first_broken}")
    own = Review.objects.filter(decided_by__isnull=False).extra(where=["decided_by_id = proposed_by_id"])
    found.hold(not own.exists(), "somebody decided their own proposal")
    return found


def _outbox(found: Findings, since: int) -> None:
    rows = OutboxEvent.objects.filter(pk__gt=since)
    found.rows = rows.count()
    found.stuck = rows.filter(done_at__isnull=True, dead_at__isnull=True).count()
    found.hold(not found.stuck, f"{found.stuck} rows are still in the outbox")
    dead = rows.filter(dead_at__isnull=False)
    found.hold(not dead.exists(), f"rows died: {list(dead.values_list('topic', 'problem')[:3])}")


def _history_and_effects(found: Findings, since: int) -> None:
    entries = set(HistoryEntry.objects.filter(kind="claim.moved").values_list("pk", flat=True))
    events = Counter(OutboxEvent.objects.filter(topic="claim.moved").values_list("object_id", flat=True))
    found.hold(set(events) == entries, "the moves of the history are not the moves of the outbox")
    found.hold(max(events.values(), default=1) == 1, "a move has two outbox rows")
    with connection.cursor() as cursor:
        cursor.execute("SELECT event_id, count(*) FROM faults_finished GROUP BY 1")
        finished = dict(cursor.fetchall())
        cursor.execute(
            "SELECT event_id, count(*) FROM faults_told t JOIN claims_user u ON u.id = t.user_id"
            " WHERE u.username = %s GROUP BY 1",
            [WATCHER],
        )
        told = dict(cursor.fetchall())
    rows = OutboxEvent.objects.filter(pk__gt=since).values_list("pk", "topic", "done_at")
    for pk, topic, done_at in rows:
        effects = told.get(pk, 0) if topic == "claim.moved" else finished.get(pk, 0)
        found.lost += bool(done_at) and not effects
        found.twice += effects > 1 or finished.get(pk, 0) > 1
    found.hold(not found.lost, f"{found.lost} rows are done, and nothing came of them")
    found.hold(not found.twice, f"{found.twice} rows were worked twice")
    strangers = Notice.objects.filter(cause__done_at__isnull=True)
    found.hold(not strangers.exists(), "somebody was told of a row that is not done")


def _requests(found: Findings, ledger: Ledger) -> None:
    """Every accepted move is in the history once, and nothing is there that was refused."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subject_id, (data->>'version')::int - 1, count(*) FROM claims_historyentry"
            " WHERE kind = 'claim.moved' AND id > %s GROUP BY 1, 2",
            [before("claims_historyentry")],
        )
        kept = {(claim_id, version): times for claim_id, version, times in cursor.fetchall()}
    found.hold(max(kept.values(), default=1) == 1, "one version of a claim was moved twice")
    missing = set(ledger.accepted) - set(kept)
    found.hold(not missing, f"{len(missing)} accepted moves are not in the history")
    strange = set(kept) - set(ledger.accepted) - ledger.unheard
    found.hold(not strange, f"{len(strange)} moves are in the history that nobody was granted")
    found.hold(max(ledger.accepted.values(), default=1) == 1, "two people were granted the same move")


def _paths(found: Findings) -> None:
    entries = (
        HistoryEntry.objects.filter(kind="claim.moved")
        .order_by("subject_id", "position")
        .values_list("subject_id", "data", "actor_id")
    )
    states = dict(Claim.objects.values_list("pk", "state"))
    for claim_id, moves in groupby(entries.iterator(), key=lambda entry: entry[0]):
        state, proposer = "new", None
        for _, data, actor in moves:
            transition = BY_MOVE[Move(data["move"])]
            legal = data["from"] == state and state in transition.sources and data["to"] == transition.target
            found.hold(legal, f"C-{claim_id}: {data['move']} from {data['from']} is not a path")
            found.hold(
                data["move"] != Move.CONFIRM or actor != proposer, f"C-{claim_id}: confirmed by its proposer"
            )
            state = data["to"]
            proposer = actor if data["move"] == Move.PROPOSE else proposer
        found.hold(
            state == states[claim_id], f"C-{claim_id} is in {states[claim_id]}, its history in {state}"
        )


def _articles(found: Findings) -> None:
    odd = Article.objects.exclude(status__in=("ready", "failed"))
    found.hold(not odd.exists(), f"articles are {list(odd.values_list('status', flat=True)[:3])}")
    steps = Counter(StepRun.objects.filter(status="done").values_list("snapshot__article_id", flat=True))
    ready = Article.objects.filter(status="ready", pk__gt=before("claims_article")).values_list(
        "pk", flat=True
    )
    half = [pk for pk in ready if steps[pk] < len(STEPS)]
    found.hold(not half, f"{len(half)} articles are ready and half read")
