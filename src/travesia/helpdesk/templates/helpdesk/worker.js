{% autoescape off %}// Serves the information desk without a network: its own files and a copy of its page, nothing else.

const CACHE = "helpdesk-{{ version }}";
const FILES = {{ files }};
const PAGE = {{ page }};
const SHELL = {{ shell }};
const PATIENCE = 5000;

self.addEventListener("install", (event) => event.waitUntil(install()));
self.addEventListener("activate", (event) => event.waitUntil(takeOver()));
self.addEventListener("fetch", (event) => {
  const asked = new URL(event.request.url);
  if (event.request.method !== "GET" || asked.origin !== location.origin) return;
  if (event.request.mode === "navigate" && asked.pathname === PAGE) event.respondWith(page(event));
  else if (FILES.includes(asked.pathname)) event.respondWith(file(event.request));
});

async function install() {
  const cache = await caches.open(CACHE);
  await cache.addAll(FILES);
  await keepShell();
  await self.skipWaiting();
}

async function takeOver() {
  const old = (await caches.keys()).filter((name) => name.startsWith("helpdesk-") && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

/** Keep the copy of the page; where nobody is signed in there is none to keep. */
async function keepShell() {
  const answer = await fetch(SHELL, { credentials: "same-origin", redirect: "manual" }).catch(() => null);
  if (answer?.ok) await (await caches.open(CACHE)).put(SHELL, answer);
}

async function file(request) {
  return (await caches.match(request, { ignoreSearch: true, ignoreVary: true })) ?? fetch(request);
}

/** The page from the node; its copy where the node does not answer, or is not well. */
async function page(event) {
  try {
    const answer = await Promise.race([fetch(event.request), late()]);
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (answer.ok && !answer.redirected) event.waitUntil(keepShell());
    return answer;
  } catch {
    return (await caches.match(SHELL, { ignoreVary: true })) ?? Response.error();
  }
}

function late() {
  return new Promise((_resolve, reject) => setTimeout(() => reject(new Error("late")), PATIENCE));
}
{% endautoescape %}
