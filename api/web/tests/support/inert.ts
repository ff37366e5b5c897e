// Odd strings in the real pages: whether each is shown as it was written, and nothing else comes of it.
import type { Page, Route } from 'playwright-core';
import type { Person } from './browser';

const labelled = (text: string) => ({ id: text, name: text });

// Everything that a page must not do, over all its life.
export function watchForLife(page: Page): string[] {
  const seen: string[] = [];
  page.on('dialog', (dialog) => {
    seen.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    const isOurs = origin === new URL(page.url()).origin || page.url() === 'about:blank';
    if (!isOurs || pathname.includes('odd')) seen.push(`request: ${request.url()}`);
  });
  page.on('popup', () => seen.push('a window opened'));
  return seen;
}

// What the page itself can tell: a mark that a script left.
export async function signsOfLife(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...('odd' in window ? ['a script ran'] : []),
    ...(document.title === 'odd' ? ['a script changed the title'] : []),
    ...(document.querySelector('main script, main iframe, main object, main form[action], main style')
      ? ['an element came to life']
      : []),
  ]);
}

const answer = (route: Route, body: unknown) =>
  route.fulfill({ status: 200, contentType: 'application/json', body: JSON.stringify(body) });

// All of them in one list: as titles, projects, units and states. On paper every row is drawn.
export async function shownInList(person: Person, texts: string[]): Promise<string[]> {
  const { page } = person;
  const items = ['plain', ...texts].map((text, at) => ({
    id: `odd-${at}`,
    workflow: { id: 'project', name: '项目' },
    state: labelled(text),
    title: text,
    project: { id: `odd-${at}`, name: `${text}.` },
    organisation: labelled(text),
    opened_on: '2021-03-01',
    changed_at: '2021-03-01T09:00:00+08:00',
    version: 1,
    sequence: at + 1,
    is_overdue: false,
    lamp: 'none',
  }));
  await page.route(/\/api\/v1\/projects\?/, (route) => answer(route, { items, total: items.length }));
  await person.visit('/c/projects');
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.locator('tr.row').nth(texts.length).waitFor({ state: 'attached' });
  const faults = await page.evaluate((written) => {
    const rows = [...document.querySelectorAll<HTMLElement>('tr.row')];
    const [plain, ...others] = rows;
    const shape = (row: HTMLElement) =>
      [...row.querySelectorAll('td')].map((cell) => cell.querySelectorAll('*').length).join();
    const usual = { shape: shape(plain!), height: plain!.offsetHeight, direction: 'ltr' };
    const found: string[] = [];
    others.forEach((row, at) => {
      const text = written[at]!;
      const told = JSON.stringify(text.slice(0, 60));
      const texts = [...row.querySelectorAll('td bdi')].map((each) => each.textContent);
      if (texts.filter((each) => each === text).length < 3 || !texts.includes(`${text}.`))
        found.push(`not as written: ${told}`);
      if (shape(row) !== usual.shape) found.push(`other elements: ${told}`);
      if (row.offsetHeight > usual.height) found.push(`${row.offsetHeight} high: ${told}`);
      if (getComputedStyle(row).direction !== usual.direction) found.push(`turned round: ${told}`);
    });
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} wide`);
    return found;
  }, texts);
  await page.unroute(/\/api\/v1\/projects\?/);
  return faults;
}

// As names of those who acted, numbers of papers and contents of one case's course.
export async function shownInTimeline(person: Person, texts: string[]): Promise<string[]> {
  const { page } = person;
  const entry = (text: string, at: number) => ({
    sequence: at + 1,
    kind: at % 2 ? 'refusal' : 'event',
    what: labelled(text),
    at: '2021-03-01T09:00:00+08:00',
    occurred_on: '2021-03-01',
    actor: labelled(text),
    acting_for: labelled(text),
    confirmed_by: labelled(text),
    document_no: text,
    provisions: [],
    is_veiled: false,
    was_erased: false,
    ...(at % 2 ? { reasons: [reasonOf(text)] } : { data: { name: text, goals: [{ indicator: text }] } }),
  });
  const items = ['plain', 'plain', ...texts].map(entry);
  await page.route(/\/timeline$/, (route) => answer(route, { items }));
  await person.visit('/c/projects/project-06');
  await page.getByRole('tab', { name: /^办理过程/ }).click();
  await page.locator('.timeline li').nth(texts.length).waitFor();
  const faults = await page.evaluate(async (written) => {
    for (const button of document.querySelectorAll<HTMLElement>('.timeline button[aria-expanded="false"]'))
      button.click();
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const lines = [...document.querySelectorAll<HTMLElement>('.timeline > ol > li')].reverse();
    const shape = (line: HTMLElement) => [...line.querySelectorAll('*')].map((each) => each.tagName).join();
    const found: string[] = [];
    lines.slice(2).forEach((line, at) => {
      const text = written[at]!;
      const told = JSON.stringify(text.slice(0, 60));
      // Who, for whom, checked by whom, the number; then what was entered, or what was missing.
      const apart = [...line.querySelectorAll('bdi')].filter((each) => each.textContent?.includes(text));
      if (apart.length < 5) found.push(`${apart.length} of 5 as written: ${told}`);
      if (shape(line) !== shape(lines[at % 2]!)) found.push(`other elements: ${told}`);
      const bare = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = bare.nextNode(); node; node = bare.nextNode()) {
        const isApart = node.parentElement!.closest('bdi, .timeline-what, .sentence');
        if (!isApart && node.textContent!.includes(text))
          found.push(`not apart from its neighbours: ${told}`);
      }
    });
    const page = document.documentElement;
    if (page.scrollWidth > page.clientWidth + 1) found.push(`the page is ${page.scrollWidth} wide`);
    return found;
  }, texts);
  await page.unroute(/\/timeline$/);
  return faults;
}

const reasonOf = (...texts: string[]) => ({
  code: 'refused',
  sentence: texts[0]!,
  missing: texts.map((value) => ({ name: 'name', value })),
  who: 'applicant',
});

// As what a refusal names, in its dialog. The form before it is filled already.
export async function shownInRefusal(person: Person, texts: string[]): Promise<string[]> {
  const { page } = person;
  const problem = { title: '不能办理', status: 409, code: 'refused_by_rule', reasons: [reasonOf(...texts)] };
  await page.route(/\/commands\//, (route) =>
    route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
  );
  await page.locator('.form-foot button[type="submit"]').click();
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  const faults = await dialog.evaluate((box, written) => {
    const things = [...box.querySelectorAll<HTMLElement>('.missing li')];
    const found = things.length === written.length ? [] : [`${things.length} things are missing`];
    things.forEach((thing, at) => {
      const isApart = thing.querySelector('bdi')?.textContent?.includes(written[at]!);
      if (!isApart || thing.querySelectorAll('*').length !== 1) found.push(`not as written: ${written[at]}`);
    });
    if (box.scrollWidth > box.clientWidth + 1) found.push(`the dialog is ${box.scrollWidth} wide`);
    return found;
  }, texts);
  await page.getByRole('button', { name: '知道了' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.unroute(/\/commands\//);
  return faults;
}

// As cases to choose from, in a form.
export async function shownInChoices(person: Person, texts: string[]): Promise<string[]> {
  const { page } = person;
  const items = texts.map((text, at) => ({
    id: `odd-${at}`,
    workflow: { id: 'project', name: '项目' },
    state: { id: 'active', name: '在办' },
    title: text,
    opened_on: '2021-03-01',
    changed_at: '2021-03-01T09:00:00+08:00',
    version: 1,
    sequence: at + 1,
    is_overdue: false,
    lamp: 'none',
  }));
  await page.route(/\/api\/v1\/cases\?/, (route) => answer(route, { items }));
  await person.visit('/c/requirement-reviews/new/submit');
  await page.locator('[data-path="project"] .el-select__wrapper').click();
  await page
    .locator('.el-select-dropdown__item')
    .nth(texts.length - 1)
    .waitFor({ state: 'attached' });
  const faults = await page.evaluate((written) => {
    const choices = [...document.querySelectorAll<HTMLElement>('.el-select-dropdown__item')];
    const found: string[] = [];
    written.forEach((text) => {
      const choice = choices.find((each) => each.textContent!.includes(`#${text.split('#').at(-1)}（`));
      if (!choice?.textContent?.includes(text)) found.push(`not as written: ${text}`);
      else if (choice.querySelectorAll('*').length !== choices[0]!.querySelectorAll('*').length)
        found.push(`other elements: ${text}`);
      else if (choice.offsetHeight !== choices[0]!.offsetHeight)
        found.push(`${choice.offsetHeight} high: ${text}`);
    });
    return found;
  }, texts);
  await page.unroute(/\/api\/v1\/cases\?/);
  return faults;
}
