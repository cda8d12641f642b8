"""New inputs from known ones: by bytes, and along the tree of a TLV with its lengths set right again."""

from __future__ import annotations

import random
from dataclasses import dataclass

_INTERESTING = (0x00, 0x01, 0x02, 0x1F, 0x30, 0x31, 0x7F, 0x80, 0x81, 0x82, 0x83, 0x84, 0xFE, 0xFF)
_LENGTHS = (
    b"\x80",
    b"\x00",
    b"\x7f",
    b"\x81\xff",
    b"\x82\xff\xff",
    b"\x83\xff\xff\xff",
    b"\x84\x7f\xff\xff\xff",
)
_TEXTS = (b"<", b"|", b"0", b"9", b"A", "Ữ".encode(), b"\xed\xa0\x80", b"\r\n", b"99999999", b"31022023", b"-")
_MAX_DEPTH, _MAX_NODES = 12, 400
_STRINGS = (0x04, 0x03)


@dataclass(slots=True)
class Node:
    """One data object; `before` stands in front of its children (a bit string's count of spare bits).

    `lie`: what is written in place of it, whatever its value.
    """

    tag: bytes
    value: bytes
    children: list[Node] | None = None
    before: bytes = b""
    lie: bytes = b""

    def encode(self) -> bytes:
        if self.lie:
            return self.lie
        value = self.value
        if self.children is not None:
            value = self.before + b"".join(child.encode() for child in self.children)
        return self.tag + _length(len(value)) + value


def mutate(data: bytes, others: list[bytes], chance: random.Random, most: int) -> bytes:
    """One to four changes, each along the tree where the bytes are one."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        tree = _tree(data) if chance.random() < 0.55 else None
        data = _by_tree(tree, others, chance) if tree else _by_bytes(data, others, chance)
        data = data[:most]
    return data


def _by_tree(tree: list[Node], others: list[bytes], chance: random.Random) -> bytes:
    every = [(siblings, at) for siblings in _families(tree) for at in range(len(siblings))]
    siblings, at = chance.choice(every)
    node = siblings[at]
    match chance.randrange(9):
        case 0:
            del siblings[at]
        case 1:
            siblings[at:at] = [node] * chance.choice((1, 1, 2, 40))
        case 2:
            other = chance.choice(every)
            siblings[at] = _copied(other[0][other[1]])
        case 3:
            node.children, node.value = None, _by_bytes(node.encode(), others, chance)[2:]
        case 4:
            node.tag = bytes((chance.choice((chance.randrange(256), node.tag[0] ^ 0x20, *_INTERESTING)),))
        case 5:
            node.children, node.value = None, bytes(chance.choice((0, 1, 2, 8, 127, 128, 256)))
        case 6:
            siblings[at] = Node(node.tag, b"", [_copied(node)])
        case 7:
            chance.shuffle(siblings)
        case _:
            # A length that lies, where everything around it is true.
            node.lie = node.tag + chance.choice(_LENGTHS) + node.encode()[len(node.tag) + 1 :]
    return b"".join(one.encode() for one in tree)


def _by_bytes(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    if not data:
        return bytes((chance.randrange(256),))
    at = chance.randrange(len(data))
    end = min(len(data), at + chance.choice((1, 2, 4, 16, 200)))
    match chance.randrange(10):
        case 0:
            return data[:at] + bytes((data[at] ^ 1 << chance.randrange(8),)) + data[at + 1 :]
        case 1:
            return data[:at] + bytes((chance.choice(_INTERESTING),)) + data[at + 1 :]
        case 2:
            return data[:at] + data[end:]
        case 3:
            return data[:at] + data[at:end] * chance.choice((2, 2, 3, 100)) + data[end:]
        case 4:
            return data[:at] + chance.randbytes(chance.choice((1, 2, 8))) + data[at:]
        case 5:
            return data[:at]
        case 6:
            other = chance.choice(others)
            return data[:at] + other[chance.randrange(len(other) + 1) :]
        case 7:
            return data[:at] + chance.choice(_LENGTHS) + data[at + 1 :]
        case 8:
            return data[:at] + chance.choice(_TEXTS) + data[at + chance.randrange(2) :]
        case _:
            return data[:at] + bytes(((data[at] + chance.choice((-1, 1, 16))) & 0xFF,)) + data[at + 1 :]


def _families(nodes: list[Node]) -> list[list[Node]]:
    found = [nodes] if nodes else []
    for node in nodes:
        found += _families(node.children or [])
    return found


def _copied(node: Node) -> Node:
    children = [_copied(child) for child in node.children] if node.children is not None else None
    return Node(node.tag, node.value, children, node.before, node.lie)


def _tree(data: bytes) -> list[Node] | None:
    nodes = _nodes(data, 0, [_MAX_NODES])
    return nodes or None


def _nodes(data: bytes, depth: int, left: list[int]) -> list[Node] | None:
    """The row of objects that `data` is to its last byte, None where it is none."""
    found, at = [], 0
    while at < len(data):
        start = at
        at += 2 if data[at] & 0x1F == 0x1F else 1
        if at >= len(data) or left[0] <= 0:
            return None
        size, count = data[at], 0
        if size & 0x80:
            count = size & 0x7F
            size = int.from_bytes(data[at + 1 : at + 1 + count], "big")
        body = at + 1 + count
        if count > 3 or body + size > len(data):
            return None
        left[0] -= 1
        node = Node(data[start:at], data[body : body + size])
        if depth < _MAX_DEPTH and size > 1:
            _open(node, data[start], depth, left)
        found.append(node)
        at = body + size
    return found


def _open(node: Node, first: int, depth: int, left: list[int]) -> None:
    if first & 0x20:
        node.children = _nodes(node.value, depth + 1, left)
    elif first in _STRINGS and len(node.value) > 4:
        skip = 1 if first == 0x03 else 0
        node.children = _nodes(node.value[skip:], depth + 1, left)
        node.before = node.value[:skip]


def _length(size: int) -> bytes:
    if size < 0x80:
        return bytes((size,))
    encoded = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes((0x80 | len(encoded),)) + encoded
