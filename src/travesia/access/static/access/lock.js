// The cover of an unattended booth. The server decides what is open; this keeps the page under the
// cover, so that a half-filled form is there again once the same person has opened the screen.

const cover = document.getElementById("cover");
const place = cover ?? document.querySelector("[data-locked]");
const form = place?.querySelector("[data-unlock]");
const says = place?.querySelector("[data-says]");
const byKey = place?.querySelector("[data-by-key]");
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("travesia-booth") : null;
const json = { Accept: "application/json" };

let touched = Date.now();
let told = Date.now();
let covered = false;

function say(sentence) {
  says.querySelector("span").textContent = sentence;
  says.hidden = !sentence;
}

function close() {
  if (!cover || cover.open) return;
  covered = true;
  say("");
  cover.showModal();
  cover.querySelector("[autofocus]")?.focus();
}

function open() {
  touched = told = Date.now();
  covered = false;
  form.reset();
  say("");
  cover?.close();
}

async function send(address, body) {
  const token = form.querySelector("[name=csrfmiddlewaretoken]").value;
  const headers = { ...json, "X-CSRFToken": token };
  const answer = await fetch(address, { method: "POST", headers, body });
  const leave = answer.redirected || answer.status === 401 || answer.status === 403 || answer.status === 429;
  if (leave) location.assign(place.dataset.login);
  return { ok: answer.ok && !leave, facts: leave ? {} : await answer.json().catch(() => ({})) };
}

async function lock() {
  close();
  tabs?.postMessage("lock");
  await send(cover.dataset.lock).catch(() => {});
}

async function unlock(body) {
  const { ok, facts } = await send(form.action, body);
  if (facts.sentence) say(facts.sentence);
  if (!ok || facts.locked) return form.querySelector("[type=password]")?.select();
  tabs?.postMessage("open");
  return open();
}

// Signs of life: a key or a touch counts, a page that refreshes itself does not.
async function alive() {
  touched = Date.now();
  if (cover.open || touched - told < 15000) return;
  told = touched;
  const { facts } = await send(cover.dataset.seen).catch(() => ({ facts: {} }));
  if (facts.locked) close();
}

if (cover) {
  const limit = Number(cover.dataset.idle) * 1000;
  for (const kind of ["keydown", "pointerdown"]) document.addEventListener(kind, alive, true);
  setInterval(() => { if (!cover.open && Date.now() - touched >= limit) lock(); }, 1000);
  // Escape, once or twice, does not take the cover away.
  cover.addEventListener("cancel", (event) => event.preventDefault());
  cover.addEventListener("close", () => { if (covered) cover.showModal(); });
  document.querySelector("[data-lock-now]")?.addEventListener("click", (event) => {
    event.preventDefault();
    lock();
  });
  document.addEventListener("htmx:responseError", (event) => {
    if (event.detail.xhr.status === 423) close();
  });
  tabs?.addEventListener("message", ({ data }) => (data === "lock" ? close() : open()));
}

form?.addEventListener("submit", (event) => {
  if (!cover) return; // the locked page is a form like any other
  event.preventDefault();
  unlock(new FormData(form));
});

// A passkey or security key of the same person, asked through the browser itself.
if (byKey && window.PublicKeyCredential?.parseRequestOptionsFromJSON) {
  byKey.hidden = false;
  byKey.addEventListener("click", async () => {
    try {
      const answer = await fetch(place.dataset.key, { headers: json });
      const facts = await answer.json();
      if (facts.sentence) return say(facts.sentence);
      const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(facts.publicKey);
      const credential = await navigator.credentials.get({ publicKey });
      const body = new FormData(form);
      body.delete("password");
      body.set("credential", JSON.stringify(credential));
      if (cover) return unlock(body);
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "credential", value: body.get("credential") });
      form.append(field);
      form.querySelector("[type=password]").disabled = true;
      return form.submit();
    } catch {
      return byKey.focus();
    }
  });
}
