// The real program, serving a copy of the sample on a free port of this machine.
import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { program, sampleDatabase, scratch } from './places';

export const password = 'demo-2021-xianning';

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

export class Service {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly database: string,
    private readonly port: number,
  ) {}

  static async begin(name: string): Promise<Service> {
    const database = join(scratch, `${name}.db`);
    copyFileSync(sampleDatabase, database);
    const service = new Service(database, await freePort());
    await service.start();
    return service;
  }

  get address(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const log = openSync(`${this.database}.log`, 'a');
    const args = ['serve', '--demo', '--db', this.database, '--listen', `127.0.0.1:${this.port}`];
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', log] });
    this.child = child;
    await new Promise<void>((resolve, reject) => {
      child.stdout?.on('data', (words: Buffer) => words.toString().includes('http://') && resolve());
      child.once('exit', (code) =>
        reject(new Error(`the service ended with ${code}, see ${this.database}.log`)),
      );
    });
  }

  async stop(): Promise<void> {
    const child = this.child;
    this.child = null;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    await ended;
  }
}
