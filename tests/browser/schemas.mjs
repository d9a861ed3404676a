// Compiles the published JSON Schemas with ajv in strict mode and holds the published data against them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { listFiles } from './files.mjs';

/** The published data and the schema that each file promises to follow. */
const PAIRS = [
  ['register/register.json', 'register.schema.json'],
  ['site/notice.json', 'notice.schema.json'],
];

/** Data that is no part of a build, or not of every one; where it is there, it is held against its schema too. */
const BESIDE = [
  ['diff.json', 'diff.schema.json'], ['version.json', 'version.schema.json'], ['site/versions.json', 'versions.schema.json'],
];

/** These must exist; any other schema in the folder is compiled as well. */
const REQUIRED = [
  'content.schema.json', 'diff.schema.json', 'findings.v1.schema.json', 'register.schema.json', 'notice.schema.json',
  'version.schema.json', 'versions.schema.json',
];

/** Keywords for editors: they validate nothing. Keywords that start with `x-` are our own. */
const ANNOTATIONS = [
  'markdownDescription', 'markdownEnumDescriptions', 'enumDescriptions', 'enumTitles', 'defaultSnippets',
  'patternErrorMessage', 'errorMessage', 'deprecationMessage', 'doNotSuggest', 'suggestSortText',
];

/** schemars notes the Rust type of a number as its format. */
const NUMBER_FORMATS = ['uint', 'uint8', 'uint16', 'uint32', 'uint64', 'int', 'int8', 'int16'];

function ownKeywords(schema, found = new Set()) {
  if (schema === null || typeof schema !== 'object') return found;
  for (const [key, value] of Object.entries(schema)) {
    if (key.startsWith('x-')) found.add(key);
    ownKeywords(value, found);
  }
  return found;
}

function compile(schema) {
  const draft7 = /draft-07/.test(schema.$schema ?? '');
  if (!draft7 && !/2020-12/.test(schema.$schema ?? '')) throw new Error(`$schema is "${schema.$schema ?? ''}"`);
  // "string or null" is how an optional value is said; everything else stays strict, and a warning is a failure.
  const fail = (text) => { throw new Error(text); };
  const logger = { log: fail, warn: fail, error: fail };
  const ajv = new (draft7 ? Ajv : Ajv2020)({ strict: true, strictTypes: true, strictTuples: true, allowUnionTypes: true, allErrors: true, logger });
  addFormats.default(ajv);
  for (const format of NUMBER_FORMATS) ajv.addFormat(format, { type: 'number', validate: Number.isInteger });
  ajv.addVocabulary([...ANNOTATIONS, ...ownKeywords(schema)]);
  return ajv.compile(schema);
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

function compileAll(folder, add) {
  const validators = new Map();
  for (const file of existsSync(folder) ? listFiles(folder, '.json') : []) {
    try {
      validators.set(file, compile(readJson(path.join(folder, file))));
    } catch (error) {
      add(`schema/${file}`, `ajv (strict): ${error.message}`);
    }
  }
  return validators;
}

function checkData(dist, file, validate, add) {
  if (!existsSync(path.join(dist, file))) return add(file, 'this file is missing');
  if (!validate || validate(readJson(path.join(dist, file)))) return undefined;
  for (const { instancePath, message, params } of validate.errors) {
    add(file, `${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
  }
  return undefined;
}

/** Checks all schemas of a build and the data that they describe. Returns how many schemas there are. */
export function checkSchemas(dist, add) {
  const folder = path.join(dist, 'schema');
  for (const file of REQUIRED) if (!existsSync(path.join(folder, file))) add(`schema/${file}`, 'this schema is missing');
  const validators = compileAll(folder, add);
  const beside = BESIDE.filter(([file]) => existsSync(path.join(dist, file)));
  for (const [file, schema] of [...PAIRS, ...beside]) {
    try {
      checkData(dist, file, validators.get(schema), add);
    } catch (error) {
      add(file, error.message);
    }
  }
  return validators.size;
}
