"""Limits and pauses of a desk under fire: the faults are the same, the waiting is less."""

SOFT, HARD, DRAIN = 2, 3, 1.0
"""Seconds of a task, in place of a minute and more, and of a drain, in place of twenty."""

SILENCE, PATIENCE = 2, 1
"""Seconds that a mail server may be silent, and half the first pause after it did not take a letter."""
