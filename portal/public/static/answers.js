"use strict";

// What was typed, as the kiosk keeps it: which questions apply, how an answer is spelled, what is wrong with it.
// Only what is wrong for certain is refused; the kiosk looks at everything again.
var Answers = (function () {
  const BETWEEN = " '\u2019\u02bc-.\u00b7";

  function tidy(text) {
    const kept = text.replace(/[\s\u00a0]+/g, " ").replace(/[\u0000-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g, "");
    return kept.normalize("NFC").replace(/ +/g, " ").trim();
  }

  function fold(text) {
    return tidy(text).toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/đ/g, "d");
  }

  const holds = (condition, counted) => !condition || condition.values.indexOf(counted[condition.field] || "") >= 0;

  // The questions that are asked, given what was said; one that the card answers is not.
  function asked(questions, said) {
    const counted = {};
    return questions.filter((question) => {
      if (!holds(question.when, counted)) return false;
      if (question.card && holds(question.card, counted)) return false;
      if (said[question.id]) counted[question.id] = said[question.id];
      return true;
    });
  }

  // Places whose name holds every typed word, those that begin with it first.
  function places(all, text, most) {
    const words = fold(text).split(" ").filter(Boolean);
    if (!words.length) return [];
    const rank = (name) => (name === words.join(" ") ? 0 : name.split(" ").slice(1).join(" ").indexOf(words[0]) === 0 ? 1 : 2);
    const found = all.filter((place) => words.every((word) => fold(place[0]).indexOf(word) >= 0));
    return found.sort((a, b) => rank(fold(a[0])) - rank(fold(b[0]))).slice(0, most);
  }

  // The code of the one place that is called so, or "".
  function placeCode(all, text) {
    const same = all.filter((place) => fold(place[0]) === fold(text));
    const codes = same.map((place) => place[1]).filter((code, at, every) => every.indexOf(code) === at);
    return codes.length === 1 ? codes[0] : "";
  }

  function spelledDate(text, yearAlone) {
    const said = text.replace(/\s/g, "");
    if (yearAlone && /^[0-9]{4}$/.test(said)) return said;
    const parts = /^([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})$/.exec(said) || /^([0-9]{2})([0-9]{2})([0-9]{4})$/.exec(said);
    return parts ? parts[1].padStart(2, "0") + "/" + parts[2].padStart(2, "0") + "/" + parts[3] : said;
  }

  function wrongDate(question, text, today) {
    const [year, month, day] = today;
    if (question.year_alone && /^[0-9]{4}$/.test(text)) return text >= "1900" && Number(text) <= year ? "" : "date";
    const parts = /^([0-9]{2})\/([0-9]{2})\/([0-9]{4})$/.exec(text);
    if (!parts) return "date";
    const [d, m, y] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const last = [31, y % 4 === 0 && (y % 100 !== 0 || y % 400 === 0) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][m - 1];
    if (y < 1900 || !last || d < 1 || d > last) return "no_day";
    const order = y * 10000 + m * 100 + d - (year * 10000 + month * 100 + day);
    if (question.past && order > 0) return "future";
    return question.future && order < 0 ? "past" : "";
  }

  function isName(text) {
    return [...text].every((letter, at) => {
      const kept = /[A-Za-z]/.test(letter) || letter.codePointAt(0) >= 0xc0;
      return kept || (at > 0 && BETWEEN.indexOf(letter) >= 0);
    });
  }

  // [the answer, why it is wrong or ""]; `all` are the places.
  function checked(question, text, all, today) {
    let said = tidy(text);
    if (!said) return ["", ""];
    if (question.kind === "pick") {
      const code = placeCode(all, said);
      return [code, code ? "" : "pick"];
    }
    if (question.kind === "date") {
      said = spelledDate(said, question.year_alone);
      return [said, wrongDate(question, said, today)];
    }
    if (question.kind === "number") {
      const number = Number(said);
      const good = /^[0-9]{1,9}$/.test(said) && number >= (question.least || 0) && !(number > question.most);
      return [String(number), good ? "" : "number"];
    }
    if (question.kind === "phone") {
      said = said.replace(/[ .-]/g, "").replace(/^\+84/, "0");
      return [said, /^(0[13-9][0-9]{8}|02[0-9]{9})$/.test(said) ? "" : "phone"];
    }
    if (question.kind === "email") {
      return [said, /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,4}$/.test(said) ? "" : "email"];
    }
    if (question.kind === "choice") return [said, question.options.indexOf(said) >= 0 ? "" : "choose"];
    if (said.length > question.longest) return [said, "long"];
    return [said, question.kind === "name" && !isName(said) ? "name" : ""];
  }

  // `typed` by id → what goes into the code, what is wrong by id, and how many questions stay open.
  function collect(questions, typed, all, today) {
    const answers = {};
    const wrong = {};
    let open = 0;
    for (const question of asked(questions, typed)) {
      const [said, why] = checked(question, typed[question.id] || "", all, today);
      if (why) wrong[question.id] = why;
      else if (said || !question.required) answers[question.id] = said;
      if (!said && question.required) open++;
    }
    return { answers, wrong, open };
  }

  return { asked, collect, places };
})();
