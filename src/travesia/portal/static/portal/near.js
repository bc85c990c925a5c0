// Near me: only on tap, measured here. Where somebody is goes nowhere: every place of the country comes
// to the page, or lies on it already, and the page puts the nearest first.

const button = document.querySelector("[data-near]");
const list = document.querySelector("[data-near-list]");
const told = document.querySelector("[data-near-said]");
const SHOWN = 20;
const EARTH_KM = 6371.0088;
const rad = (degrees) => (degrees * Math.PI) / 180;

function kilometres([latitude, longitude], [other, far]) {
  const a = Math.sin(rad(other - latitude) / 2) ** 2
    + Math.cos(rad(latitude)) * Math.cos(rad(other)) * Math.sin(rad(far - longitude) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(a)));
}

function inWords(distance) {
  const exact = distance < 10 ? 1 : 0;
  const language = document.documentElement.lang === "ht" ? "fr" : document.documentElement.lang;
  return `${distance.toLocaleString(language, { maximumFractionDigits: exact })} km`;
}

function here() {
  return new Promise((done, failed) => {
    const answered = ({ coords }) => done([coords.latitude, coords.longitude]);
    navigator.geolocation.getCurrentPosition(answered, failed, { maximumAge: 60000, timeout: 20000 });
  });
}

// What stands on the page is put in order; what tells no point stays behind it.
function sortHere(at) {
  const rows = [...list.children].map((row) => {
    const points = (row.dataset.at ?? "").split(" ").filter(Boolean).map((one) => one.split(",").map(Number));
    const distance = Math.min(Infinity, ...points.map((point) => kilometres(at, point)));
    return { row, distance };
  });
  rows.sort((a, b) => (a.distance === b.distance ? 0 : a.distance - b.distance));
  for (const { row, distance } of rows) {
    row.querySelector(".far")?.remove();
    if (distance < Infinity) row.prepend(far(distance));
  }
  list.replaceChildren(...rows.map(({ row }) => row));
  return rows.some(({ distance }) => distance < Infinity);
}

function far(distance) {
  return Object.assign(document.createElement("p"), { className: "far", textContent: inWords(distance) });
}

async function fetched(at) {
  const answer = await fetch(button.dataset.from);
  if (!answer.ok) throw new Error(`${answer.status}`);
  const { places } = await answer.json();
  const rows = places.map((place) => ({ place, distance: kilometres(at, place.at) }));
  rows.sort((a, b) => a.distance - b.distance);
  if (rows.length) list.replaceChildren(...rows.slice(0, SHOWN).map(({ place, distance }) => line(place, distance)));
  return rows.length > 0;
}

function line(place, distance) {
  const row = document.createElement("li");
  const title = document.createElement("h3");
  const link = Object.assign(document.createElement("a"), { href: place.url, textContent: place.name });
  if (place.language !== document.documentElement.lang) title.lang = place.language;
  const about = [place.town, place.opening].filter(Boolean).join(" · ");
  title.append(link);
  row.append(far(distance), title, Object.assign(document.createElement("p"), { textContent: about }));
  return row;
}

if (button && list && "geolocation" in navigator) {
  button.hidden = false;
  told.textContent = told.dataset.asks;
  button.addEventListener("click", async () => {
    button.disabled = true;
    told.textContent = told.dataset.wait;
    try {
      const at = await here();
      const any = button.dataset.from ? await fetched(at) : sortHere(at);
      for (const one of document.querySelectorAll("[data-near-pages]")) one.hidden = any;
      told.textContent = any ? told.dataset.done : told.dataset.none;
    } catch {
      told.textContent = told.dataset.denied;
    }
    button.disabled = false;
  });
}
