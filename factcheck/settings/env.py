"""How the environment is read. Every variable the project knows is read in this package and nowhere else."""

import os

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str = "") -> str:
    """What the variable says, or the default when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def flag(name: str) -> bool:
    """Whether the variable is switched on."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, default: int) -> int:
    """The whole number that the variable says; anything else is answered with what is wrong."""
    said = text(name, str(default))
    if not said.isdecimal():
        raise ImproperlyConfigured(f"{name} is a whole number, not {said}.")
    return int(said)


def words(name: str) -> list[str]:
    """The variable's comma-separated words."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def required(name: str, why: str) -> str:
    """What the variable says; without it, the sentence that tells an operator what to set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value
