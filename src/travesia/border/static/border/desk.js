// What only the desk does; keys, dialogs and the reader itself are the kit's.
// Nothing here decides: a key presses the button that shows it, and the server does the rest.

const words = document.getElementById("desk-words")?.dataset ?? {};
const zone = document.getElementById("id_zone");
const KEPT = "desk.kept";
const LATE = 10_000; // milliseconds until an officer is told that no answer came

function say(text) {
  document.querySelectorAll(".toast:not(.still)").forEach((old) => old.remove());
  const box = document.createElement("p");
  box.className = "toast";
  box.setAttribute("role", "status");
  box.textContent = text;
  (document.querySelector("dialog[open]") ?? document.body).append(box);
  setTimeout(() => box.remove(), 8000);
}
for (const box of document.querySelectorAll("[data-toast-now]")) setTimeout(() => box.remove(), 8000);

// Readers pause between the lines, some of them longer than a hand between two keys: one line alone
// waits for its fellow before it is read.
const PATIENCE = 2500; // milliseconds
let heard = [];
let waiting = 0;

// A zone is whole with two lines of 44 or 36 characters or three of 30; a card or a seal is one long
// line. Lines a little off are taken too: the server says what is wrong with them.
const LONG = 60;
const SHAPES = ["44,44", "36,36", "30,30,30"];
const SOON = 600; // milliseconds for the rest of a zone whose lines are a little off
const isLong = (lines) => lines.length === 1 && lines[0].length > LONG;
const isWhole = (lines) => lines.length > 2 || isLong(lines)
  || (lines.length === 2 && lines.every((line) => line.length > 32));

// With a traveller here, a visa, card or seal is presented; a zone of another document is the next
// traveller's and waits. A filler stands in every zone and never in a card or a seal.
const present = document.getElementById("present-form");
const isBeside = (lines) => (lines[0].startsWith("V") ? lines.join("").includes("<") : !lines.join("").includes("<") && isLong([lines.join("")]));

// On paper there is more to say than the document: the hand goes on to the field that comes next.
function read(box) {
  const next = document.getElementById(box.dataset.next);
  if (next) next.focus();
  else box.form.requestSubmit();
}

const letters = (text) => (text ?? "").replace(/\s+/g, "");
const sameAsHere = (text) => letters(text) === letters(document.querySelector("[data-zone]")?.dataset.zone);

function taken() {
  const text = heard.join("\n");
  const beside = present && isBeside(heard);
  heard = [];
  if (beside) {
    present.elements.zone.value = text;
    present.requestSubmit();
  } else if (zone) {
    zone.value = text;
    read(zone);
  } else if (sameAsHere(text)) {
    say(words.twice);
  } else {
    // One traveller at a time: the next one's document waits until this one is decided.
    sessionStorage.setItem(KEPT, text);
    say(words.kept);
  }
}

window.addEventListener("reader:scan", (event) => {
  const covered = event.detail.covered && !document.querySelector("#present[open]");
  if (covered || !(zone || document.getElementById("decision"))) return;
  event.preventDefault();
  heard.splice(Math.max(0, heard.length - (event.detail.again ?? 0)));
  heard.push(...event.detail.lines);
  clearTimeout(waiting);
  if (isLong(heard) || SHAPES.includes(heard.map((line) => line.length).join())) taken();
  else waiting = setTimeout(taken, isWhole(heard) ? SOON : PATIENCE);
}, true);
document.addEventListener("reader:hearing", () => {
  clearTimeout(waiting);
  if (heard.length) waiting = setTimeout(taken, 2 * PATIENCE); // in case nothing more is in it
});
if (zone && sessionStorage.getItem(KEPT)) {
  zone.value = sessionStorage.getItem(KEPT);
  sessionStorage.removeItem(KEPT);
  const note = document.getElementById("kept-note");
  note.hidden = false;
  note.querySelector("span").textContent = words.waits;
  document.querySelector("#zone-form [type=submit]").focus();
}

// Enter reads once a whole zone, card or seal stands in the box; before that it begins a new line.
// Two lines that are shorter are read at a second Enter, so that whatever was typed gets its answer.
for (const box of [zone, present?.elements.zone]) {
  box?.addEventListener("keydown", (event) => {
    const lines = box.value.split("\n").map((line) => line.trim()).filter(Boolean);
    const again = lines.length > 1 && box.value.endsWith("\n");
    if (event.key !== "Enter" || event.shiftKey || !(isWhole(lines) || again)) return;
    event.preventDefault();
    read(box);
  });
}

// One key goes through the authorisations on which the traveller can be let in, and "none".
const entries = [...document.querySelectorAll('input[type="radio"][name="authorisation"]')];
document.querySelector("[data-next-authorisation]")?.addEventListener("click", () => {
  const next = entries[(entries.findIndex((one) => one.checked) + 1) % entries.length];
  next.checked = true;
  next.focus();
});

// Enter in a field of the decision goes to the button; a second Enter presses it.
for (const field of document.querySelectorAll('[form="decision"]:not([type=submit])')) {
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    (field.closest("dialog")?.querySelector("[data-enter]") ?? document.querySelector("[data-likely]"))?.focus();
  });
}

const directions = [...document.querySelectorAll('input[type="radio"][name="direction"]')];
function copyDirection() {
  const chosen = directions.find((one) => one.checked)?.value ?? "";
  for (const copy of document.querySelectorAll("[data-direction]")) copy.value = chosen;
}
for (const one of directions) one.addEventListener("change", copyDirection);
document.querySelector("[data-turn]")?.addEventListener("click", () => {
  directions.find((one) => !one.checked).checked = true;
  copyDirection();
  // With a traveller here the server reckons the stay anew, for the other lane; nothing is recorded.
  const decision = document.getElementById("decision");
  if (decision?.dataset.lane) {
    decision.action = decision.dataset.lane;
    decision.submit();
    return;
  }
  (zone ?? document.querySelector("[data-likely]"))?.focus();
});

for (const button of document.querySelectorAll("[data-focus]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.focus)?.focus());
}
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("close", () => document.querySelector("[data-likely]")?.focus());
  if ("open" in dialog.dataset) dialog.showModal();
}
document.querySelector("[data-error]")?.focus();

// A request that gets no answer is said; it is never sent again by itself.
let late = 0;
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method === "dialog") return;
  clearTimeout(late);
  late = setTimeout(() => say(words.slow), LATE);
});
window.addEventListener("pagehide", () => clearTimeout(late));

for (const clock of document.querySelectorAll("time[data-clock]")) {
  const shown = new Intl.DateTimeFormat(clock.dataset.lang || "en", {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    timeZone: clock.dataset.clock,
  });
  setInterval(() => { clock.textContent = shown.format(new Date()); }, 15_000);
}

// Fields inside closed dialogs ask for the focus too, so the likely button is given it here.
if (!document.querySelector("dialog[open]") && !document.querySelector("main [autofocus], [data-error]")) {
  document.querySelector("[data-likely]")?.focus({ preventScroll: true });
}
