"""The scenarios by name, and what each does to the desk: in the order of the issue that asks for them."""

IN_THE_SUITE = (
    "group-killed",
    "child-killed",
    "broker-tormented",
    "database-cut",
    "hints-wild",
    "races",
    "clock-wrong",
    "backlog",
)
"""Those that the test suite has the time for; small, they take it a minute or so."""

NAMES = {
    "group-killed": "kill -9 of the worker's process group, 15 times",
    "ingest-killed": "the same in the middle of an ingest",
    "child-killed": "kill -9 of one child at a time",
    "broker-stopped": "Valkey stopped for 10 s under requests",
    "broker-tormented": "Valkey killed, wiped and frozen at random",
    "database-cut": "PostgreSQL's connections killed; restarted",
    "hints-wild": "hints lost, five times, reversed; two workers, two beats",
    "races": "fifty people at one claim; two readers; the proposer at every door",
    "clock-wrong": "workers whose clocks are a day off, and two beats",
    "disk-full": "the disk under the snapshots is full",
    "over-time": "a task over its soft and its hard time limit",
    "mail-away": "a mail server that hangs, then refuses",
    "backlog": "10,000 events while no worker runs",
}
