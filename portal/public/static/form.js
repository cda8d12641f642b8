"use strict";

// Joins the page to the three files beside it. Nothing typed is kept, sent, or put into an address.
(function () {
  const sheet = document.getElementById("sheet");
  const spec = JSON.parse(sheet.dataset.form);
  const says = JSON.parse(sheet.dataset.says);
  const made = document.getElementById("made");
  const trouble = document.getElementById("trouble");
  const MODULE = 8;
  const QUIET = 4;
  let touched = false;

  const box = (id) => document.getElementById("box-" + id);
  const control = (id) => document.getElementById("q-" + id) || box(id).querySelector("input");

  function typed() {
    const said = {};
    for (const question of spec.questions) {
      const picked = question.kind === "choice" ? box(question.id).querySelector("input:checked") : control(question.id);
      said[question.id] = picked ? picked.value : "";
    }
    return said;
  }

  function showAsked() {
    const shown = Answers.asked(spec.questions, typed()).map((question) => question.id);
    for (const question of spec.questions) box(question.id).hidden = shown.indexOf(question.id) < 0;
    for (const group of sheet.querySelectorAll(".together")) {
      group.hidden = !group.querySelector(".ask:not([hidden])");
    }
  }

  function tell(id, why) {
    const place = document.getElementById("wrong-" + id);
    const field = control(id);
    place.textContent = why ? says[why] : "";
    place.hidden = !why;
    if (why) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }

  function offer(question) {
    const list = document.getElementById("places-" + question.id);
    const field = control(question.id);
    list.textContent = "";
    for (const place of Answers.places(spec.places, field.value, 5)) {
      if (place[0] === field.value) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "place";
      button.textContent = place[2] ? place[0] + " → " + place[2] : place[0];
      button.addEventListener("click", () => {
        field.value = place[0];
        list.textContent = "";
        tell(question.id, "");
        field.focus();
      });
      list.appendChild(button);
    }
  }

  function listWrong(wrong) {
    const list = trouble.querySelector("ul");
    list.textContent = "";
    for (const question of spec.questions) {
      if (!wrong[question.id]) continue;
      const link = document.createElement("a");
      const item = document.createElement("li");
      link.href = "#" + control(question.id).id;
      link.textContent = question.label + ": " + says[wrong[question.id]];
      item.appendChild(link);
      list.appendChild(item);
    }
    trouble.hidden = !list.firstChild;
    if (list.firstChild) trouble.focus();
  }

  function draw(rows) {
    const canvas = document.createElement("canvas");
    canvas.width = canvas.height = (rows.length + 2 * QUIET) * MODULE;
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#ffffff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.fillStyle = "#000000";
    rows.forEach((row, y) => {
      row.forEach((dark, x) => {
        if (dark) pen.fillRect((x + QUIET) * MODULE, (y + QUIET) * MODULE, MODULE, MODULE);
      });
    });
    return canvas.toDataURL("image/png");
  }

  function make() {
    const now = new Date();
    const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()];
    const found = Answers.collect(spec.questions, typed(), spec.places, today);
    for (const question of spec.questions) tell(question.id, found.wrong[question.id]);
    listWrong(found.wrong);
    made.hidden = true;
    if (Object.keys(found.wrong).length) return;
    const text = Prepared.write({
      answers: found.answers, language: spec.language, procedure: spec.procedure, version: spec.version,
    });
    const rows = text && Qr.make(text);
    document.getElementById("code").hidden = !rows;
    document.getElementById("too-long").hidden = Boolean(rows);
    if (rows) {
      const picture = draw(rows);
      document.getElementById("picture").src = picture;
      document.getElementById("save").href = picture;
      document.getElementById("open").hidden = !found.open;
      document.getElementById("open-count").textContent = String(found.open);
    }
    made.hidden = false;
    made.focus();
  }

  sheet.addEventListener("input", (event) => {
    touched = true;
    made.hidden = true;
    const question = spec.questions.find((each) => box(each.id).contains(event.target));
    if (question) tell(question.id, "");
    if (question && question.kind === "pick") offer(question);
    showAsked();
  });
  document.getElementById("make").addEventListener("click", make);
  // A slip of the thumb on "back" or on the other language would take everything along.
  window.addEventListener("beforeunload", (event) => {
    if (touched) event.preventDefault();
  });
  // A page that the browser kept for its "back" would show the next person what was typed.
  window.addEventListener("pagehide", (event) => {
    if (!event.persisted) return;
    for (const field of sheet.querySelectorAll("input")) {
      if (field.type === "radio") field.checked = false;
      else field.value = "";
    }
    for (const kept of ["picture", "save"]) document.getElementById(kept).removeAttribute(kept === "save" ? "href" : "src");
    made.hidden = true;
    showAsked();
  });
  showAsked();
  sheet.hidden = false;
})();
