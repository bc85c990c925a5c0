// The desk on a telephone: entries are kept here first, then sent; nothing waits for a network.

import { identifiersIn } from "./identifiers.js";
import { erase, put, recall, remember, remove, waiting } from "./queue.js";
import { read, referralCode } from "./entry.js";

const form = document.getElementById("contact");
const says = document.getElementById("says");
const link = document.getElementById("link-state");
const list = document.getElementById("unsent-list");
const texts = document.getElementById("desk-texts").dataset;
const rules = JSON.parse(document.getElementById("identifier-rules").textContent);
const usual = JSON.parse(document.getElementById("usual").textContent);
const STICKY = ["desk", "channel", "language", "country", "area"];
let begun = new Date();

function say(meaning, text, code = "") {
  says.hidden = false;
  says.className = `note ${meaning}`;
  says.querySelector("span").textContent = text;
  says.querySelector("strong").textContent = code;
}

/** Show how many entries wait, and which of them were refused. */
async function count() {
  const rows = await waiting();
  document.getElementById("unsent-count").textContent = rows.length;
  document.getElementById("unsent").classList.toggle("is-caution", rows.length > 0);
  const held = document.getElementById("held");
  held.hidden = rows.length === 0;
  list.replaceChildren(...rows.map(line));
  return rows.length;
}

function line(entry) {
  const item = document.createElement("li");
  const text = document.createElement("span");
  text.textContent = `${entry.begun_at.slice(0, 13).replace("T", " ")}:00 · ${entry.desk} · ${entry.topics.length}`;
  item.append(text);
  if (entry.refused) {
    const why = document.createElement("p");
    why.className = "error";
    why.textContent = entry.refused;
    const again = document.createElement("button");
    again.type = "button";
    again.className = "btn";
    again.textContent = texts.mend;
    again.addEventListener("click", () => mend(entry));
    item.append(why, again);
  }
  return item;
}

/** Put a refused entry back into the form; it is sent anew under a new id. */
async function mend(entry) {
  for (const field of form.elements) {
    if (!field.name || field.type === "hidden") continue;
    const value = entry[field.name];
    if (field.name === "topics") field.checked = entry.topics.includes(field.value);
    else if (field.type === "radio") field.checked = field.value === value;
    else if (value !== undefined) field.value = value;
  }
  begun = new Date(entry.begun_at);
  await remove(entry.id);
  await count();
  form.elements.notes.focus();
}

let sending = false;

/** Send what waits. An answer that does not come leaves everything as it is. */
async function send() {
  if (sending) return;
  sending = true;
  try {
    await (navigator.locks?.request("helpdesk-send", sendNow) ?? sendNow());
  } catch {
    linked("cut");
  } finally {
    sending = false;
    await count();
  }
}

async function sendNow() {
  const options = { signal: AbortSignal.timeout(15000), headers: { Accept: "application/json" }, redirect: "manual" };
  const state = await fetch(form.dataset.state, options);
  const refused = state.type === "opaqueredirect" || (state.status >= 400 && state.status < 500);
  if (!state.ok) return linked(refused ? "closed" : "cut");
  linked("linked");
  const { token } = await state.json();
  const rows = (await waiting()).filter((one) => !one.refused);
  for (let at = 0; at < rows.length; at += 20) await sendSome(rows.slice(at, at + 20), token);
}

async function sendSome(rows, token) {
  const answer = await fetch(form.dataset.entries, {
    method: "POST",
    body: JSON.stringify({ entries: rows }),
    headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": token },
    redirect: "manual",
    signal: AbortSignal.timeout(15000),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const one of (await answer.json()).results) {
    const row = byId.get(one.id);
    if (!row) continue;
    if (one.state === "refused") await put({ ...row, refused: one.says || one.code });
    else await remove(one.id);
  }
}

/** Say how the node is reached: linked, cut, or closed to whoever is not signed in. */
function linked(state) {
  link.className = state === "linked" ? "is-ok" : "is-caution";
  link.querySelector("span").textContent = texts[state];
}

/** What is wrong with the form, or nothing. */
function problem() {
  const topics = form.querySelectorAll("[name=topics]:checked").length;
  if (!topics) return texts.topic;
  const seen = [...identifiersIn(form.elements.notes.value, rules), ...identifiersIn(form.elements.service_name.value, rules)];
  if (seen.length) return texts.identifies.replace("{text}", seen[0].text).replace("{place}", seen[0].start + 1);
  if (form.elements.outcome.value === "referred" && !form.elements.service.value && !form.elements.service_name.value.trim()) return texts.service;
  return "";
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const wrong = problem();
  if (wrong) {
    say("stop", wrong);
    says.scrollIntoView({ block: "nearest" });
    return;
  }
  const entry = read(form, begun);
  try {
    await put(entry);
  } catch {
    say("stop", texts.full);
    return;
  }
  await remember("usual", Object.fromEntries(STICKY.map((name) => [name, entry[name]])));
  const code = entry.outcome === "referred" ? referralCode(entry.id) : "";
  say("ok", code ? texts.keptCode : texts.kept, code);
  begin();
  scrollTo(0, 0);
  await count();
  await send();
});

/** An empty form for the next one; desk, channel, language and place stay. */
function begin() {
  const kept = Object.fromEntries(STICKY.map((name) => [name, form.elements[name].value]));
  form.reset();
  for (const name of STICKY) form.elements[name].value = kept[name];
  for (const open of form.querySelectorAll(".topics details[open], #referral[open]")) open.open = false;
  picked();
  begun = new Date();
}

/** Say beside a closed group how many of its topics are chosen. */
function picked() {
  for (const group of form.querySelectorAll(".topics > details")) {
    const chosen = [...group.querySelectorAll("input:checked")].map((one) => one.nextElementSibling.textContent);
    group.querySelector(".picked").textContent = chosen.length ? ` ✓ ${chosen.join(", ")}` : "";
  }
}

function follow(code) {
  const said = usual[code];
  if (!said) return;
  for (const name of ["language", "country", "area", "channel"]) form.elements[name].value = said[name];
  for (const box of document.querySelectorAll("[data-emergency]")) box.textContent = said.emergency;
}

form.addEventListener("change", (event) => {
  if (event.target.name === "topics") picked();
  if (event.target.name === "desk") follow(event.target.value);
  if (event.target.name === "outcome") document.getElementById("referral").open = event.target.value === "referred";
});

document.getElementById("erase").addEventListener("click", async () => {
  await erase();
  await count();
  say("ok", texts.erased);
});

document.getElementById("send-now").addEventListener("click", send);
addEventListener("online", send);
addEventListener("offline", () => linked("cut"));
setInterval(async () => (await waiting()).some((one) => !one.refused) && send(), 60000);

const kept = await recall("usual").catch(() => null);
if (kept && usual[kept.desk]) {
  form.elements.desk.value = kept.desk;
  follow(kept.desk);
  for (const name of STICKY) if (kept[name]) form.elements[name].value = kept[name];
} else if (form.elements.desk) follow(form.elements.desk.value);
picked();
form.dataset.ready = "1";
if ("serviceWorker" in navigator) navigator.serviceWorker.register(form.dataset.worker).catch(() => {});
await count();
await send();
