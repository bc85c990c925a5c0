// One entry: read from the form, and the code that the person gets.

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** A random UUID; also where the page came by plain HTTP and the browser offers none. */
export function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** The code of an entry's referral, made as the server makes it. */
export function referralCode(id) {
  const number = BigInt(`0x${id.replaceAll("-", "")}`);
  const places = Array.from({ length: 7 }, (_, place) => Number((number >> BigInt(5 * place)) & 31n));
  const check = places.reduce((total, value, place) => total + (2 * place + 1) * value, 0) % 32;
  const whole = [...places, check].map((value) => LETTERS[value]).join("");
  return `${whole.slice(0, 4)}-${whole.slice(4)}`;
}

/** What the form says, as it is sent. The hour is all that is kept of the time. */
export function read(form, begun) {
  const said = new FormData(form);
  const entry = Object.fromEntries([...said].filter(([name]) => name !== "topics"));
  delete entry.csrfmiddlewaretoken;
  begun.setMinutes(0, 0, 0);
  return { ...entry, id: newId(), begun_at: begun.toISOString(), topics: said.getAll("topics") };
}
