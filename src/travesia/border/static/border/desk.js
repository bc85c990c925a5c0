// The desk's hands: keys, dialogs, one toast, and a reader that works from anywhere.
// Nothing here decides: a key presses the button that shows it, and the server does the rest.

const words = document.getElementById("desk-words")?.dataset ?? {};
const buttons = [...document.querySelectorAll("[data-key]")];
const KEPT = "desk.kept";

function toast(text) {
  let box = document.querySelector(".toast");
  if (!box) {
    box = document.createElement("p");
    box.className = "toast";
    box.setAttribute("role", "status");
    document.body.append(box);
  }
  box.textContent = text;
  fade(box);
}

function fade(box) {
  clearTimeout(fade.timer);
  fade.timer = setTimeout(() => box.remove(), 8000);
}

document.querySelectorAll("[data-toast-now]").forEach(fade);

// ---- Dialogs -------------------------------------------------------------------------------
for (const button of document.querySelectorAll("[data-dialog]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.dialog)?.showModal());
}
for (const button of document.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}
for (const dialog of document.querySelectorAll("dialog")) {
  dialog.addEventListener("close", () => document.querySelector("[data-likely]")?.focus());
  if ("open" in dialog.dataset) dialog.showModal();
}

// ---- A form acts once: the second click of an impatient hand finds a form that is on its way --
let slow = 0;
for (const form of document.querySelectorAll("form[data-once]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) {
      event.preventDefault();
      toast(words.sent ?? "");
      return;
    }
    form.dataset.sent = "1";
    slow = setTimeout(() => toast(words.slow ?? ""), 10_000);
  });
}
window.addEventListener("pageshow", () => {
  clearTimeout(slow);
  for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
});

// ---- The reader ----------------------------------------------------------------------------
// It types like a keyboard, only faster than any hand. What it sends is taken out of whatever had
// the focus, and its Enter presses nothing.
const FAST = 35; // milliseconds between two keys; a hand is slower
const RECOGNISED = 8; // so many fast keys in a row are no hand
const ENDED = 250; // a pause this long ends the scan; readers pause between the lines
const A_SCAN = 30; // fewer characters are no document

let text = "";
let last = -1e9;
let before = null;
let timer = 0;

function remember(target) {
  return target && "value" in target ? { target, value: target.value } : null;
}

function finish() {
  const sent = text;
  const held = before;
  text = "";
  before = null;
  if (sent.length < RECOGNISED) return;
  if (sent.trim().length >= A_SCAN) {
    document.dispatchEvent(new CustomEvent("reader:scan", { detail: { text: sent } }));
  } else if (held && !sent.includes("\n") && held.target.tagName !== "SELECT") {
    held.target.value = held.value + sent; // a very fast hand: give it back
  } else {
    toast(words.noise ?? "");
  }
}

document.addEventListener("keydown", (event) => {
  const key = event.key;
  if (key === "Shift" || event.ctrlKey || event.altKey || event.metaKey) return;
  const isText = key.length === 1;
  if (!isText && key !== "Enter") return;
  const fast = event.timeStamp - last < FAST;
  const goesOn = fast || (text.length >= RECOGNISED && event.timeStamp - last < ENDED);
  last = event.timeStamp;
  if (!goesOn) {
    if (text.length >= RECOGNISED) finish();
    text = isText ? key : "";
    before = isText ? remember(document.activeElement) : null;
    clearTimeout(timer);
    return;
  }
  text += isText ? key : "\n";
  if (text.length < RECOGNISED) return;
  if (text.length === RECOGNISED && before) before.target.value = before.value;
  event.preventDefault();
  event.stopImmediatePropagation();
  clearTimeout(timer);
  timer = setTimeout(finish, ENDED);
}, true);

const zone = document.querySelector("#id_zone");
document.addEventListener("reader:scan", (event) => {
  const scan = event.detail.text;
  if (zone) {
    zone.value = scan.trim();
    zone.form.requestSubmit();
  } else {
    // One traveller at a time: the next one's document waits until this one is decided.
    sessionStorage.setItem(KEPT, scan.trim());
    toast(words.kept ?? "");
  }
});

if (zone) {
  const kept = sessionStorage.getItem(KEPT);
  if (kept) {
    sessionStorage.removeItem(KEPT);
    zone.value = kept;
    const note = document.getElementById("kept-note");
    note.hidden = false;
    note.querySelector("span").textContent = words.waits ?? "";
    document.querySelector("#zone-form [type=submit]").focus();
  }
  // Enter reads once two lines stand in the box; before that it begins the second line.
  zone.addEventListener("keydown", (event) => {
    const lines = zone.value.split("\n").filter((line) => line.trim()).length;
    if (event.key !== "Enter" || event.shiftKey || lines < 2) return;
    event.preventDefault();
    zone.form.requestSubmit();
  });
}

// ---- Keys ----------------------------------------------------------------------------------
document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]")) return;
  const name = (event.shiftKey ? "Shift+" : "") + event.key;
  const button = buttons.find((one) => one.dataset.key === name);
  if (!button) return;
  event.preventDefault();
  if (event.repeat) return; // a key held down is one press
  button.focus();
  button.click();
});

// Enter in a field of the decision goes to the likely button; a second Enter presses it.
for (const field of document.querySelectorAll('[form="decision"]')) {
  if (field.type === "submit") continue;
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault();
    (field.closest("dialog")?.querySelector("[data-enter]") ?? document.querySelector("[data-likely]"))?.focus();
  });
}

for (const button of document.querySelectorAll("[data-turn]")) {
  button.addEventListener("click", () => {
    const choices = [...button.closest("fieldset").querySelectorAll('[name="direction"]')];
    const next = choices.find((one) => !one.checked);
    next.checked = true;
    for (const copy of document.querySelectorAll("[data-direction]")) copy.value = next.value;
    (zone ?? document.querySelector("[data-likely]"))?.focus();
  });
}
for (const choice of document.querySelectorAll('input[type="radio"][name="direction"]')) {
  choice.addEventListener("change", () => {
    for (const copy of document.querySelectorAll("[data-direction]")) copy.value = choice.value;
  });
}
for (const button of document.querySelectorAll("[data-focus]")) {
  button.addEventListener("click", () => document.getElementById(button.dataset.focus)?.focus());
}
document.querySelector("[data-print]")?.addEventListener("click", () => window.print());

// ---- Clock and first focus -----------------------------------------------------------------
for (const clock of document.querySelectorAll("time[data-clock]")) {
  const shown = new Intl.DateTimeFormat(clock.dataset.lang || "en", {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
    timeZone: clock.dataset.clock,
  });
  setInterval(() => { clock.textContent = shown.format(new Date()); }, 15_000);
}
if (!document.querySelector("dialog[open]")) {
  (document.querySelector("[data-error]") ?? document.querySelector("[data-likely]"))?.focus();
}
