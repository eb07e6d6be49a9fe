"""The project's own source, parsed once."""

import ast
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CLAIMS = ROOT / "claims"
TEMPLATES = ROOT / "templates"
DOORS = ("api", "web", "admin", "management")


@dataclass(frozen=True)
class Module:
    path: Path

    def __str__(self) -> str:
        return str(self.path.relative_to(ROOT))

    @property
    def floor(self) -> str:
        """The package of claims that it is in, or its own name where it is in none."""
        return self.path.relative_to(CLAIMS).parts[0]

    @property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @property
    def tree(self) -> ast.Module:
        return _parse(self.path)

    def at(self, node: ast.expr | ast.stmt) -> str:
        return f"{self}:{node.lineno}"


@cache
def _parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def modules(*folders: str) -> list[Module]:
    """Every Python file under these folders of the project, migrations left out."""
    paths = (path for folder in folders for path in sorted((ROOT / folder).rglob("*.py")))
    return [Module(path) for path in paths if "migrations" not in path.parts]


def names_from(tree: ast.Module, package: str) -> frozenset[str]:
    """The names that a module has imported from a package."""
    return frozenset(
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module and f"{node.module}.".startswith(f"{package}.")
        for alias in node.names
    )
