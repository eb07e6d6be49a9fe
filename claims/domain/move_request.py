"""A move as somebody asks for it, read once for every door."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, tzinfo
from typing import Any

from claims.domain.inputs import MoveInputs, parse_version
from claims.domain.refusals import Missing
from claims.domain.tongue import say
from claims.domain.transitions import Move


def parse_move(raw: Any) -> Move:
    """Which move is meant. Raises Missing, naming those there are."""
    try:
        return Move(str(raw or ""))
    except ValueError:
        sentence = say("Name the move: one of {moves}.", moves=", ".join(Move))
        raise Missing(sentence, {"move": sentence}) from None


@dataclass(frozen=True, slots=True)
class MoveRequest:
    """Which move, on which version of the claim, with what."""

    move: Move
    version: int
    inputs: MoveInputs

    @classmethod
    def parse(cls, given: Mapping[str, Any], zone: tzinfo = UTC) -> "MoveRequest":
        """Read from a form, JSON or arguments; a time without a zone is of `zone`.

        Raises Missing, naming everything that cannot be read.
        """
        problems: dict[str, str] = {}
        move, version, inputs = None, None, None
        try:
            move = parse_move(given.get("move"))
        except Missing as missing:
            problems |= missing.fields
        try:
            version = parse_version(given.get("version"))
        except Missing as missing:
            problems |= missing.fields
        try:
            inputs = MoveInputs.parse(given, zone)
        except Missing as missing:
            problems |= missing.fields
        if move is None or version is None or inputs is None:
            raise Missing(" ".join(problems.values()), problems)
        return cls(move, version, inputs)
