"""DES, two-key triple DES and the retail MAC, written out from FIPS 46-3 and ISO/IEC 9797-1.

Slow and for the simulated chip alone. Were it built on the reader's cipher, a fault shared by both sides would
pass every test.
"""

from __future__ import annotations

_IP = (
    *(58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4),
    *(62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48, 40, 32, 24, 16, 8),
    *(57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3),
    *(61, 53, 45, 37, 29, 21, 13, 5, 63, 55, 47, 39, 31, 23, 15, 7),
)
_FP = tuple(_IP.index(bit) + 1 for bit in range(1, 65))
_P = (
    *(16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10),
    *(2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6, 22, 11, 4, 25),
)
_PC1 = (
    *(57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18),
    *(10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44, 36),
    *(63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22),
    *(14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20, 12, 4),
)
_PC2 = (
    *(14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4),
    *(26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31, 37, 47, 55, 30, 40),
    *(51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32),
)
_SHIFTS = (1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1)
#: The eight substitution boxes, four rows of sixteen hexadecimal digits each.
_S = (
    "E4D12FB83A6C59070F74E2D1A6CB953841E8D62BFC973A50FC8249175B3EA06D",
    "F18E6B34972DC05A3D47F28EC01A69B50E7BA4D158C6932FD8A13F42B67C05E9",
    "A09E63F51DC7B428D709346A285ECBF1D6498F30B12C5AE71AD069874FE3B52C",
    "7DE3069A1285BC4FD8B56F03472C1AE9A690CB7DF13E52843F06A1D8945BC72E",
    "2C417AB6853FD0E9EB2C47D150FA3986421BAD78F9C5630EB8C71E2D6F09A453",
    "C1AF92680D34E75BAF427C9561DE0B389EF528C3704A1DB6432C95FABE17608D",
    "4B2EF08D3C975A61D0B7491AE35C2F8614BDC37EAF6805926BD814A7950FE23C",
    "D2846FB1A93E50C71FD8A374C56B0E927B419CE206ADF35821E74A8DFC90356B",
)


def _permute(value: int, width: int, table: tuple[int, ...]) -> int:
    out = 0
    for bit in table:
        out = out << 1 | value >> (width - bit) & 1
    return out


def _spread() -> tuple[tuple[int, ...], ...]:
    """Each box followed by P, for all 64 inputs; the outer two input bits name the row."""
    boxes = []
    for place, box in enumerate(_S):
        entries = []
        for six in range(64):
            row, column = six >> 4 & 2 | six & 1, six >> 1 & 15
            entries.append(_permute(int(box[16 * row + column], 16) << 4 * (7 - place), 32, _P))
        boxes.append(tuple(entries))
    return tuple(boxes)


_SP = _spread()


def _bytewise(table: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    return tuple(tuple(_permute(octet << 8 * (7 - at), 64, table) for octet in range(256)) for at in range(8))


_IP_BYTES, _FP_BYTES = _bytewise(_IP), _bytewise(_FP)


def schedule(key: bytes) -> tuple[tuple[int, ...], ...]:
    """Sixteen round keys as eight groups of six bits."""
    both = _permute(int.from_bytes(key, "big"), 64, _PC1)
    left, right = both >> 28, both & 0xFFFFFFF
    rounds = []
    for shift in _SHIFTS:
        left = (left << shift | left >> 28 - shift) & 0xFFFFFFF
        right = (right << shift | right >> 28 - shift) & 0xFFFFFFF
        chosen = _permute(left << 28 | right, 56, _PC2)
        rounds.append(tuple(chosen >> 42 - 6 * at & 63 for at in range(8)))
    return tuple(rounds)


def crypt(rounds: tuple[tuple[int, ...], ...], block: int) -> int:
    """One block of 64 bits; with the rounds reversed it decrypts."""
    mixed = 0
    for at, octet in enumerate(block.to_bytes(8, "big")):
        mixed |= _IP_BYTES[at][octet]
    left, right = mixed >> 32, mixed & 0xFFFFFFFF
    s0, s1, s2, s3, s4, s5, s6, s7 = _SP
    for k0, k1, k2, k3, k4, k5, k6, k7 in rounds:
        # The expansion: each group of six takes the last bit before it and the first after it.
        wide = (right & 1) << 33 | right << 1 | right >> 31
        turned = (
            s0[wide >> 28 & 63 ^ k0]
            ^ s1[wide >> 24 & 63 ^ k1]
            ^ s2[wide >> 20 & 63 ^ k2]
            ^ s3[wide >> 16 & 63 ^ k3]
            ^ s4[wide >> 12 & 63 ^ k4]
            ^ s5[wide >> 8 & 63 ^ k5]
            ^ s6[wide >> 4 & 63 ^ k6]
            ^ s7[wide & 63 ^ k7]
        )
        left, right = right, left ^ turned
    joined = right << 32 | left
    out = 0
    for at, octet in enumerate(joined.to_bytes(8, "big")):
        out |= _FP_BYTES[at][octet]
    return out


class TwoKeys:
    """Triple DES (E K1, D K2, E K1) in CBC with zero IV, and the retail MAC, under one 16-byte key."""

    def __init__(self, key: bytes) -> None:
        self._first, self._second = schedule(key[:8]), schedule(key[8:])
        self._first_back, self._second_back = self._first[::-1], self._second[::-1]

    def encrypt(self, data: bytes) -> bytes:
        chained, out = 0, bytearray()
        for block in _blocks(data):
            chained = crypt(self._first, crypt(self._second_back, crypt(self._first, block ^ chained)))
            out += chained.to_bytes(8, "big")
        return bytes(out)

    def decrypt(self, data: bytes) -> bytes:
        chained, out = 0, bytearray()
        for block in _blocks(data):
            plain = crypt(self._first_back, crypt(self._second, crypt(self._first_back, block)))
            out += (plain ^ chained).to_bytes(8, "big")
            chained = block
        return bytes(out)

    def mac(self, data: bytes) -> bytes:
        chained = 0
        for block in _blocks(padded(data)):
            chained = crypt(self._first, block ^ chained)
        return crypt(self._first, crypt(self._second_back, chained)).to_bytes(8, "big")


def padded(data: bytes) -> bytes:
    data += b"\x80"
    while len(data) % 8:
        data += b"\x00"
    return data


def _blocks(data: bytes) -> list[int]:
    return [int.from_bytes(data[at : at + 8], "big") for at in range(0, len(data), 8)]
