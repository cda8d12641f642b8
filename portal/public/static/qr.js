"use strict";

// A QR code (ISO/IEC 18004) of alphanumeric text, level M, versions 1 to 20: `Qr.make(text)` gives rows of 0 and 1.
// Base 45 uses just the letters of that mode, so nothing else is needed here.
var Qr = (function () {
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const LAST = 20;
  // For each version: check bytes of a block, then how many blocks of how many data bytes (table 9, level M).
  const BLOCKS = [
    [10, 1, 16], [16, 1, 28], [26, 1, 44], [18, 2, 32], [24, 2, 43], [16, 4, 27], [18, 4, 31],
    [22, 2, 38, 2, 39], [22, 3, 36, 2, 37], [26, 4, 43, 1, 44], [30, 1, 50, 4, 51], [22, 6, 36, 2, 37],
    [22, 8, 37, 1, 38], [24, 4, 40, 5, 41], [24, 5, 41, 5, 42], [28, 7, 45, 3, 46], [28, 10, 46, 1, 47],
    [26, 9, 43, 4, 44], [26, 3, 44, 11, 45], [26, 3, 41, 13, 42],
  ];
  // Centres of the alignment patterns beside the first one at 6 (annex E).
  const CENTRES = [
    [], [18], [22], [26], [30], [34], [22, 38], [24, 42], [26, 46], [28, 50], [30, 54], [32, 58], [34, 62],
    [26, 46, 66], [26, 48, 70], [26, 50, 74], [30, 54, 78], [30, 56, 82], [30, 58, 86], [34, 62, 90],
  ];
  const MASKS = [
    (r, c) => (r + c) % 2 === 0,
    (r) => r % 2 === 0,
    (r, c) => c % 3 === 0,
    (r, c) => (r + c) % 3 === 0,
    (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
    (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
    (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
    (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
  ];

  function dataBytes(version) {
    const [, n, size, more = 0, larger = 0] = BLOCKS[version - 1];
    return n * size + more * larger;
  }

  function bitsOf(text, version) {
    const bits = [];
    const put = (value, count) => {
      for (let at = count - 1; at >= 0; at--) bits.push((value >> at) & 1);
    };
    put(2, 4);
    put(text.length, version < 10 ? 9 : 11);
    for (let at = 0; at + 1 < text.length; at += 2) {
      put(ALPHABET.indexOf(text[at]) * 45 + ALPHABET.indexOf(text[at + 1]), 11);
    }
    if (text.length % 2) put(ALPHABET.indexOf(text[text.length - 1]), 6);
    return bits;
  }

  // The least version that holds the text, 0 where none does.
  function versionFor(text) {
    for (let version = 1; version <= LAST; version++) {
      if (bitsOf(text, version).length <= dataBytes(version) * 8) return version;
    }
    return 0;
  }

  function codewords(text, version) {
    const bits = bitsOf(text, version);
    const room = dataBytes(version) * 8;
    for (let at = 0; at < 4 && bits.length < room; at++) bits.push(0);
    while (bits.length % 8) bits.push(0);
    const bytes = [];
    for (let at = 0; at < bits.length; at += 8) bytes.push(parseInt(bits.slice(at, at + 8).join(""), 2));
    for (let pad = 0xec; bytes.length < room / 8; pad ^= 0xec ^ 0x11) bytes.push(pad);
    return bytes;
  }

  // GF(256) with x^8 + x^4 + x^3 + x^2 + 1.
  const EXP = [];
  const LOG = [];
  for (let power = 0, value = 1; power < 255; power++) {
    EXP[power] = value;
    LOG[value] = power;
    value <<= 1;
    if (value > 255) value ^= 0x11d;
  }
  const times = (a, b) => (a && b ? EXP[(LOG[a] + LOG[b]) % 255] : 0);

  function checkBytes(data, count) {
    let generator = [1];
    for (let root = 0; root < count; root++) {
      const next = generator.concat(0);
      generator.forEach((factor, at) => {
        next[at + 1] ^= times(factor, EXP[root]);
      });
      generator = next;
    }
    const rest = data.concat(new Array(count).fill(0));
    for (let at = 0; at < data.length; at++) {
      const lead = rest[at];
      generator.forEach((factor, offset) => {
        rest[at + offset] ^= times(factor, lead);
      });
    }
    return rest.slice(data.length);
  }

  function interleaved(bytes, version) {
    const [checks, ...groups] = BLOCKS[version - 1];
    const blocks = [];
    let from = 0;
    for (let group = 0; group < groups.length; group += 2) {
      for (let block = 0; block < groups[group]; block++) {
        blocks.push(bytes.slice(from, (from += groups[group + 1])));
      }
    }
    const column = (rows, at) => rows.filter((row) => at < row.length).map((row) => row[at]);
    const found = [];
    for (let at = 0; at <= blocks[0].length; at++) found.push(...column(blocks, at));
    const checked = blocks.map((block) => checkBytes(block, checks));
    for (let at = 0; at < checks; at++) found.push(...column(checked, at));
    return found;
  }

  function remainder(value, bits, generator, width) {
    let rest = value << bits;
    for (let at = width + bits - 1; at >= bits; at--) {
      if ((rest >> at) & 1) rest ^= generator << (at - bits);
    }
    return (value << bits) | rest;
  }

  // Everything but data: null where data goes.
  function frame(version) {
    const size = 17 + 4 * version;
    const grid = Array.from({ length: size }, () => new Array(size).fill(null));
    const set = (row, column, dark) => {
      if (row >= 0 && column >= 0 && row < size && column < size) grid[row][column] = dark ? 1 : 0;
    };
    for (let at = 8; at < size - 8; at++) {
      set(6, at, at % 2 === 0);
      set(at, 6, at % 2 === 0);
    }
    for (const [row, column] of [[3, 3], [3, size - 4], [size - 4, 3]]) {
      for (let y = -4; y <= 4; y++) {
        for (let x = -4; x <= 4; x++) {
          const ring = Math.max(Math.abs(x), Math.abs(y));
          set(row + y, column + x, ring !== 2 && ring !== 4);
        }
      }
    }
    const centres = version > 1 ? [6, ...CENTRES[version - 1]] : [];
    for (const row of centres) {
      for (const column of centres) {
        const corner = (row === 6 && (column === 6 || column === size - 7)) || (row === size - 7 && column === 6);
        for (let y = -2; y <= 2 && !corner; y++) {
          for (let x = -2; x <= 2; x++) set(row + y, column + x, Math.max(Math.abs(x), Math.abs(y)) !== 1);
        }
      }
    }
    if (version >= 7) {
      const told = remainder(version, 12, 0x1f25, 6);
      for (let at = 0; at < 18; at++) {
        const near = Math.floor(at / 3);
        const far = size - 11 + (at % 3);
        set(near, far, (told >> at) & 1);
        set(far, near, (told >> at) & 1);
      }
    }
    return grid;
  }

  function writeFormat(grid, mask) {
    const size = grid.length;
    // Level M is 00, so the mask stands alone.
    const told = remainder(mask, 10, 0x537, 5) ^ 0x5412;
    for (let at = 0; at < 15; at++) {
      const dark = (told >> at) & 1;
      grid[at < 6 ? at : at < 8 ? at + 1 : size - 15 + at][8] = dark;
      grid[8][at < 8 ? size - 1 - at : at === 8 ? 7 : 14 - at] = dark;
    }
    grid[size - 8][8] = 1;
  }

  function filled(version, mask, bytes) {
    const grid = frame(version);
    writeFormat(grid, mask);
    const size = grid.length;
    let bit = 0;
    for (let right = size - 1, up = true; right > 0; right -= 2, up = !up) {
      if (right === 6) right--;
      for (let step = 0; step < size; step++) {
        const row = up ? size - 1 - step : step;
        for (const column of [right, right - 1]) {
          if (grid[row][column] !== null) continue;
          const dark = bit < bytes.length * 8 ? (bytes[bit >> 3] >> (7 - (bit & 7))) & 1 : 0;
          grid[row][column] = dark ^ (MASKS[mask](row, column) ? 1 : 0);
          bit++;
        }
      }
    }
    return grid;
  }

  // How hard it is to read (section 7.8.3): runs, blocks, what looks like a finder, too dark or too light.
  function penalty(grid) {
    const size = grid.length;
    const lines = [...grid, ...grid.map((_, column) => grid.map((row) => row[column]))];
    let points = 0;
    for (const line of lines) {
      const text = line.join("");
      for (const run of text.match(/0{5,}|1{5,}/g) || []) points += run.length - 2;
      for (let at = text.indexOf("1011101"); at >= 0; at = text.indexOf("1011101", at + 1)) {
        const before = text.slice(Math.max(0, at - 4), at);
        const after = text.slice(at + 7, at + 11);
        if (before.indexOf("1") < 0 || after.indexOf("1") < 0) points += 40;
      }
    }
    let dark = 0;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const here = grid[row][column];
        dark += here;
        if (row && column && here === grid[row - 1][column] && here === grid[row][column - 1]) {
          if (here === grid[row - 1][column - 1]) points += 3;
        }
      }
    }
    return points + 10 * Math.floor(Math.abs((dark * 100) / (size * size) - 50) / 5);
  }

  // Rows of 0 and 1 without the quiet zone; null where the text has other letters or is too long.
  function make(text, wantedMask) {
    const version = versionFor(text);
    if (!version || [...text].some((letter) => ALPHABET.indexOf(letter) < 0)) return null;
    const bytes = interleaved(codewords(text, version), version);
    if (wantedMask !== undefined) return filled(version, wantedMask, bytes);
    const grids = MASKS.map((_, mask) => filled(version, mask, bytes));
    const points = grids.map(penalty);
    return grids[points.indexOf(Math.min(...points))];
  }

  return { make, versionFor };
})();
