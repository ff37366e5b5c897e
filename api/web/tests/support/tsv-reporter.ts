// One line for each test, as the program's own tests write them: ./dev counts both.
import { appendFileSync, writeFileSync } from 'node:fs';
import type { Reporter, TestCase } from 'vitest/node';

export default class TsvReporter implements Reporter {
  private readonly file = process.env.LIANSHEN_RESULTS;
  private readonly folder = process.env.LIANSHEN_RESULTS_FOLDER ?? 'api/web';

  onInit(): void {
    if (this.file) writeFileSync(this.file, '');
  }
  onTestCaseResult(test: TestCase): void {
    const result = test.result();
    if (!this.file || (result.state !== 'passed' && result.state !== 'failed')) return;
    const ms = Math.round(test.diagnostic()?.duration ?? 0);
    const name = test.fullName.replace(/\s+/g, ' ');
    appendFileSync(this.file, `${result.state}\t${ms}\t${this.folder}\t${name}\n`);
  }
  onTestRunEnd(_modules: unknown, errors: readonly unknown[]): void {
    if (!this.file) return;
    // A file that could not even begin has no test that could fail.
    if (errors.length > 0) appendFileSync(this.file, `failed\t0\t${this.folder}\tthe run itself\n`);
    appendFileSync(this.file, 'end\n');
  }
}
