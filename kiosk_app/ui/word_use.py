"""Which ids of the translation files nobody asks for: those written out in the program, and those put together.

`"fault." + code + ".title"` in a page and `f"paper.fee.{state}"` in Python are forms with holes. An id is used
where it stands in the program, or where it fits a form and what fills each hole is itself a word of the program
or of its content files: a state, a code, a number. So a sentence whose state nobody names any more is found.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

#: Who speaks for a citizen, and invented screens: neither makes a sentence needed.
_NOT_ASKING = ("rehearsal", "samples", "DevDock")
#: Who puts ids together; the others only name the states that fill them.
_ASKING = ("flow", "paper", "runtime", "ui")
_TOKEN = re.compile(
    r'"(?P<double>(?:[^"\\\n]|\\.)*)"|\'(?P<single>(?:[^\'\\\n]|\\.)*)\''
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)|(?P<name>[A-Za-z_0-9]+)|(?P<space>\s+)|(?P<other>.)",
    re.DOTALL,
)
_VALUE = re.compile(r"[a-z0-9_.:-]*")
_OPENING, _CLOSING = "([{", ")]}"

#: One thing after another: what may stand there, or None for a hole.
Form = tuple[tuple[str, ...] | None, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a program writes: whole texts, and the forms that it fills."""

    texts: frozenset[str]
    forms: frozenset[Form]

    def __or__(self, other: Asked) -> Asked:
        return Asked(self.texts | other.texts, self.forms | other.forms)


NOTHING = Asked(frozenset(), frozenset())


def unused(ids: Iterable[str], root: Path) -> list[str]:
    """Those of `ids` that no program under `root` asks for. Raises OSError, SyntaxError."""
    asked = in_tree(root)
    fillings = set(asked.texts)
    left = set(ids)
    # A form may be filled by an id: "weekday.1" by a number, "weekday.1.short" by that.
    while found := {each for each in left if each in asked.texts or _fits_any(each, asked.forms, fillings)}:
        left -= found
        fillings |= found
    return sorted(left)


def in_tree(root: Path) -> Asked:
    """Everything that the program and its content files say."""
    asked = NOTHING
    for folder in ("kiosk_app", "drivers", "sync"):
        for path in sorted((root / folder).rglob("*")):
            parts = path.relative_to(root).parts
            if path.suffix not in (".py", ".qml") or any(part.startswith(_NOT_ASKING) for part in parts):
                continue
            found = (in_python if path.suffix == ".py" else in_qml)(path.read_text(encoding="utf-8"))
            asked |= found if parts[1] in _ASKING else Asked(found.texts, frozenset())
    for path in sorted((root / "assets").rglob("*.toml")):
        asked |= Asked(frozenset(re.findall(r"[a-z0-9_.]+", path.read_text(encoding="utf-8"))), frozenset())
    return asked


def in_python(text: str) -> Asked:
    """Raises SyntaxError."""
    texts, forms = set[str](), set[Form]()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            texts.add(node.value)
        elif isinstance(node, ast.JoinedStr | ast.BinOp):
            forms.add(_parts(node))
    return Asked(frozenset(texts), frozenset(form for form in forms if _says(form)))


def in_qml(text: str) -> Asked:
    tokens = list(_tokens(text))
    texts = {value for kind, value in tokens if kind == "text"}
    forms = (form for form in _chains(tokens) if len(form) > 1 and _says(form))
    return Asked(frozenset(texts), frozenset(forms))


def _parts(node: ast.expr) -> Form:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return ((node.value,),)
    if isinstance(node, ast.JoinedStr):
        return tuple(part for value in node.values for part in _parts(value))
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        return (*_parts(node.left), *_parts(node.right))
    if isinstance(node, ast.IfExp):
        first, other = _parts(node.body), _parts(node.orelse)
        if len(first) == len(other) == 1 and first[0] and other[0]:
            return ((*first[0], *other[0]),)
    return (None,)


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in ("double", "single"):
            yield "text", match[kind]
        elif kind in ("name", "other"):
            yield kind, match[0]


def _chains(tokens: list[tuple[str, str]]) -> Iterator[Form]:
    """Each `a + b + c` of the text, also within parentheses."""
    form: list[tuple[str, ...] | None] = []
    at = 0
    while at < len(tokens):
        operand, after = _operand(tokens, at)
        if after == at:
            yield tuple(form)
            form, at = [], at + 1
            continue
        form.append(operand)
        if after - at > 1:
            yield from _chains(tokens[at + 1 : after])
        at = after
        if at < len(tokens) and tokens[at] == ("other", "+"):
            at += 1
        else:
            yield tuple(form)
            form = []
    yield tuple(form)


def _operand(tokens: list[tuple[str, str]], at: int) -> tuple[tuple[str, ...] | None, int]:
    """A text, the texts of a choice in parentheses, or something else; and where it ends (`at`: none here)."""
    kind, value = tokens[at]
    if kind == "text":
        return (value,), at + 1
    if kind == "name":
        end = at + 1
        while end < len(tokens):
            if tokens[end] == ("other", ".") and end + 1 < len(tokens):
                end += 2
            elif tokens[end][0] == "other" and tokens[end][1] in "([":
                end = _closed(tokens, end)
            else:
                break
        return None, end
    if value == "(":
        end = _closed(tokens, at)
        inside = tokens[at + 1 : end - 1]
        choice = tuple(text for kind, text in inside if kind == "text" and _VALUE.fullmatch(text))
        return (choice if choice and ("other", "?") in inside else None), end
    return None, at


def _closed(tokens: list[tuple[str, str]], at: int) -> int:
    depth = 0
    for end in range(at, len(tokens)):
        if tokens[end][0] == "other":
            depth += (tokens[end][1] in _OPENING) - (tokens[end][1] in _CLOSING)
        if depth == 0:
            return end + 1
    return len(tokens)


def _says(form: Form) -> bool:
    """A form that is all holes and points would be filled by every id."""
    said = [text for part in form if part for text in part]
    return any(re.search(r"[a-z][.]|[.][a-z]|[a-z]_$", text) for text in said)


def _fits_any(identity: str, forms: Iterable[Form], fillings: set[str]) -> bool:
    return any(_fits(identity, form, fillings) for form in forms)


def _fits(rest: str, form: Form, fillings: set[str]) -> bool:
    if not form:
        return rest == ""
    part, others = form[0], form[1:]
    if part is not None:
        return any(rest.startswith(text) and _fits(rest[len(text) :], others, fillings) for text in part)
    ends = range(len(rest) + 1) if others else (len(rest),)
    return any(
        (end == 0 or rest[:end] in fillings or rest[:end].isdigit()) and _fits(rest[end:], others, fillings)
        for end in ends
    )
