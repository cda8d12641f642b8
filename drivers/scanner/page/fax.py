"""A black and white picture as CCITT Group 4 (ITU-T T.6): no loss, every stroke where it was.

Ours because the encoder inside Pillow takes more than a second for a page of print at 300 dpi; this one looks
at changes of colour alone, and there are few of them.
"""

from __future__ import annotations

import numpy as np

from drivers.scanner.page.ink import Mask

# Runs of 0…63 pixels, of 64…1728 in steps of 64, and of 1792…2560 for both colours (T.4, tables 2 and 3).
_WHITE = (
    "00110101 000111 0111 1000 1011 1100 1110 1111 10011 10100 00111 01000 001000 000011 110100 110101 "
    "101010 101011 0100111 0001100 0001000 0010111 0000011 0000100 0101000 0101011 0010011 0100100 "
    "0011000 00000010 00000011 00011010 00011011 00010010 00010011 00010100 00010101 00010110 00010111 "
    "00101000 00101001 00101010 00101011 00101100 00101101 00000100 00000101 00001010 00001011 01010010 "
    "01010011 01010100 01010101 00100100 00100101 01011000 01011001 01011010 01011011 01001010 01001011 "
    "00110010 00110011 00110100 "
)
_BLACK = (
    "0000110111 010 11 10 011 0011 0010 00011 000101 000100 0000100 0000101 0000111 00000100 00000111 "
    "000011000 0000010111 0000011000 0000001000 00001100111 00001101000 00001101100 00000110111 "
    "00000101000 00000010111 00000011000 000011001010 000011001011 000011001100 000011001101 000001101000 "
    "000001101001 000001101010 000001101011 000011010010 000011010011 000011010100 000011010101 "
    "000011010110 000011010111 000001101100 000001101101 000011011010 000011011011 000001010100 "
    "000001010101 000001010110 000001010111 000001100100 000001100101 000001010010 000001010011 "
    "000000100100 000000110111 000000111000 000000100111 000000101000 000001011000 000001011001 "
    "000000101011 000000101100 000001011010 000001100110 000001100111 "
)
_WHITE_64 = (
    "11011 10010 010111 0110111 00110110 00110111 01100100 01100101 01101000 01100111 011001100 011001101 "
    "011010010 011010011 011010100 011010101 011010110 011010111 011011000 011011001 011011010 011011011 "
    "010011000 010011001 010011010 011000 010011011 "
)
_BLACK_64 = (
    "0000001111 000011001000 000011001001 000001011011 000000110011 000000110100 000000110101 "
    "0000001101100 0000001101101 0000001001010 0000001001011 0000001001100 0000001001101 0000001110010 "
    "0000001110011 0000001110100 0000001110101 0000001110110 0000001110111 0000001010010 0000001010011 "
    "0000001010100 0000001010101 0000001011010 0000001011011 0000001100100 0000001100101 "
)
_LONG_64 = (
    "00000001000 00000001100 00000001101 000000010010 000000010011 000000010100 000000010101 000000010110 "
    "000000010111 000000011100 000000011101 000000011110 000000011111 "
)
_RUNS = (_WHITE.split(), _BLACK.split())
_MAKE_UP = ((_WHITE_64 + _LONG_64).split(), (_BLACK_64 + _LONG_64).split())
_LONGEST = 64 * len(_MAKE_UP[0])

#: T.6, table 1: how far the change lies from the one above, right of it positive.
_VERTICAL = {0: "1", 1: "011", 2: "000011", 3: "0000011", -1: "010", -2: "000010", -3: "0000010"}
_PASS, _HORIZONTAL, _END = "0001", "001", "000000000001" * 2


def group4(mask: Mask) -> bytes:
    """The bare T.6 data; what is True is black. `mask` has shape (height, width)."""
    height, width = mask.shape
    edges = np.zeros((height, width + 1), np.bool_)
    edges[:, 0] = mask[:, 0]
    edges[:, 1:width] = mask[:, 1:] != mask[:, :-1]
    rows, columns = np.nonzero(edges)
    starts = np.searchsorted(rows, np.arange(height + 1)).tolist()
    changes = columns.tolist()
    bits: list[str] = []
    above = [width] * 4
    for row in range(height):
        now = changes[starts[row] : starts[row + 1]]
        now += [width] * 4
        if now == above:
            bits.append("1" * (len(now) - 3))
        else:
            _row(now, above, width, bits)
        above = now
    bits.append(_END)
    text = "".join(bits)
    text += "0" * (-len(text) % 8)
    return int(text, 2).to_bytes(len(text) // 8, "big")


def _row(now: list[int], above: list[int], width: int, bits: list[str]) -> None:
    """One row (T.6, 2.2.4). Both lists hold the changes of colour, white first, and end in `width`."""
    at, black, index, over = -1, 0, 0, 0
    while at < width:
        change = now[index]
        # b1: the first change above right of here that begins the other colour.
        while above[over] <= at and above[over] < width:
            over += 1
        first = over + ((over ^ black) & 1)
        b1, b2 = above[first], above[first + 1]
        if b2 < change:
            bits.append(_PASS)
            at = b2
            continue
        code = _VERTICAL.get(change - b1)
        if code is not None:
            bits.append(code)
            at = change
            black ^= 1
            index += 1
        else:
            end = now[index + 1]
            bits.append(_HORIZONTAL)
            _run(change - max(at, 0), black, bits)
            _run(end - change, black ^ 1, bits)
            at = end
            index += 2
        # The change above that was just passed may begin what is sought next.
        if over:
            over -= 1


def _run(length: int, black: int, bits: list[str]) -> None:
    while length > _LONGEST + 63:
        bits.append(_MAKE_UP[black][-1])
        length -= _LONGEST
    if length > 63:
        bits.append(_MAKE_UP[black][length // 64 - 1])
    bits.append(_RUNS[black][length & 63])
