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
    """The variable's whole number; an ImproperlyConfigured where it is none."""
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number such as {default}, not “{value}”.")
    return int(value)


def words(name: str) -> list[str]:
    """The variable's comma-separated words."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def required(name: str, why: str) -> str:
    """What the variable says; without it, the sentence that tells an operator what to set."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {why}")
    return value
