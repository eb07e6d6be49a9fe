"""Who does something when no person does."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class System:
    """The desk itself, by the name of the part that acted."""

    name: str

    @property
    def pk(self) -> None:
        return None

    @property
    def display_name(self) -> str:
        return self.name


ANALYSIS = System("Analysis")
DESK = System("The desk")
