"""The desk under fire: real engines and workers, killed, frozen, wiped and filled up, then every invariant.

`python -m tests.faults` runs every scenario and prints what became of our rows, and of plain Celery
tasks that went through the same faults in the same run.
"""
