// Entries that wait on this telephone, and what the desk remembers between two contacts.
// They hold nobody; while one waits, a cookie without content tells the node that the storage of
// this machine has to outlive the session.

const STORES = ["entries", "kept"];
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open("travesia-helpdesk", 1);
    asked.onupgradeneeded = () => STORES.forEach((name) => asked.result.createObjectStore(name));
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });
  return opened;
}

async function run(store, mode, act) {
  const base = await database();
  return new Promise((resolve, reject) => {
    const work = base.transaction(store, mode, mode === "readwrite" ? { durability: "strict" } : {});
    const asked = act(work.objectStore(store));
    work.oncomplete = () => resolve(asked?.result);
    work.onerror = work.onabort = () => reject(work.error);
  });
}

/** All entries, oldest first. */
export async function waiting() {
  const rows = (await run("entries", "readonly", (store) => store.getAll())) ?? [];
  return rows.sort((one, other) => one.begun_at.localeCompare(other.begun_at));
}

export async function put(entry) {
  mark(true);
  await run("entries", "readwrite", (store) => store.put(entry, entry.id));
}

export async function remove(id) {
  await run("entries", "readwrite", (store) => store.delete(id));
  if (!(await waiting()).length) mark(false);
}

export const remember = (name, value) => run("kept", "readwrite", (store) => store.put(value, name));
export const recall = (name) => run("kept", "readonly", (store) => store.get(name));

/** Leave nothing of the desk on this telephone. */
export async function erase() {
  for (const store of STORES) await run(store, "readwrite", (one) => one.clear());
  mark(false);
  for (const name of await caches.keys()) if (name.startsWith("helpdesk-")) await caches.delete(name);
  const found = await navigator.serviceWorker?.getRegistrations();
  for (const one of found ?? []) if (one.scope.endsWith("/hub/desk/")) await one.unregister();
}

function mark(some) {
  const age = some ? 60 * 24 * 3600 : 0;
  document.cookie = `travesia_unsent=1; path=/; max-age=${age}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
}
