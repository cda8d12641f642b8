"""Keys of very many parts, found before a parser sees them.

A key `a.b.c` makes tables within tables. Python's parser of TOML looks at each of them again for every part
that follows, so that one line of a small file can keep it busy for minutes.
"""

from __future__ import annotations

import re

MOST_PARTS = 8
#: TOML 1.0.0, as far as needed to know what is a key and what only looks like one within a text or a remark.
_TOKEN = re.compile(
    r"""
      (?P<remark>  \#[^\n]*+ )
    | (?P<long>    \"{3} (?: [^"\\] | \\. | "(?!"") )*+ (?:"{3,5})?
                 | '{3}  (?: [^']  | '(?!'') )*+ (?:'{3,5})? )
    | (?P<part>    [A-Za-z0-9_-]++ | " (?: [^"\\\n] | \\[^\n] )*+ "? | '[^'\n]*+'? )
    | (?P<dot>     \. )
    | (?P<blank>   [\ \t]++ )
    | (?P<other>   . )
    """,
    re.VERBOSE | re.DOTALL,
)


def too_many_parts(text: str) -> int:
    """The line, from 1, of the first key of more than `MOST_PARTS` parts; 0 where there is none. Linear."""
    if all(line.count(".") < MOST_PARTS for line in text.split("\n")):
        return 0
    parts, dotted = 0, False
    for token in _TOKEN.finditer(text):
        match token.lastgroup:
            case "part":
                parts, dotted = (parts + 1 if dotted else 1), False
                if parts > MOST_PARTS:
                    return text.count("\n", 0, token.start()) + 1
            case "dot":
                dotted = True
            case "blank":
                pass
            case _:
                parts, dotted = 0, False
    return 0
