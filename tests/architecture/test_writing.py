"""Only actions write, and a door asks the floors below for what it shows."""

import ast

import pytest

from tests.architecture.source import DOORS, Module, modules, names_from

WRITES = {
    "save", "delete", "create", "get_or_create", "update_or_create", "update", "bulk_create", "bulk_update",
    "asave", "adelete", "acreate", "aupdate", "abulk_create", "abulk_update",
}  # fmt: skip
MAY_WRITE = {"actions"}
OWN_MODELS = {"models"}
"""Where `super().save()` and a manager's own `create` are at home."""


def writes(module: Module) -> list[str]:
    """Where a module writes rows, going by the name of the method.

    An action called by its module's name is none (`users.save(user=…, by=…)`), nor is the `update` of
    something that is not a queryset: dicts and progress bars have one too. A storage of files, which only
    gateways open, has no rows.
    """
    actions = names_from(module.tree, "claims.actions")
    if module.floor == "gateways":
        actions = actions | {"storage"}
    return [
        f"{module.at(node)} {ast.unparse(node.func)}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not (isinstance(node.func.value, ast.Name) and node.func.value.id in actions)
        and (node.func.attr != "update" or is_queryset(node.func.value))
    ]


def is_queryset(node: ast.expr) -> bool:
    return (
        isinstance(node, ast.Call)
        or (isinstance(node, ast.Attribute) and node.attr == "objects")
        or (isinstance(node, ast.Name) and node.id in {"queryset", "rows"})
    )


@pytest.mark.parametrize("module", modules("claims"), ids=str)
def test_only_actions_write(module: Module) -> None:
    if module.floor not in MAY_WRITE | OWN_MODELS:
        assert writes(module) == []


@pytest.mark.parametrize("module", [m for m in modules("claims") if m.floor in DOORS], ids=str)
def test_a_door_asks_no_table(module: Module) -> None:
    asked = [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute) and node.attr in {"objects", "_default_manager", "_base_manager"}
    ]
    assert asked == []


@pytest.mark.parametrize("module", [m for m in modules("claims") if m.floor in DOORS], ids=str)
def test_a_door_does_not_decide_by_state(module: Module) -> None:
    decided = [
        module.at(node)
        for node in ast.walk(module.tree)
        if isinstance(node, ast.If | ast.IfExp) and ".state " in f"{ast.unparse(node.test)} "
    ]
    assert decided == []
