// Checks a JSON document against a JSON Schema: node validate_document.mjs document.json schema.json [more.json]
// More schemas are those that the first one refers to. Prints "valid", or one line for each thing that is not.
// An official schema in a file of your own can be given in place of ours.
import { readFileSync } from "node:fs";
import Ajv from "ajv";
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";

const read = (file) => JSON.parse(readFileSync(file, "utf8"));
const [documentFile, ...schemaFiles] = process.argv.slice(2);
const [schema, ...referenced] = schemaFiles.map(read);
const isDraft04 = schema.$schema.includes("draft-04");
// Official schemas have keywords of their own (codelist, versionId …).
const ajv = new (isDraft04 ? AjvDraft04 : Ajv)({ strict: false, allErrors: true });
addFormats(ajv);
for (const each of referenced) ajv.addSchema(each);
const validate = ajv.compile(schema);
if (validate(read(documentFile))) {
  console.log("valid");
} else {
  for (const error of validate.errors) {
    console.log(`${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
  }
  process.exitCode = 1;
}
