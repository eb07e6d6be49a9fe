"""A room one can take in: no module over 300 lines, no function over 50."""

import ast

import pytest

from tests.architecture.source import Module, modules

MODULE_LINES = 300
FUNCTION_LINES = 50
NO_NAMES = {
    "utils",
    "util",
    "helpers",
    "common",
    "core",
    "manager",
    "managers",
    "service",
    "services",
    "misc",
}


@pytest.mark.parametrize("module", modules("claims", "factcheck", "tests"), ids=str)
def test_no_module_is_long(module: Module) -> None:
    assert len(module.text.splitlines()) <= MODULE_LINES


@pytest.mark.parametrize("module", modules("claims", "factcheck", "tests"), ids=str)
def test_no_function_is_long(module: Module) -> None:
    long = [
        f"{module.at(node)} {node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    ]
    assert long == []


def test_a_room_says_what_is_in_it() -> None:
    assert [str(module) for module in modules("claims", "factcheck") if module.path.stem in NO_NAMES] == []
