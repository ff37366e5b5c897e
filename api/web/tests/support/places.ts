// Where the program, the browser and the results are.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('../../../../', import.meta.url));
export const program = process.env.LIANSHEN_PROGRAM ?? join(root, 'build/lianshen');
export const chromium = process.env.LIANSHEN_CHROMIUM ?? '/usr/bin/chromium';
export const sample = join(root, 'data/samples/xianning-2019-2021.jsonl');
export const scratch = join(root, 'build/web-tests');
export const sampleDatabase = join(scratch, 'sample.db');
export const screenshots = fileURLToPath(new URL('../../screenshots/', import.meta.url));
