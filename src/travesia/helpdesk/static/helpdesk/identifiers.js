// Looks in a note for what somebody could be found by, with the same rules as the server.

const DASHES = /[\u2010-\u2014\u2212]/;
const SPACES = /[\u00a0\u2009\u202f\t\n\r]/;

/** Small letters without accents, each letter in its place. */
export function fold(text) {
  return Array.from(text, (letter) => {
    if (DASHES.test(letter)) return "-";
    if (SPACES.test(letter)) return " ";
    const base = Array.from(letter.normalize("NFD"))[0].toLowerCase();
    return Array.from(base).length === 1 ? base : letter;
  }).join("");
}

/** What a note holds, by place: {kind, text, start}. */
export function identifiersIn(note, rules) {
  const found = [];
  let text = fold(note);
  const blank = (match) => "~".repeat(Array.from(match).length);
  const take = (rows) => {
    for (const [kind, pattern] of rows) {
      const rule = new RegExp(pattern, "g");
      for (const match of text.matchAll(rule)) {
        const start = Array.from(text.slice(0, match.index)).length;
        const length = Array.from(match[0]).length;
        found.push({ kind, start, text: Array.from(note).slice(start, start + length).join("").trim() });
      }
      text = text.replace(rule, blank);
    }
  };
  take(rules.sure);
  for (const pattern of rules.innocent) text = text.replace(new RegExp(pattern, "g"), blank);
  take(rules.likely);
  return found.sort((one, other) => one.start - other.start);
}
