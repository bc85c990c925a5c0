// Keeps a country on the telephone when somebody asks for it, and deletes it again. Without this file
// the page says so and everything else works.

const PACK = "travesia-pack-";
const META = "/pack-meta";
const box = document.querySelector("[data-pack]");
const said = document.querySelector("[data-pack-said]");
const able = "caches" in self && "serviceWorker" in navigator;

function say(name, values = {}) {
  const words = said?.dataset[name] ?? "";
  said.textContent = words.replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
}

async function mine(list) {
  const name = (await caches.keys()).find((one) => one.startsWith(`${PACK}${list.country}-${list.language}-`));
  if (!name) return null;
  const about = await (await caches.open(name)).match(META);
  return { name, about: about ? await about.json() : null };
}

async function fetchList() {
  const answer = await fetch(box.dataset.pack, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.json();
}

async function keep() {
  const list = await fetchList();
  const before = await mine(list);
  const name = `${PACK}${list.country}-${list.language}-${list.edition}`;
  const cache = await caches.open(name);
  let bytes = 0;
  const wanted = [...list.assets, ...list.pages];
  for (const [index, address] of wanted.entries()) {
    // Asked for as pages to keep: these say nothing that is true only now.
    const answer = await fetch(list.pages.includes(address) ? `${address}?kept=1` : address, { cache: "no-cache" });
    if (!answer.ok) throw new Error(`${address} ${answer.status}`);
    bytes += (await answer.clone().arrayBuffer()).byteLength;
    await cache.put(address, answer);
    say("doing", { done: index + 1, all: wanted.length });
  }
  const about = { ...list, list: box.dataset.pack };
  await cache.put(META, new Response(JSON.stringify(about), { headers: { "Content-Type": "application/json" } }));
  if (before && before.name !== name) await caches.delete(before.name);
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  say("done", { pages: list.pages.length, size: Math.max(1, Math.round(bytes / 1000)) });
  await show();
}

async function drop() {
  for (const name of await caches.keys()) if (name.startsWith(PACK)) await caches.delete(name);
  for (const one of await navigator.serviceWorker.getRegistrations()) await one.unregister();
  // Where there is network, the browser's own store of pages is emptied too.
  await fetch("/forget/", { method: "POST" }).catch(() => {});
  say("gone");
  await show();
}

async function show() {
  const any = (await caches.keys()).some((name) => name.startsWith(PACK));
  for (const button of document.querySelectorAll("[data-drop]")) button.hidden = !any;
  document.dispatchEvent(new Event("kept"));
}

// Asks what is new only where something is kept: who only reads pays for no further question.
async function compare() {
  if (!(await caches.keys()).some((name) => name.startsWith(PACK))) return;
  try {
    const list = await fetchList();
    const found = await mine(list);
    if (found?.about) say(found.about.edition === list.edition ? "have" : "newer");
  } catch {
    // Without network nothing is said: the page itself says when it was kept.
  }
}

function during(act) {
  return async (event) => {
    event.currentTarget.disabled = true;
    try {
      await act();
    } catch {
      say("failed");
    } finally {
      event.target.closest("button").disabled = false;
    }
  };
}

// The network is back while a page is open: what was withdrawn meanwhile goes now.
addEventListener("online", () => navigator.serviceWorker?.controller?.postMessage("network"));

if (said) {
  if (!able) say("unable");
  else {
    const button = document.querySelector("[data-keep]");
    if (button) {
      button.hidden = false;
      button.addEventListener("click", during(keep));
    }
    for (const one of document.querySelectorAll("[data-drop]")) one.addEventListener("click", during(drop));
    show();
    if (box) compare();
  }
}
