"""How the code is written, where no linter looks."""

import ast
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "publisher"
FILES = sorted(PACKAGE.rglob("*.py"))
TREES = {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in FILES}

LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
LONG_MODULES = {
    "publisher/protocols.py": "all seams in one file, so that a plug-in author reads one",
}
LONG_FUNCTIONS = {
    "publisher/collect/normalise/entry.py: normalise": "one line for each field of an entry",
    "publisher/collect/parse/article/parser.py: _entry": "one line for each field of an entry",
    "publisher/collect/visit.py: _record_fetched": "one line for each field that is recorded",
}
PURE = ("publisher/model/", "publisher/errors.py", "publisher/protocols.py")
"""Import the standard library, and each other."""


def functions():
    for name, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                yield f"{name}: {node.name}", node


def imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module


def test_there_is_code_to_look_at():
    assert len(FILES) > 100


def test_modules_are_short_or_say_why_not():
    long = {name for name in TREES if (ROOT / name).read_text("utf-8").count("\n") > LONGEST_MODULE}
    assert long - set(LONG_MODULES) == set()


def test_functions_are_short_or_say_why_not():
    long = {
        name
        for name, node in functions()
        if node.end_lineno - node.lineno + 1 - _docstring_lines(node) > LONGEST_FUNCTION
    }
    assert long - set(LONG_FUNCTIONS) == set()


def _docstring_lines(node):
    first = node.body[0]
    has_one = ast.get_docstring(node) is not None
    return first.end_lineno - first.lineno + 1 if has_one else 0


def test_nothing_is_printed_but_by_the_commands():
    printing = {
        name
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "print"
    }
    assert printing <= {"publisher/cli.py"}


def test_no_exception_is_caught_that_nobody_named():
    broad = {
        f"{name}:{node.lineno}"
        for name, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and not _goes_on(node)
    }
    assert broad == set()


def _goes_on(handler):
    """Tell whether a handler only tidies up: it ends in a bare ``raise``."""
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


@pytest.mark.parametrize("name", [name for name in TREES if name.startswith(PURE)])
def test_the_nouns_import_the_standard_library_alone(name):
    others = {
        module
        for module in imported(TREES[name])
        if module.partition(".")[0] not in sys.stdlib_module_names
        and not module.startswith(("publisher.model", "publisher.errors"))
    }
    assert others == set()


@pytest.mark.parametrize("name", TREES)
def test_a_public_name_of_a_room_exists(name):
    """`__all__` names what the module has."""
    tree = TREES[name]
    names = {
        getattr(target, "id", None): node.value
        for node in tree.body
        if isinstance(node, ast.Assign)
        for target in node.targets
    }
    if "__all__" not in names:
        return
    exported = ast.literal_eval(names["__all__"])
    known = set(names)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            known |= {alias.asname or alias.name for alias in node.names}
        elif isinstance(node, ast.ClassDef | ast.FunctionDef):
            known.add(node.name)
    assert set(exported) <= known


def test_every_library_has_a_room():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    walled = {
        module
        for contract in project["tool"]["importlinter"]["contracts"]
        for module in contract.get("forbidden_modules", ())
    }
    needed = {_bare(line) for line in project["project"]["dependencies"]} - {"tzdata"}
    by_module = packages_distributions()
    housed = {_bare(name) for module in walled for name in by_module.get(module, ())}
    assert needed <= housed


def _bare(requirement):
    name = requirement.partition(";")[0]
    for mark in "<>=!~[ ":
        name = name.partition(mark)[0]
    return name.lower().replace("_", "-")
