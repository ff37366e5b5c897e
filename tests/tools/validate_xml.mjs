// Checks an XML document against an XML Schema: node validate_xml.mjs document.xml schema.xsd
// Prints "valid", or one line for each thing that is not.
import { readFileSync } from "node:fs";
import { XmlDocument, XsdValidator } from "libxml2-wasm";

const [documentFile, schemaFile] = process.argv.slice(2);
const schema = XmlDocument.fromBuffer(readFileSync(schemaFile));
const validator = XsdValidator.fromDoc(schema);
try {
  const document = XmlDocument.fromBuffer(readFileSync(documentFile));
  validator.validate(document);
  document.dispose();
  console.log("valid");
} catch (error) {
  for (const detail of error.details ?? [error]) {
    console.log(`line ${detail.line ?? "?"}: ${(detail.message ?? "").trim()}`);
  }
  process.exitCode = 1;
}
validator.dispose();
schema.dispose();
