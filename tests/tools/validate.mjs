// Checks bodies against schemas of an OpenAPI document: node validate.mjs document.json bodies.jsonl
// A line is {"schema": name, "body": …}; prints one line for each body that does not fit.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";
import addFormats from "ajv-formats";

const [documentFile, bodiesFile] = process.argv.slice(2);
const ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true });
addFormats(ajv);
const { schemas } = JSON.parse(readFileSync(documentFile, "utf8")).components;
const compiled = new Map();
const validatorOf = (name) => {
  if (!compiled.has(name)) compiled.set(name, ajv.compile(schemas[name]));
  return compiled.get(name);
};
let checked = 0;
for (const line of readFileSync(bodiesFile, "utf8").split("\n").filter(Boolean)) {
  const { schema, body } = JSON.parse(line);
  const validate = validatorOf(schema);
  if (!validate(body)) console.log(schema, JSON.stringify(body), ajv.errorsText(validate.errors));
  checked += 1;
}
console.log(`${checked} checked`);
