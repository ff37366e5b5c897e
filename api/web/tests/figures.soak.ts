// How fast the client is on this machine, beside what was promised: printed, and judged.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, it } from 'vitest';
import { Person, openBrowser, settled } from './support/browser';
import { root } from './support/places';
import { Service } from './support/service';

const lines: string[] = [];
function note(name: string, value: number, unit: string, limit?: number): void {
  const bound = limit === undefined ? '' : `   (at most ${limit} ${unit})`;
  lines.push(`  ${name.padEnd(58)} ${String(value).padStart(7)} ${unit}${bound}`);
  if (limit !== undefined) expect(value, name).toBeLessThanOrEqual(limit);
}
afterAll(() => console.log(['', 'The client', ...lines].join('\n')));

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

// From the beginning of the navigation until the page has its heading and reads nothing any more.
const readyMs = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = () => {
          const busy = document.querySelectorAll('.loading, [aria-busy="true"], .el-loading-mask');
          const isBusy = [...busy].some((each) => each.getClientRects().length > 0);
          if (document.querySelector('main h1') && !isBusy) resolve(Math.round(performance.now()));
          else requestAnimationFrame(look);
        };
        look();
      }),
  );

// The longest time between two frames, and how much of it one task took, while `work` goes on.
async function longestFrameMs(page: Page, work: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    const frames = { longest: 0, isOver: false };
    (window as unknown as { frames: typeof frames }).frames = frames;
    let before = performance.now();
    const look = (now: number) => {
      frames.longest = Math.max(frames.longest, now - before);
      before = now;
      if (!frames.isOver) requestAnimationFrame(look);
    };
    requestAnimationFrame((now) => {
      before = now;
      requestAnimationFrame(look);
    });
  });
  await work();
  return page.evaluate(() => {
    const { frames } = window as unknown as { frames: { longest: number; isOver: boolean } };
    frames.isOver = true;
    return Math.round(frames.longest);
  });
}

const dist = join(root, 'api/web/dist');
const kilobytes = (files: string[]) =>
  Math.round(files.reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0) / 100) /
  10;

const casesOfCity = 10_000;
function caseAt(at: number) {
  const name = `第${at}号信息化平台（${['一', '二', '三'][at % 3]}期）`;
  return {
    id: `city-${at}`,
    workflow: { id: 'project', name: '项目' },
    state: { id: 'active', name: at % 7 ? '在办' : '已完成' },
    title: name,
    project: { id: `city-${at}`, name },
    organisation: { id: `unit-${at % 90}`, name: `第${at % 90}局` },
    opened_on: '2021-03-01',
    changed_at: '2021-03-01T09:00:00+08:00',
    version: 1,
    sequence: at + 1,
    is_overdue: at % 50 === 0,
    lamp: at % 50 === 0 ? 'yellow' : 'none',
  };
}
// Page by page, as the service answers.
async function serveCity(page: Page): Promise<void> {
  await page.route(/\/api\/v1\/projects\?/, async (route) => {
    const asked = new URL(route.request().url()).searchParams;
    const first = Number(asked.get('cursor') ?? 0);
    const end = Math.min(first + Number(asked.get('limit') ?? 50), casesOfCity);
    const items = Array.from({ length: end - first }, (_, at) => caseAt(first + at));
    const body = { items, total: casesOfCity, ...(end < casesOfCity && { next: String(end) }) };
    await route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) });
  });
}

describe('the client is as light and quick as promised', () => {
  it('the bundle', () => {
    const page = readFileSync(join(dist, 'index.html'), 'utf8');
    const entry = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.(?:js|css))"/g)].map(
      (found) => found[1]!,
    );
    const scripts = entry.filter((file) => file.endsWith('.js'));
    note('scripts that every page begins with, gzip', kilobytes(scripts), 'kB', 250);
    note('their styles, gzip', kilobytes(entry.filter((file) => file.endsWith('.css'))), 'kB');
    const all = readdirSync(join(dist, 'assets')).map((file) => `assets/${file}`);
    note('all pages together, gzip', kilobytes(all), 'kB');
  });

  it('the first page, nothing in any cache', async () => {
    const times: number[] = [];
    for (let run = 0; run < 5; run++) {
      const [browser, service] = [await openBrowser(), await Service.begin(`cold-${run}`)];
      const person = await Person.signedIn(browser, service, 'office');
      await person.page.goto(`${service.address}/`, { waitUntil: 'commit' });
      times.push(await readyMs(person.page));
      await browser.close();
      await service.stop();
    }
    note('the bench of the office is ready, median of 5', median(times), 'ms', 1500);
  });

  it('a table of ten thousand rows', async () => {
    const [browser, service] = await Promise.all([openBrowser(), Service.begin('figures')]);
    const person = await Person.signedIn(browser, service, 'office');
    const { page } = person;
    await serveCity(page);
    await page.goto(`${service.address}/c/projects`, { waitUntil: 'commit' });
    await page.locator('tr.row').first().waitFor();
    note('a list of 10,000 cases shows its first rows', await readyMs(page), 'ms');
    await settled(page);
    let began = Date.now();
    await page.getByRole('button', { name: '全部列出' }).click();
    await page.locator(`table[aria-rowcount="${casesOfCity + 1}"]`).waitFor();
    note('all of them have been read, page by page', Date.now() - began, 'ms');
    await settled(page);
    const filtering = await page.evaluate(async () => {
      const box = document.querySelector<HTMLInputElement>('input[aria-label="在已列出的中筛选"]')!;
      const start = performance.now();
      box.value = '第777号';
      box.dispatchEvent(new Event('input', { bubbles: true }));
      await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
      return { ms: Math.round(performance.now() - start), rows: document.querySelectorAll('tr.row').length };
    });
    expect(filtering.rows).toBe(1);
    note('they are filtered by a word', filtering.ms, 'ms', 200);
    await page.locator('input[aria-label="在已列出的中筛选"]').fill('');
    await page.locator('tr.row').nth(10).waitFor();
    began = Date.now();
    await page
      .getByRole('button', { name: /^编号|^状态/ })
      .first()
      .click();
    await page.waitForFunction(() => document.querySelector('th[aria-sort="ascending"]') !== null);
    note('they are sorted', Date.now() - began, 'ms');
    const frame = await longestFrameMs(page, async () => {
      await page.locator('.row-table').hover();
      for (let turn = 0; turn < 120; turn++) await page.mouse.wheel(0, turn % 40 === 39 ? 90_000 : 900);
      await page.waitForTimeout(300);
    });
    note('the longest frame while they are scrolled', frame, 'ms', 100);
    await browser.close();
    await service.stop();
  });
});
