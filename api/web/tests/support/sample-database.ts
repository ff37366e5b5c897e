// The sample's three years, given once; every file of tests begins with a copy.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { chromium, program, sample, sampleDatabase, scratch } from './places';

export default function setup(): void {
  for (const needed of [program, chromium])
    if (!existsSync(needed)) throw new Error(`${needed} is missing: run these tests by ./dev test`);
  rmSync(scratch, { recursive: true, force: true });
  mkdirSync(scratch, { recursive: true });
  const options = { stdio: ['ignore', 'ignore', 'inherit'] as const, maxBuffer: 1 << 26 };
  execFileSync(program, ['init', '--db', sampleDatabase, '--pack', 'xianning'], {
    ...options,
    stdio: [...options.stdio],
  });
  execFileSync(program, ['run', sample, '--db', sampleDatabase], { ...options, stdio: [...options.stdio] });
}
