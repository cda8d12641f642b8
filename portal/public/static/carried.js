"use strict";

// The parts of a carried dossier, exactly as `sync/envelope/carried.py` spells them: which whole a part belongs to
// (8 digits), which it is (2), of how many (2), then its bytes, six in fifteen digits.
var Carried = (function () {
  const MAX_PARTS = 8;
  const GROUP = 15;
  const BYTES = { 3: 1, 5: 2, 8: 3, 10: 4, 13: 5, 15: 6 };

  // {tag, number, count, digits}, or null where it is no part.
  function read(fragment) {
    const found = /^([0-9]{8})([0-9]{2})([0-9]{2})([0-9]{3,6000})$/.exec(fragment);
    if (!found) return null;
    const part = { tag: found[1], number: Number(found[2]), count: Number(found[3]), digits: found[4] };
    if (part.count < 1 || part.count > MAX_PARTS || part.number < 1 || part.number > part.count) return null;
    return bytes(part.digits) ? part : null;
  }

  // An array of numbers from 0 to 255, or null where the digits spell no bytes.
  function bytes(digits) {
    const out = [];
    for (let at = 0; at < digits.length; at += GROUP) {
      const group = digits.slice(at, at + GROUP);
      const size = BYTES[group.length];
      let value = Number(group);
      if (!size || value >= 2 ** (8 * size)) return null;
      const some = [];
      for (let left = size; left > 0; left--) {
        some.unshift(value % 256);
        value = Math.floor(value / 256);
      }
      out.push(...some);
    }
    return out;
  }

  // The first part that is not there yet, 0 where none is missing.
  function missing(parts, count) {
    for (let number = 1; number <= count; number++) if (!parts[number]) return number;
    return 0;
  }

  // All bytes in order; `parts` by number.
  function join(parts, count) {
    const out = [];
    for (let number = 1; number <= count; number++) out.push(...bytes(parts[number]));
    return out;
  }

  return { read, bytes, missing, join };
})();
