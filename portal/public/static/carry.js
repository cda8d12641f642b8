"use strict";

// The page that carries: it keeps what the codes said, sealed as it is, until the last one was scanned, and sends
// it once the citizen says so. What was sent, or is older than a day, is forgotten.
(function () {
  const PREFIX = "carry:";
  const DAY_MS = 86400000;
  const root = document.getElementById("carry");
  const element = (id) => document.getElementById(id);
  const sections = Array.from(root.children);
  // A browser may forbid keeping; one code alone still works.
  const memory = {};
  let now = null;

  function keep(name, value) {
    memory[name] = value;
    try {
      localStorage.setItem(name, value);
    } catch (_) {
      return;
    }
  }

  function kept() {
    const found = Object.assign({}, memory);
    try {
      for (let at = 0; at < localStorage.length; at++) {
        const name = localStorage.key(at);
        if (name.startsWith(PREFIX)) found[name] = localStorage.getItem(name);
      }
    } catch (_) {
      return found;
    }
    return found;
  }

  function forget(tag) {
    for (const name of Object.keys(kept())) {
      const [at] = kept()[name].split(" ");
      if (!name.startsWith(PREFIX + tag) && Date.now() - Number(at) < DAY_MS) continue;
      delete memory[name];
      try {
        localStorage.removeItem(name);
      } catch (_) {
        continue;
      }
    }
  }

  function partsOf(tag) {
    const parts = {};
    for (const [name, value] of Object.entries(kept())) {
      if (name.startsWith(PREFIX + tag + ":")) parts[Number(name.slice(-2))] = value.split(" ")[1];
    }
    return parts;
  }

  function show(...names) {
    for (const section of sections) section.hidden = !names.includes(section.id);
  }

  function look() {
    if (!now) return;
    const parts = partsOf(now.tag);
    const next = Carried.missing(parts, now.count);
    element("have").textContent = String(Object.keys(parts).length);
    element("of").textContent = String(now.count);
    element("following").textContent = String(next);
    show(next ? "collecting" : "ready");
  }

  async function send() {
    const body = new Uint8Array(Carried.join(partsOf(now.tag), now.count));
    const tag = now.tag;
    show("sending");
    let answer;
    try {
      answer = await fetch(root.dataset.intake, {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body,
        credentials: "omit",
        referrerPolicy: "no-referrer",
      });
    } catch (_) {
      show("later", "ready");
      return;
    }
    if (answer.status === 429 || answer.status >= 500) {
      show("later", "ready");
      return;
    }
    now = null;
    forget(tag);
    if (!answer.ok) {
      show("refused");
      return;
    }
    const told = await answer.json();
    element("code").textContent = told.code;
    element("time").textContent = told.time;
    show(told.already ? "already" : told.state, "told");
  }

  function begin() {
    const part = Carried.read(location.hash.slice(1));
    // Neither the history nor a shared address is to hold it.
    if (location.hash) history.replaceState(null, "", location.pathname + location.search);
    forget("-");
    if (!part) {
      show("empty");
      return;
    }
    now = part;
    const number = String(part.number).padStart(2, "0");
    keep(PREFIX + part.tag + ":" + number, Date.now() + " " + part.digits);
    look();
  }

  element("send").addEventListener("click", send);
  // Another code was scanned into another tab.
  window.addEventListener("storage", look);
  window.addEventListener("hashchange", begin);
  begin();
})();
