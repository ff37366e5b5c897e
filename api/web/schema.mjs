// src/api/schema.d.ts: the shapes of the service, from the document that the program prints of itself.
// `npm run types` writes the file; a test (tests/schema.test.ts) makes it again and compares.
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

export const file = fileURLToPath(new URL('./src/api/schema.d.ts', import.meta.url));
const program =
  process.env.LIANSHEN_PROGRAM ?? fileURLToPath(new URL('../../build/lianshen', import.meta.url));

const head = '// Made by `npm run types` from `lianshen openapi`.\n\n';

// The client gives commands by what GET …/next and /workflows say of them, never by their names: two hundred
// addresses and bodies less to read.
function withoutCommands(document) {
  const isOfCommand = (path) => /\{case\}\/commands\//.test(path);
  const paths = Object.entries(document.paths).filter(([path]) => !isOfCommand(path));
  const { schemas } = document.components;
  const named = Object.entries(schemas).filter(([name]) => !name.includes('.'));
  return {
    ...document,
    paths: Object.fromEntries(paths),
    components: { schemas: Object.fromEntries(named) },
  };
}

// A problem is a problem, whatever was asked (api/problem.ts).
function withoutProblems(document) {
  for (const operation of Object.values(document.paths).flatMap((each) => Object.values(each))) {
    for (const status of Object.keys(operation.responses))
      if (Number(status) >= 400) delete operation.responses[status];
    operation.parameters = operation.parameters?.filter((each) => each.in !== 'header' && !each.$ref);
  }
  return document;
}

export async function schemaText() {
  const printed = execFileSync(program, ['openapi'], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const tree = await openapiTS(withoutProblems(withoutCommands(JSON.parse(printed))), { alphabetize: true });
  return head + astToString(tree);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(file, await schemaText());
