"""Read mutated documents for as long as one likes; ends with 1 at the first that is a finding."""

import argparse
import contextlib
import io
import logging
import sys
import time
from collections import Counter

from hypothesis import HealthCheck, Phase, given, settings

from tests.fuzz import strategies, targets

BATCH = 200


def run(parser: str, seconds: float) -> None:
    """Print what came of all that were read. Raises what is a finding, with the shortest document."""
    seen: Counter[str] = Counter()
    end = time.monotonic() + seconds

    @settings(
        max_examples=BATCH,
        deadline=None,
        database=None,
        phases=(Phase.generate, Phase.shrink),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategies.mutated(parser))
    def batch(raw: bytes) -> None:
        targets.check(raw, parser, seen)

    # warcio says what it finds wrong to standard error.
    with contextlib.redirect_stderr(io.StringIO()):
        while time.monotonic() < end:
            batch()
    told = ", ".join(f"{what} {times:,}" for what, times in seen.most_common())
    print(f"{parser}: {sum(seen.values()):,} documents in {seconds:.0f} s without a finding ({told})")  # noqa: T201


def main() -> None:
    logging.disable(logging.CRITICAL)
    asked = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    asked.add_argument(
        "parsers", nargs="*", metavar="PARSER", help=f"of {', '.join(strategies.PARSERS)}; otherwise all"
    )
    asked.add_argument("--seconds", type=float, default=60.0, help="for each parser")
    given_ = asked.parse_args()
    unknown = set(given_.parsers) - set(strategies.PARSERS)
    if unknown:
        sys.exit(
            f"There is no parser {', '.join(sorted(unknown))}: choose of {', '.join(strategies.PARSERS)}."
        )
    for parser in given_.parsers or strategies.PARSERS:
        run(parser, given_.seconds)


if __name__ == "__main__":
    main()
