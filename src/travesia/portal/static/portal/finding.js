// The search in what is kept on the telephone: on the page of a pack, without asking anybody.

const form = document.querySelector("[data-pack-find]");
const field = form?.querySelector("input");
const count = form?.querySelector("[data-pack-found]");
const hits = document.querySelector("[data-pack-hits]");
let engine = null;

async function load() {
  const found = await caches.match(form.dataset.index, { ignoreVary: true, ignoreSearch: true });
  if (!found) return null;
  const { PackSearch } = await import(form.dataset.engine);
  return new PackSearch(await found.json());
}

// Puts a text in with the words that were found in marks.
function marked(into, text, marks) {
  let at = 0;
  for (const [begin, end] of marks) {
    into.append(text.slice(at, begin));
    into.append(Object.assign(document.createElement("mark"), { textContent: text.slice(begin, end) }));
    at = end;
  }
  into.append(text.slice(at));
  return into;
}

function line(hit, language) {
  const item = document.createElement("li");
  const title = document.createElement("h3");
  const text = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href: hit.id });
  if (hit.language !== language) title.lang = text.lang = hit.language;
  title.append(marked(link, hit.title, hit.titleMarks));
  item.append(title, marked(text, hit.snippet, hit.marks));
  return item;
}

async function find(words) {
  engine ??= await load();
  if (!engine) {
    count.textContent = form.dataset.missing;
    return;
  }
  const language = field.dataset.askedIn;
  const answer = engine.search(words, { language });
  hits.replaceChildren(...answer.hits.map((hit) => line(hit, language)));
  hits.hidden = !answer.number;
  count.textContent = answer.number ? form.dataset.found.replace("{number}", answer.number) : form.dataset.none;
}

async function offer() {
  form.hidden = !(await caches.match(form.dataset.index, { ignoreVary: true, ignoreSearch: true }));
  engine = null;
}

if (form && "caches" in self) {
  document.addEventListener("kept", offer);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    find(field.value).catch(() => (count.textContent = form.dataset.missing));
  });
  // Asked on another page without network: the worker wrote the words in.
  if (field.dataset.asked) {
    form.hidden = false;
    field.value = field.dataset.asked;
    find(field.value).catch(() => (count.textContent = form.dataset.missing));
  }
}
