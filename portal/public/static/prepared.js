"use strict";

// The text of the code, exactly as `sync/contract/prepared.py` reads it: "TMC1:" and base 45 (RFC 9285) of
// deflated (RFC 1951) canonical JSON. Deflated with the fixed code only: forms are short.
var Prepared = (function () {
  const MAX_TEXT = 900;
  const MAX_JSON = 4096;
  const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
  const LENGTHS = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
  ];
  const DISTANCES = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073,
  ];

  function utf8(text) {
    const bytes = [];
    for (const letter of text) {
      const code = letter.codePointAt(0);
      if (code < 0x80) bytes.push(code);
      else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
      else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      else {
        bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63));
        bytes.push(0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
      }
    }
    return bytes;
  }

  // Keys in the order of their letters and no white space; keys are ASCII, so that order is theirs in bytes.
  function canonical(form) {
    const pair = (key, value) => JSON.stringify(key) + ":" + value;
    const answers = Object.keys(form.answers).sort().map((key) => pair(key, JSON.stringify(form.answers[key])));
    const rest = [["l", form.language], ["p", form.procedure], ["v", form.version]];
    const told = rest.map(([key, value]) => pair(key, JSON.stringify(value)));
    return "{" + [pair("a", "{" + answers.join(",") + "}"), ...told].join(",") + "}";
  }

  // The longest run that stood before, and how far back: [0, 0] where there is none of three bytes.
  function match(bytes, at) {
    let best = 0;
    let back = 0;
    for (let from = at - 1; from >= 0; from--) {
      let length = 0;
      while (length < 258 && at + length < bytes.length && bytes[from + length] === bytes[at + length]) length++;
      if (length > best) {
        best = length;
        back = at - from;
      }
    }
    return best < 3 ? [0, 0] : [best, back];
  }

  function deflate(bytes) {
    const out = [];
    let bit = 0;
    const put = (value, count) => {
      for (let at = 0; at < count; at++, bit++) {
        if (bit % 8 === 0) out.push(0);
        out[out.length - 1] |= ((value >> at) & 1) << (bit % 8);
      }
    };
    const putCode = (value, count) => {
      for (let at = count - 1; at >= 0; at--) put((value >> at) & 1, 1);
    };
    const putSymbol = (symbol) => {
      if (symbol < 144) putCode(0x30 + symbol, 8);
      else if (symbol < 256) putCode(0x190 + symbol - 144, 9);
      else if (symbol < 280) putCode(symbol - 256, 7);
      else putCode(0xc0 + symbol - 280, 8);
    };
    const place = (table, value) => {
      let at = table.length - 1;
      while (table[at] > value) at--;
      return at;
    };
    put(3, 3);
    for (let at = 0; at < bytes.length; ) {
      const [length, back] = match(bytes, at);
      if (length) {
        const long = place(LENGTHS, length);
        putSymbol(257 + long);
        put(length - LENGTHS[long], long < 8 || long === 28 ? 0 : (long >> 2) - 1);
        const far = place(DISTANCES, back);
        putCode(far, 5);
        put(back - DISTANCES[far], far < 4 ? 0 : (far >> 1) - 1);
        at += length;
      } else {
        putSymbol(bytes[at++]);
      }
    }
    putSymbol(256);
    return out;
  }

  function base45(bytes) {
    let text = "";
    for (let at = 0; at < bytes.length; at += 2) {
      const pair = at + 1 < bytes.length;
      let number = pair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
      for (let digit = pair ? 3 : 2; digit > 0; digit--) {
        text += ALPHABET[number % 45];
        number = Math.floor(number / 45);
      }
    }
    return text;
  }

  // The whole text, or "" where the kiosk would not take so much.
  function write(form) {
    const bytes = utf8(canonical(form));
    if (bytes.length > MAX_JSON) return "";
    const text = "TMC1:" + base45(deflate(bytes));
    return text.length > MAX_TEXT ? "" : text;
  }

  return { write, canonical };
})();
