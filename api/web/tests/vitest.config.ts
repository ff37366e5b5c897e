// Tests that drive the real program in the machine's Chromium; `npm run pages`, or ./dev test; `npm run soak`
// takes the long ones and the figures.
import { defineConfig } from 'vitest/config';
import TsvReporter from './support/tsv-reporter';

export default defineConfig({
  root: new URL('.', import.meta.url).pathname,
  test: {
    environment: 'node',
    include: [process.env.LIANSHEN_SOAK ? '*.soak.ts' : '*.test.ts'],
    globalSetup: ['./support/sample-database.ts'],
    // One browser and one service at a time: the tests of the program run beside them.
    fileParallelism: false,
    testTimeout: 600_000,
    hookTimeout: 120_000,
    reporters: ['default', new TsvReporter()],
  },
});
