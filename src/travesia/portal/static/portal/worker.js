// Answers for pages that somebody chose to keep. The network goes first; what is kept comes when it
// fails. Nothing is kept that was not asked for, and no form ever.

const PACK = "travesia-pack-";
const META = "/pack-meta";
const PAGES = /^\/(es|en|fr|ht|pt)\//;
const SEARCH = /^\/(es|en|fr|ht|pt)\/search\/$/;
const SERVICE = /^\/(es|en|fr|ht|pt)\/s\/([0-9a-f-]{36})\/$/;
const KEPT = /^\/(s\/|static\/)/;
const PATIENCE = 6000;
const LOOK_AGAIN = 120000;
let looked = 0;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (address.origin !== self.location.origin) return;
  if (event.request.method !== "GET") {
    if (event.request.mode === "navigate" && SEARCH.test(address.pathname)) event.respondWith(search(event, address));
    return;
  }
  if (PAGES.test(address.pathname)) event.respondWith(page(event, address));
  else if (KEPT.test(address.pathname)) event.respondWith(file(event.request));
});

async function page(event, address) {
  try {
    const answer = await patient(event.request);
    if (answer.status < 500) {
      event.waitUntil(tidy());
      return answer;
    }
    return (await kept(address)) ?? answer;
  } catch (failure) {
    looked = 0; // whatever changes while there is no network is asked for as soon as there is
    const found = await kept(address);
    if (found) return found;
    if (event.request.mode === "navigate") {
      const home = await anyHome(address);
      if (home) return home;
    }
    throw failure;
  }
}

// A search without network is answered from what is kept; its words stand in the page and nowhere else.
async function search(event, address) {
  const copy = event.request.clone();
  try {
    const answer = await patient(event.request);
    if (answer.status < 500) return answer;
    return (await fromPack(copy, address)) ?? answer;
  } catch (failure) {
    const found = await fromPack(copy, address);
    if (found) return found;
    throw failure;
  }
}

async function fromPack(request, address) {
  const home = await anyHome(address);
  if (!home) return null;
  const asked = escaped(String((await request.formData()).get("q") ?? ""));
  const text = (await home.text()).replace('data-asked=""', () => `data-asked="${asked}"`);
  return new Response(text, { status: 200, headers: home.headers });
}

function escaped(words) {
  return words.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);
}

async function file(request) {
  const found = await caches.match(request, { ignoreVary: true });
  return found ?? fetch(request);
}

async function patient(request) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), PATIENCE);
  try {
    // Asked anew each time: a page that was withdrawn must not come out of the browser's own cache.
    return await fetch(request, { signal: abort.signal, cache: "no-cache" });
  } finally {
    clearTimeout(timer);
  }
}

async function packs() {
  return (await caches.keys()).filter((name) => name.startsWith(PACK));
}

async function kept(address) {
  for (const name of await packs()) {
    const cache = await caches.open(name);
    const found = await cache.match(address.pathname, { ignoreVary: true, ignoreSearch: true });
    if (found) return dated(found, await meta(cache));
  }
  return keptPlace(address);
}

// A place has no page of its own in a pack: it stands on the page of all of them.
async function keptPlace(address) {
  const [, language, id] = SERVICE.exec(address.pathname) ?? [];
  if (!id) return null;
  for (const name of await packs()) {
    const cache = await caches.open(name);
    const about = await meta(cache);
    const found = about?.places && about.language === language ? await cache.match(about.places, { ignoreVary: true }) : null;
    if (found && (await found.text()).includes(`id="s-${id}"`)) return Response.redirect(`${about.places}#s-${id}`, 302);
  }
  return null;
}

// Of what was never kept the way in of a pack is shown, in the reader's language where there is one.
async function anyHome(address) {
  const homes = [];
  for (const name of await packs()) {
    const cache = await caches.open(name);
    const about = await meta(cache);
    if (about) homes.push([about, cache]);
  }
  const spoken = address.pathname.slice(1, 3);
  homes.sort(([a], [b]) => (b.language === spoken) - (a.language === spoken));
  for (const [about, cache] of homes) {
    const found = await cache.match(about.home, { ignoreVary: true });
    if (found) return dated(found, about);
  }
  return null;
}

async function meta(cache) {
  const found = await cache.match(META);
  return found ? found.json() : null;
}

// The words come from the node that the pack is of; they are put in as text.
async function dated(answer, about) {
  const type = answer.headers.get("Content-Type") ?? "";
  if (!about || !type.includes("html")) return answer;
  const words = escaped(about.saved);
  const note = `<p class="note caution saved" role="status"><span>${words}</span></p>`;
  const text = (await answer.text()).replace("<!--saved-->", note);
  return new Response(text, { status: 200, headers: answer.headers });
}

// What was withdrawn meanwhile goes from the telephone with the first page that the network brings, or
// when the network comes back while a page is open.
async function tidy() {
  if (Date.now() - looked < LOOK_AGAIN) return;
  looked = Date.now();
  for (const name of await packs()) {
    try {
      await tidyOne(name, await caches.open(name));
    } catch {
      looked = 0;
    }
  }
}

async function tidyOne(name, cache) {
  const about = await meta(cache);
  if (!about) return;
  const since = new URLSearchParams({ since: about.directory ?? 0, day: about.day ?? "" });
  const answer = await fetch(`${about.list}?${since}`, { cache: "no-store" });
  if (answer.status === 404) await caches.delete(name);
  if (!answer.ok) return;
  const now = await answer.json();
  // A page that went goes from the search too; a place that went goes with the page of all places.
  const gone = about.pages.filter((one) => !now.pages.includes(one));
  if (gone.length || now.withdrawn.length) {
    for (const one of [about.places, about.index]) if (one) await cache.delete(one, { ignoreVary: true });
  }
  const held = new Set([...now.pages, ...about.assets, META]);
  for (const request of await cache.keys()) {
    if (!held.has(new URL(request.url).pathname)) await cache.delete(request);
  }
  const fresh = { ...about, pages: about.pages.filter((one) => held.has(one)), directory: now.directory, day: now.day };
  await cache.put(META, new Response(JSON.stringify(fresh), { headers: { "Content-Type": "application/json" } }));
  if (!self.navigator.connection?.saveData) await mend(cache, now);
}

// Brings back, without what went, the two files that had to go whole.
async function mend(cache, now) {
  for (const one of [now.places, now.index]) {
    if (!one || (await cache.match(one, { ignoreVary: true }))) continue;
    const answer = await fetch(`${one}?kept=1`, { cache: "no-cache" });
    if (answer.ok) await cache.put(one, answer);
  }
}

self.addEventListener("message", (event) => {
  if (event.data !== "network") return;
  looked = 0;
  event.waitUntil(tidy());
});
