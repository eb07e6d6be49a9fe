"""What runs under each name."""

from collections.abc import Callable

from tests.faults.scenarios import backlog, broker, database, hints, limits, machine, mail, races, workers
from tests.faults.scene import Scene

SCENARIOS: dict[str, Callable[[Scene], None]] = {
    "group-killed": workers.group_killed,
    "ingest-killed": workers.ingest_killed,
    "child-killed": workers.child_killed,
    "broker-stopped": broker.stopped,
    "broker-tormented": broker.tormented,
    "database-cut": database.cut,
    "hints-wild": hints.wild,
    "races": races.races,
    "clock-wrong": machine.clock_wrong,
    "disk-full": machine.disk_full,
    "over-time": limits.over_time,
    "mail-away": mail.away,
    "backlog": backlog.waited,
}
