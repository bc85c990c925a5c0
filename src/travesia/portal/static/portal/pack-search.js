// The search of an offline pack: the same words, the same order as on the node (domain/search).
// It reads the JSON that domain/search/pack.py writes, asks nobody and keeps no question.
// Numbers are whole throughout, so that every browser counts as the node does.

const FORMAT = 1;
const MOST_CONCEPTS = 12, MOST_SIGNS = 600, LONGEST_WORD = 40, MOST_PIECES = 4, LONGEST_PHRASE = 4;
const LITERAL = 100, PIECES = 90, SYNONYM = 80, ENDING = 50, ONE_WRONG = 70, TWO_WRONG = 45;
const FOREIGN_STEM = 60, SHORTEST_START = 3, MOST_ENDINGS = 12, MOST_GUESSES = 5;
const SHORTEST_GUESS = 4, SHORTEST_TWO = 8;
const OTHER_LANGUAGE = 45, REGION = 90, NEIGHBOUR = 65, ELSEWHERE = 35, OLD_DAYS = 180, OLD = 60;
const SNIPPET = 180, BEFORE = 40, PAGE = 20;

const MARKS = "\\u0300-\\u036f\\u064b-\\u065f\\u1ab0-\\u1aff\\u1dc0-\\u1dff\\u20d0-\\u20ff\\ufe20-\\ufe2f";
const WORD = new RegExp(`[\\p{L}\\p{N}](?:[\\p{L}\\p{N}]|[${MARKS}])*`, "gu");
const UNSEEN = /[\u0000\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g;
const HYPHENS = new Set("-\u2010\u2011\u2012\u2013/.");
const APOSTROPHES = new Set("'\u2018\u2019\u02bc\u02bb`\u00b4\ua78c");

const whole = Math.floor;
const size = (word) => [...word].length;
const cut = (word, most) => [...word].slice(0, most).join("");
const digits = (word) => /^\p{Nd}+$/u.test(word);
const letters = (word) => /^\p{L}+$/u.test(word);
const clean = (text) => text.normalize("NFC").replace(UNSEEN, "");
const unique = (things) => [...new Set(things)];

class Words {
  constructor(index) {
    this.small = new Set(index.small);
    this.elisions = new Set(index.elisions);
    this.letters = index.letters;
    this.steps = {};
    for (const [language, steps] of Object.entries(index.endings)) {
      this.steps[language] = steps.map((step) => ({
        longest: Math.max(...Object.keys(step).map((ending) => ending.length)),
        endings: new Map(Object.entries(step)),
      }));
    }
  }

  fold(word) {
    const apart = [...word.normalize("NFKD").toLowerCase()].map((sign) => this.letters[sign] ?? sign).join("");
    return cut(apart.replace(/[^\p{L}\p{N}]+/gu, ""), LONGEST_WORD); // marks are no letters either
  }

  stem(word, language) {
    if (!letters(word)) return word;
    for (const { longest, endings } of this.steps[language] ?? []) {
      for (let taken = Math.min(longest, word.length); taken > 0; taken -= 1) {
        const found = endings.get(word.slice(-taken));
        if (found && word.length - taken >= found[1]) {
          word = word.slice(0, -taken) + found[0];
          break;
        }
      }
    }
    return word;
  }

  term(word, language) {
    return `${language}:${this.stem(word, language)}`;
  }

  worthKeeping(word) {
    return !this.small.has(word) && (size(word) > 1 || digits(word));
  }

  counts(run) {
    return run.pieces.length > 1 || this.worthKeeping(run.pieces[0]);
  }

  apart(run) {
    return run.pieces.filter((piece) => this.worthKeeping(piece));
  }

  runs(text) {
    const found = [];
    let run = null;
    for (const match of text.matchAll(WORD)) {
      const word = this.fold(match[0]);
      if (!word) continue;
      const end = match.index + match[0].length;
      const glued = run && match.index === run.end + 1 && this.holds(text[run.end], run.pieces.at(-1), word);
      const letsGo = this.elisions.has(word) && APOSTROPHES.has(text[end]);
      if (glued && run.pieces.length < MOST_PIECES && !letsGo) {
        run.pieces.push(word);
        run.end = end;
      } else {
        run = { start: match.index, end, pieces: [word] };
        found.push(run);
      }
    }
    for (const one of found) one.joined = cut(one.pieces.join(""), LONGEST_WORD);
    return found;
  }

  holds(sign, before, after) {
    if (APOSTROPHES.has(sign)) return !this.elisions.has(before);
    if (sign === ".") return size(before) === 1 && size(after) === 1;
    return HYPHENS.has(sign);
  }

  spacedCode(first, second) {
    if (first.pieces.length !== 1 || second.pieces.length !== 1) return false;
    const [start] = first.pieces, [rest] = second.pieces;
    if (!(letters(start) && size(start) <= 2 && digits([...rest][0]) && size(rest) <= 5)) return false;
    return !this.small.has(start) && start !== "a" && second.start === first.end + 1;
  }

  formsOf(phrase) {
    const found = this.runs(clean(phrase)).filter((run) => this.counts(run));
    const forms = [found.map((run) => run.joined), found.flatMap((run) => this.apart(run))];
    const short = forms.filter((form) => form.length > 0 && form.length <= LONGEST_PHRASE);
    return unique(short.map((form) => form.join(" "))).map((form) => form.split(" "));
  }
}

class Vocabulary {
  constructor(index, words) {
    this.terms = new Map();
    this.languages = new Map();
    this.shapes = new Map();
    for (const [language, table] of Object.entries(index.words)) {
      for (const [word, [documents, shape]] of Object.entries(table)) {
        const term = words.term(word, language);
        this.terms.set(term, (this.terms.get(term) ?? 0) + documents);
        this.at(this.languages, word).set(language, documents);
        this.at(this.shapes, word).set(language, shape ?? word);
      }
    }
    this.order = index.languages;
  }

  at(table, word) {
    if (!table.has(word)) table.set(word, new Map());
    return table.get(word);
  }

  learn(word, language, shape) {
    const known = this.at(this.shapes, word);
    if (!known.has(language)) known.set(language, shape);
  }

  documentsWith(term) {
    return this.terms.get(term) ?? 0;
  }

  known(terms) {
    return terms.length > 0 && terms.every((term) => this.terms.has(term));
  }

  languagesOf(word) {
    return this.order.filter((language) => this.languages.get(word)?.has(language));
  }

  count(word) {
    return [...(this.languages.get(word)?.values() ?? [])].reduce((sum, one) => sum + one, 0);
  }

  written(word, language) {
    const shapes = this.shapes.get(word);
    if (!shapes) return word;
    return shapes.get(language) || [...shapes.values()].reduce((one, other) => (other > one ? other : one));
  }

  endingsOf(start) {
    const found = [...this.languages.keys()].filter((word) => word !== start && word.startsWith(start));
    return found.sort((a, b) => this.count(b) - this.count(a) || (a < b ? -1 : 1)).slice(0, MOST_ENDINGS);
  }

  guesses(word, language) {
    if (size(word) < SHORTEST_GUESS || !letters(word)) return [];
    let least = size(word) >= SHORTEST_TWO ? 2 : 1;
    let near = [];
    for (const other of this.shapes.keys()) {
      const distance = apartBy(word, other, least);
      if (distance > least) continue;
      if (distance < least) near = [];
      least = distance;
      near.push(other);
    }
    const key = (other) => [
      [...other][0] === [...word][0] ? 0 : 1, this.languages.get(other)?.has(language) ? 0 : 1, -this.count(other),
    ];
    near.sort((a, b) => {
      const one = key(a), two = key(b);
      return one[0] - two[0] || one[1] - two[1] || one[2] - two[2] || (a < b ? -1 : 1);
    });
    return near.slice(0, MOST_GUESSES).map((other) => [other, least]);
  }
}

// Letters too many, too few, other ones, and two in the wrong order; more than `most` is `most + 1`.
function apartBy(one, other, most) {
  const a = [...one], b = [...other];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [], last = b.map((_, j) => j);
  last.push(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const other = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + other);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length];
}

class Synonyms {
  constructor(index, words, vocabulary) {
    this.words = words;
    this.languages = index.languages;
    this.groups = [];
    this.byStems = new Map();
    for (const [, phrases] of index.synonyms) this.take(phrases, vocabulary);
  }

  take(phrases, vocabulary) {
    const meanings = [];
    for (const [tag, phrase] of phrases) {
      const text = clean(phrase);
      for (const run of this.words.runs(text)) {
        if (this.words.counts(run)) vocabulary.learn(run.joined, tag, text.slice(run.start, run.end).toLowerCase());
      }
      for (const language of tag === "any" ? this.languages : [tag]) {
        for (const form of this.words.formsOf(phrase)) {
          const stems = form.map((word) => this.words.stem(word, language));
          meanings.push(stems.map((stem) => `${language}:${stem}`));
          const key = `${language} ${stems.join(" ")}`;
          if (!this.byStems.has(key)) this.byStems.set(key, new Set());
          this.byStems.get(key).add(this.groups.length);
        }
      }
    }
    this.groups.push(meanings);
  }

  keys(words, language) {
    const stems = words.map((word) => this.words.stem(word, language));
    return [...(this.byStems.get(`${language} ${stems.join(" ")}`) ?? [])];
  }

  meanings(words, language) {
    if (!words.length) return [];
    let keys = this.keys(words, language);
    if (!keys.length) keys = unique(this.languages.flatMap((other) => this.keys(words, other)));
    return keys.flatMap((key) => this.groups[key]);
  }
}

export class PackSearch {
  // `index` is the parsed JSON of the pack. Throws an Error for a format this file does not read.
  constructor(index) {
    if (index.format !== FORMAT) throw new Error(`index of format ${index.format}, not ${FORMAT}`);
    this.index = index;
    this.words = new Words(index);
    this.vocabulary = new Vocabulary(index, this.words);
    this.synonyms = new Synonyms(index, this.words, this.vocabulary);
    this.documents = {};
    for (const [, , language] of index.documents) this.documents[language] = (this.documents[language] ?? 0) + 1;
  }

  // Answer a question. `today` is a proleptic ordinal (1 January of the year 1 is 1): `ordinal()`.
  // Returns { hits, number, suggestion, notice } as on the node; marks count UTF-16 units.
  search(text, { language, country = "", kind = "", topic = "", today = ordinal(), page = 1, size: most = PAGE }) {
    const asked = this.question(text, language);
    const terms = new Set(asked.concepts.flatMap((concept) => concept.terms));
    const { suggestion, notice } = asked;
    if (!terms.size) return { hits: [], number: 0, suggestion, notice };
    const ranked = this.rank(asked.concepts, { language, country, kind, topic, today });
    const first = Math.max(0, page - 1) * most;
    const hits = ranked.slice(first, first + most).map((one) => this.hit(one, terms));
    return { hits, number: ranked.length, suggestion, notice };
  }

  question(text, language) {
    const read = cut(clean(cut(text, 2 * MOST_SIGNS)), MOST_SIGNS);
    const everything = this.words.runs(read);
    if (!everything.length) return { concepts: [], suggestion: "", notice: "empty" };
    const found = this.concepts(read, this.worthy(everything), language);
    if (!found.length) return { concepts: [], suggestion: "", notice: "small" };
    const once = [...new Map(found.map((one) => [JSON.stringify([one.written, one.terms]), one])).values()];
    const concepts = once.slice(0, MOST_CONCEPTS);
    const better = concepts.some((one) => one.better !== one.written);
    const long = once.length > MOST_CONCEPTS || size(text) > MOST_SIGNS;
    return {
      concepts,
      suggestion: better ? concepts.map((one) => one.better).join(" ") : "",
      notice: long ? "long" : "",
    };
  }

  worthy(everything) {
    const found = [];
    for (let at = 0; at < everything.length;) {
      const parts = everything.slice(at, at + this.codeAt(everything, at));
      const pieces = parts.length > 1 ? parts.map((part) => part.pieces[0]) : parts[0].pieces;
      const run = { start: parts[0].start, end: parts.at(-1).end, pieces, joined: cut(pieces.join(""), LONGEST_WORD) };
      if (this.words.counts(run)) found.push(run);
      at += parts.length;
    }
    return found;
  }

  codeAt(everything, at) {
    const [first, second, last] = everything.slice(at, at + 3);
    if (!second || !this.words.spacedCode(first, second)) return 1;
    const short = size(first.pieces[0]) === 1 && size(second.pieces[0]) === 1;
    const alone = last && last.pieces.length === 1 && size(last.pieces[0]) === 1 && letters(last.pieces[0]);
    return short && alone ? 3 : 2;
  }

  concepts(text, found, language) {
    const concepts = [];
    for (let at = 0; at < found.length && concepts.length <= MOST_CONCEPTS;) {
      const length = this.phraseAt(found, at, language);
      const some = found.slice(at, at + length);
      const written = some.map((run) => text.slice(run.start, run.end)).join(" ");
      concepts.push(
        length > 1
          ? this.phrase(some, written, language)
          : this.word(some[0], written, language, at === found.length - 1),
      );
      at += length;
    }
    return concepts;
  }

  phraseAt(found, at, language) {
    for (let length = Math.min(LONGEST_PHRASE, found.length - at); length > 1; length -= 1) {
      const words = found.slice(at, at + length).map((run) => run.joined);
      if (this.synonyms.meanings(words, language).length) return length;
    }
    return 1;
  }

  phrase(found, written, language) {
    const words = found.map((run) => run.joined);
    const part = whole(LITERAL / words.length);
    const parts = words.flatMap((word) => this.literal([word], part, language));
    return concept(written, written, [
      ...this.literal(words, LITERAL, language),
      ...this.meant(words, SYNONYM, language),
      ...parts.map((one) => ({ ...one, share: part })),
    ]);
  }

  word(run, written, language, last) {
    const word = run.joined;
    const choices = [...this.literal([word], LITERAL, language), ...this.meant([word], SYNONYM, language)];
    if (run.pieces.length > 1) {
      const apart = this.words.apart(run);
      choices.push(...this.literal(apart, PIECES, language), ...this.meant(apart, SYNONYM, language));
    }
    if (last && size(word) >= SHORTEST_START) {
      for (const longer of this.vocabulary.endingsOf(word)) choices.push(...this.asItIs(longer, ENDING));
    }
    if (choices.length) return concept(written, written, choices);
    const guesses = this.vocabulary.guesses(word, language);
    for (const [guess, wrong] of guesses) {
      const strength = wrong === 1 ? ONE_WRONG : TWO_WRONG;
      choices.push(...this.asItIs(guess, strength));
      choices.push(...this.meant([guess], whole(SYNONYM * strength / 100), language));
    }
    return concept(written, guesses.length ? this.vocabulary.written(guesses[0][0], language) : written, choices);
  }

  literal(words, strength, language) {
    const found = [];
    for (const other of this.index.languages) {
      const terms = words.map((word) => this.words.term(word, other));
      if (!this.vocabulary.known(terms)) continue;
      const exact = other === language || words.every((word) => this.vocabulary.languagesOf(word).includes(other));
      found.push({ terms, strength: whole(strength * (exact ? 100 : FOREIGN_STEM) / 100), share: 100 });
    }
    return found;
  }

  asItIs(word, strength) {
    const languages = this.vocabulary.languagesOf(word);
    return languages.map((language) => ({ terms: [this.words.term(word, language)], strength, share: 100 }));
  }

  meant(words, strength, language) {
    const meanings = this.synonyms.meanings(words, language).filter((terms) => this.vocabulary.known(terms));
    return meanings.map((terms) => ({ terms, strength, share: 100 }));
  }

  // Documents that hold a term, with its weight there: numbers count from the one before.
  postings(term) {
    const at = term.indexOf(":");
    const flat = this.index.terms[term.slice(0, at)]?.[term.slice(at + 1)] ?? [];
    const rows = new Map();
    for (let i = 0, number = 0; i < flat.length; i += 2) {
      number += flat[i];
      rows.set(number, flat[i + 1]);
    }
    return rows;
  }

  rank(concepts, query) {
    const points = new Map(), covered = new Map(), all = {};
    for (const language of Object.keys(this.documents)) all[language] = 0;
    for (const one of concepts) {
      const says = this.says(one);
      for (const language of Object.keys(says)) all[language] += 100 * says[language];
      for (const [number, [credit, share, language]] of this.best(one)) {
        points.set(number, (points.get(number) ?? 0) + credit * says[language]);
        covered.set(number, (covered.get(number) ?? 0) + share * says[language]);
      }
    }
    const found = [];
    for (const [number, sum] of points) {
      const [kind, , language, , topic] = this.index.documents[number];
      if ((query.kind && query.kind !== kind) || (query.topic && query.topic !== topic)) continue;
      found.push({ number, sum, share: whole(1000 * covered.get(number) / all[language]) });
    }
    const least = whole(Math.max(0, ...found.map((one) => one.share)) / 2);
    const ranked = found.filter((one) => one.share >= least).map(({ number, sum, share }) => {
      const twice = whole(whole(sum * share / 1000) * share / 1000);
      return { number, score: whole(twice * this.keeps(this.index.documents[number], query) / 1000000) };
    });
    return this.once(ranked, query.language);
  }

  says(one) {
    const having = {};
    for (const { terms } of one.alternatives) {
      const language = terms[0].slice(0, terms[0].indexOf(":"));
      const fewest = Math.min(...terms.map((term) => this.vocabulary.documentsWith(term)));
      having[language] = Math.max(having[language] ?? 0, fewest);
    }
    const says = {};
    for (const [language, number] of Object.entries(this.documents)) says[language] = rarity(number, having[language] ?? 0);
    return says;
  }

  best(one) {
    const best = new Map();
    for (const { terms, strength, share } of one.alternatives) {
      const language = terms[0].slice(0, terms[0].indexOf(":"));
      const tables = terms.map((term) => this.postings(term));
      for (const number of tables[0].keys()) {
        if (!tables.every((table) => table.has(number))) continue;
        const weight = whole(tables.reduce((sum, table) => sum + table.get(number), 0) / tables.length);
        const [credit, part] = best.get(number) ?? [0, 0];
        best.set(number, [Math.max(strength * weight, credit), Math.max(share, part), language]);
      }
    }
    return best;
  }

  keeps([, , language, countries, , reviewed], query) {
    let place = 100;
    if (query.country && !countries.length) place = REGION;
    else if (query.country && !countries.includes(query.country)) {
      const near = this.index.near[query.country] ?? [];
      place = countries.some((country) => near.includes(country)) ? NEIGHBOUR : ELSEWHERE;
    }
    const age = query.today - reviewed > OLD_DAYS ? OLD : 100;
    return (language === query.language ? 100 : OTHER_LANGUAGE) * place * age;
  }

  once(ranked, language) {
    const key = ({ score, number }) => {
      const [kind, id, own] = this.index.documents[number];
      return [-score, kind, id, own === language ? 0 : 1, own];
    };
    const keyed = ranked.map((one) => [key(one), one]);
    keyed.sort(([a], [b]) => {
      for (let i = 0; i < a.length; i += 1) if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
      return 0;
    });
    const seen = new Map();
    for (const [[, kind, id], one] of keyed) if (!seen.has(`${kind} ${id}`)) seen.set(`${kind} ${id}`, one);
    return [...seen.values()];
  }

  hit({ number, score }, terms) {
    const [kind, id, language, , , , title, text] = this.index.documents[number];
    const titleMarks = this.marksIn(title, language, terms), everywhere = this.marksIn(text, language, terms);
    const [begin, end] = windowOf(text, everywhere);
    const fitting = [
      ...titleMarks.map(([a, b]) => title.slice(a, b).toLowerCase()),
      ...everywhere.map(([a, b]) => text.slice(a, b).toLowerCase()),
    ];
    const inside = everywhere.filter(([a, b]) => a >= begin && b <= end);
    return {
      id, kind, language, score, matched: unique(fitting), title, titleMarks,
      snippet: text.slice(begin, end), marks: inside.map(([a, b]) => [a - begin, b - begin]),
    };
  }

  marksIn(text, language, terms) {
    const fits = (run) => this.words.counts(run)
      && [run.joined, ...this.words.apart(run)].some((word) => terms.has(this.words.term(word, language)));
    return this.words.runs(text).filter(fits).map((run) => [run.start, run.end]);
  }
}

// Keep of each alternative its strongest form, strongest first.
function concept(written, better, choices) {
  const best = new Map();
  for (const one of choices) {
    const key = one.terms.join(" "), known = best.get(key);
    if (!known || one.share > known.share || (one.share === known.share && one.strength > known.strength)) best.set(key, one);
  }
  const alternatives = [...best.values()].sort((a, b) => b.share - a.share || b.strength - a.strength);
  return { written, better, alternatives, terms: unique(alternatives.flatMap((one) => one.terms)) };
}

// How much a word says that so many of all documents hold: sixteen times the binary logarithm, by
// straight lines between powers of two.
export function rarity(documents, having) {
  const ratio = whole((documents + 1) * 256 / (Math.min(having, documents) + 1));
  const power = 31 - Math.clz32(ratio);
  return 4 + 16 * (power - 8) + whole(ratio * 16 / 2 ** power) - 16;
}

function windowOf(text, marks) {
  const wordEnd = (at) => {
    while (at < text.length && !/\s/u.test(text[at])) at += 1;
    return Math.min(at, text.length);
  };
  if (text.length <= SNIPPET || !marks.length) return [0, wordEnd(SNIPPET)];
  const counts = marks.map(([start]) => marks.filter(([a]) => start <= a && a < start + SNIPPET - BEFORE).length);
  let begin = Math.max(0, marks[counts.indexOf(Math.max(...counts))][0] - BEFORE);
  while (begin > 0 && begin < text.length && !/\s/u.test(text[begin - 1])) begin += 1;
  return [begin, wordEnd(begin + SNIPPET)];
}

// The day of a Date as a proleptic ordinal, in UTC.
export function ordinal(moment = new Date()) {
  return whole(moment.getTime() / 86400000) + 719163;
}
