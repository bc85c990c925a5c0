// Recognises a keyboard-wedge reader anywhere on the page and says so with one event.
//
// A reader types like a keyboard, only faster than a hand can: characters a few milliseconds apart,
// Enter between its lines and at its end. From the moment a burst is recognised nothing of it
// reaches a field or a button, and what its first characters left in a field is taken back. When the
// burst is over, `reader:scan` is dispatched on the document with
// `detail = { text, lines, covered, source, again }`; `reader:hearing` says that one began, so that whoever
// waits for the next line of a slow reader waits on. Garbage is dispatched like anything else: the server
// says what is wrong with it. Ordinary typing, held keys and function keys are left alone.
//
// A form with `data-reader="name of a field"` needs no script of its own: the text is put into that
// field and the form is sent.

/** Milliseconds. A hand rarely puts two keys closer than `gap`, and never RUN of them in a row. */
export const GAP = 50;
const RUN = 6; // characters until a burst is recognised by speed alone
const SHORT_RUN = 3; // characters that a fast Enter must follow to end a short burst
const SLIP = 150; // inside a run, one key may come this late
const QUIET = 400; // no key for this long: the burst is over
const SETTLED = 60; // the same, once what was read has the shape of a whole zone
const LONGEST = 4000; // characters; a longer burst is cut into two

export class Bursts {
  /** Tells bursts from typing. Pure: it is fed (key, time) and holds no clock and no document. */
  constructor(gap = GAP) {
    this.gap = gap;
    this.reset();
  }

  reset() {
    this.text = "";
    this.last = -Infinity;
    this.run = 0;
    this.bursting = false;
    this.ended = false;
    this.belated = false;
  }

  /** End a burst and return its text; what was sent at its pace after it still belongs to it. */
  end() {
    const { text, last } = this;
    this.reset();
    this.last = last;
    this.ended = true;
    return text;
  }

  /** Feed one key; returns "typing", "begins" (of a possible burst), "maybe" or "burst". */
  feed(key, time, repeated = false) {
    const late = time - this.last;
    if (this.ended && late >= 0 && late <= SLIP && (key.length === 1 || key === "Enter")) {
      this.bursting = this.belated = true; // a stalled machine cut the burst in two
    }
    this.ended = false;
    const fast = late <= (this.bursting ? QUIET : this.run >= SHORT_RUN ? SLIP : this.gap);
    this.last = time;
    const piece = key === "Enter" ? "\n" : key === "Tab" ? "\t" : key.length === 1 ? key : key === "Dead" ? "\uFFFD" : null;
    if (piece === null || (repeated && !this.bursting)) {
      if (!this.bursting) this.text = "", this.run = 0;
      return this.bursting ? "burst" : "typing";
    }
    if (this.bursting && fast) {
      this.text += piece;
      return "burst";
    }
    if (!fast) this.text = "", this.run = 0, (this.bursting = this.belated = false);
    const ends = piece === "\n" || piece === "\t";
    if (ends && !(fast && piece === "\n" && this.run >= SHORT_RUN)) {
      this.text = "", this.run = 0;
      return "typing";
    }
    this.text += piece;
    this.run += 1;
    this.bursting = ends || this.run >= RUN;
    return this.bursting ? "burst" : this.run === 1 ? "begins" : "maybe";
  }
}

/** Tell whether the text is a whole machine readable zone: 2 × 44, 2 × 36 or 3 × 30 letters. */
export const isWhole = (text) =>
  text.endsWith("\n") && ["44,44", "36,36", "30,30,30"].includes(text.trim().split(/\n+/).map((l) => l.length).join());

const isField = (e) => e instanceof HTMLElement && e.matches("input, textarea, select");

/** What a field held before a possible burst, so that its first characters can be taken back. */
function remember(element) {
  if (!isField(element)) return null;
  let at = null;
  try { at = element.selectionStart; } catch { /* this kind of field has no caret */ }
  return { element, value: element.value, at };
}

function takeBack(kept) {
  if (!kept || kept.element.value === kept.value) return;
  kept.element.value = kept.value;
  if (kept.at !== null && kept.at !== undefined) kept.element.setSelectionRange(kept.at, kept.at);
  kept.element.dispatchEvent(new Event("input", { bubbles: true }));
}

const linesOf = (text) => text.split(/[\r\n]+/).map((l) => l.trimEnd()).filter((l) => l !== "");

/** Tell the page what was read; returns false when nobody took it.
 *
 * `told` is what of it was told before, when a stall seemed to be its end: `detail.again` counts the
 * lines that are told a second time, now whole.
 */
export function announce(text, source, told = "") {
  const lines = linesOf(text);
  const again = linesOf(told).length;
  const covered = document.querySelector("dialog[open]:not(.still)") !== null;
  const event = new CustomEvent("reader:scan", { cancelable: true, detail: { text: lines.join("\n"), lines, covered, source, again } });
  if (lines.length === 0) return true;
  return !document.dispatchEvent(event);
}

function intoForm(event) {
  if (event.defaultPrevented || event.detail.covered) return;
  const form = document.querySelector("form[data-reader]");
  const field = form?.elements.namedItem(form.dataset.reader);
  if (!field) return;
  event.preventDefault();
  field.value = event.detail.text;
  form.requestSubmit();
}

/** Watch the whole page. `refused(covered)` is called when nobody takes what was read. */
export function watch(refused) {
  const bursts = new Bursts(Number(document.body.dataset.readerGap) || GAP);
  let kept = null;
  let timer = 0;
  let told = ""; // of the burst that a stall may have cut in two
  const finish = () => {
    if (navigator.scheduling?.isInputPending?.()) {
      timer = setTimeout(finish, SETTLED); // the page was busy; the rest waits in the queue
      return;
    }
    const rest = bursts.end();
    const text = told + rest;
    takeBack(kept);
    kept = null;
    const before = told;
    told = text;
    if (isWhole(text) || text.length >= LONGEST) bursts.reset(), (told = "");
    if (!rest.trim()) return;
    if (!announce(text, "reader", before)) refused(document.querySelector("dialog[open]:not(.still)") !== null);
  };
  window.addEventListener("keydown", (event) => {
    if (["Shift", "CapsLock", "AltGraph"].includes(event.key)) return;
    const control = event.ctrlKey && /^[jm]$/i.test(event.key); // readers send Ctrl+J or Ctrl+M for a line end
    if ((event.ctrlKey || event.metaKey || event.altKey) && !control && !bursts.bursting && !event.getModifierState("AltGraph")) return;
    const before = bursts.bursting;
    const state = bursts.feed(control ? "Enter" : event.key, event.timeStamp, event.repeat);
    if (state === "begins") kept = remember(document.activeElement);
    // Space and Enter press the button that has focus: a hand is never this fast.
    if (state === "maybe" && event.key === " " && !isField(event.target)) event.preventDefault();
    if (state !== "burst") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    takeBack(kept);
    clearTimeout(timer);
    if (!before && !bursts.belated) told = "";
    if (!before) document.dispatchEvent(new CustomEvent("reader:hearing"));
    if (bursts.text.length >= LONGEST) finish();
    else timer = setTimeout(finish, isWhole(told + bursts.text) ? SETTLED : QUIET);
  }, true);
  window.addEventListener("keyup", (event) => {
    if (bursts.bursting) event.preventDefault();
  }, true);
  // A pasted zone is a scan too, unless it is pasted into a field on purpose.
  document.addEventListener("paste", (event) => {
    if (isField(event.target)) return;
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (text.trim() && !announce(text.slice(0, LONGEST), "paste")) refused(false);
  });
  document.addEventListener("reader:scan", intoForm);
}
