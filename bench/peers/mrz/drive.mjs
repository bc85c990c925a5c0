// Drives npm's `mrz` as drive.py drives the others: node drive.mjs FOLDER-WITH-node_modules
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const home = `${process.argv[2]}/node_modules/mrz`;
const began = performance.now();
const { parse } = await import(pathToFileURL(`${home}/lib/index.js`));
const loaded = (performance.now() - began) / 1000;
const { version } = JSON.parse(readFileSync(`${home}/package.json`, 'utf8'));
const tell = (answer) => process.stdout.write(`${JSON.stringify(answer)}\n`);
const work = (text) => parse(text.split('\n'));

function found({ valid, fields }) {
  const optional = fields.optional ?? fields.personalNumber ?? fields.optional1 ?? '';
  return {
    valid,
    document_number: fields.documentNumber,
    surname: fields.lastName,
    given_names: fields.firstName,
    issuing_state: fields.issuingState,
    nationality: fields.nationality,
    birth: fields.birthDate,
    sex: fields.sex,
    optional_data: optional,
    optional_data_2: fields.optional2,
  };
}

function judge(texts) {
  return texts.map((text) => {
    try {
      return found(work(text));
    } catch (error) {
      return { exception: `${error.name}: ${error.message}`.slice(0, 120) };
    }
  });
}

function timed(texts, seconds) {
  const started = performance.now();
  let documents = 0;
  let spent = 0;
  while (spent < seconds) {
    for (const text of texts) work(text);
    documents += texts.length;
    spent = (performance.now() - started) / 1000;
  }
  return { documents, seconds: spent };
}

tell({ version, seconds: loaded });
for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line);
  tell(asked.do === 'judge' ? judge(asked.texts) : timed(asked.texts, asked.seconds));
}
