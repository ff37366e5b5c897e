// The client's types are those of the program that serves it.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { file, schemaText } from '../schema.mjs';

it('the types are made from the document that the program prints', async () => {
  const isSame = (await schemaText()) === readFileSync(file, 'utf8');
  expect(isSame, 'the API has changed: run `npm run types` in api/web').toBe(true);
});
