"""What one look at the screen gives the checks: plain values, nothing of Qt, lengths of the design."""

from __future__ import annotations

from dataclasses import dataclass

from tests.lab.accessing.boxes import Box

Colour = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """Words on the screen. `ink` is where the letters are, `letters` how tall they are painted, `heard` all
    that the tree says of them or of what they are part of."""

    words: str
    ink: Box
    letters: float
    colour: Colour
    heard: tuple[str, ...]
    in_target: bool
    #: how much of it is painted over what is behind: 1 all of it
    opacity: float = 1.0
    #: degrees by which it lies
    turned: float = 0.0


@dataclass(frozen=True, slots=True)
class Target:
    """Something that can be touched. `owners` are the numbers of the targets that it lies in; `order` is its
    place on the way of the Tab key, -1 where that never comes; `role` and `tree_name` are "" where the tree
    has it not; `mark` is how the checks know it in any language."""

    number: int
    name: str
    mark: str
    box: Box
    role: str
    tree_name: str
    primary: bool
    enabled: bool
    order: int
    on_page: bool
    owners: tuple[int, ...] = ()
    #: whether it is chosen or ticked, and what the tree says of its state
    chosen: bool = False
    told_chosen: bool = False
    told_disabled: bool = False
    turned: float = 0.0


@dataclass(frozen=True, slots=True)
class Edge:
    """A line round a control that a person must see: of a button, of a field, of the box of a tick."""

    of: str
    box: Box
    radius: float


@dataclass(frozen=True, slots=True)
class Node:
    """A part of the accessibility tree in its order. `more` is its description, `seen` when a person sees
    it too, `dead` when it says of itself that it is not there or does nothing."""

    role: str
    name: str
    more: str
    box: Box
    seen: bool
    dead: bool
    on_page: bool


@dataclass(frozen=True, slots=True)
class Facts:
    """One screen. `wide` that the panel is landscape, `low` that it is lowered."""

    size: Box
    language: str
    scale: float
    theme: str
    wide: bool
    low: bool
    leaves: int
    texts: tuple[Text, ...]
    targets: tuple[Target, ...]
    edges: tuple[Edge, ...]
    nodes: tuple[Node, ...]
    #: what has a place on the way of the Tab key and is not on the screen
    stray: tuple[str, ...] = ()
