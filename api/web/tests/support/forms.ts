// Filling forms as people do: by what stands on the page, with the mouse and the keyboard.
import type { Locator, Page } from 'playwright-core';
import { settled, type Person } from './browser';

export type Filled = string | boolean | string[] | { file: string; content: string };
export type Values = Record<string, Filled>;

const fieldAt = (page: Page, path: string): Locator => page.locator(`[data-path="${path}"]`).last();

// Lists that are searched while one types draw themselves anew: whoever misses tries again. Only the field's own
// list counts: the one before may still be fading away.
async function choose(page: Page, field: Locator, words: string): Promise<void> {
  const input = field.locator('input.el-select__input');
  const options = page
    .locator(`[id="${await input.getAttribute('aria-controls')}"]`)
    .locator('.el-select-dropdown__item:visible');
  for (let attempt = 0; ; attempt++) {
    try {
      if ((await input.getAttribute('aria-expanded')) !== 'true')
        await field.locator('.el-select__wrapper').first().click();
      if (await input.isEditable()) await input.fill(words);
      await options.filter({ hasText: words }).first().click({ timeout: 12_000 });
      return;
    } catch (error) {
      if (attempt === 4) throw error;
      await page.locator('h1').first().click();
      await options.first().waitFor({ state: 'hidden' });
    }
  }
}

async function fillText(field: Locator, words: string): Promise<void> {
  const box = field.locator('textarea, input:not([type="file"])').first();
  await box.fill(words);
  if ((await field.locator('.el-date-editor').count()) > 0 && (await field.locator('textarea').count()) === 0)
    await box.press('Enter');
}

export async function fill(page: Page, path: string, value: Filled): Promise<void> {
  const field = fieldAt(page, path);
  await field.waitFor();
  if (typeof value === 'boolean') {
    await field
      .locator('.el-radio')
      .filter({ hasText: value ? '是' : '否' })
      .click();
  } else if (Array.isArray(value)) {
    for (const words of value) await choose(page, field, words);
    // The list stays open for more until something else is clicked.
    await page.locator('h1').first().click();
    await page.locator('.el-select-dropdown:visible').waitFor({ state: 'hidden' });
  } else if (typeof value === 'object') {
    const buffer = Buffer.from(value.content);
    await field
      .locator('input[type="file"]')
      .setInputFiles({ name: value.file, mimeType: 'text/plain', buffer });
    await field.getByText(value.file).waitFor();
  } else if ((await field.locator('.el-select__wrapper').count()) > 0) {
    await choose(page, field, value);
  } else {
    await fillText(field, value);
  }
}

export async function fillAll(page: Page, values: Values): Promise<void> {
  for (const [path, value] of Object.entries(values)) {
    // "goals.1.target": the second row has to be there first.
    const row = /^(.*)\.(\d+)\.[^.]+$/.exec(path);
    if (row && (await fieldAt(page, path).count()) === 0)
      await fieldAt(page, row[1]!).getByRole('button', { name: /^添加/ }).first().click();
    await fill(page, path, value);
  }
}

export const submit = (page: Page) => page.locator('.form-foot button[type="submit"]').click();

export async function done(page: Page): Promise<void> {
  const dialog = page.locator('.el-dialog:visible');
  const fault = page.locator('.fault-list, p.fault');
  const success = page.locator('.el-message--success').last();
  await success.or(dialog).or(fault).first().waitFor();
  if (!(await success.isVisible()))
    throw new Error(`not done: ${(await dialog.or(fault).allInnerTexts()).join(' | ')}`);
  await page.waitForURL((url) => !url.pathname.includes('/do/') && !url.pathname.includes('/new/'));
}

// From a case's own page: the command's button, the form, the answer.
export async function give(
  person: Person,
  path: string,
  command: string,
  values: Values = {},
): Promise<void> {
  const { page } = person;
  await person.visit(path);
  await page.locator('.commands').getByRole('link', { name: command, exact: true }).click();
  await page.locator('.form-foot').waitFor();
  await fillAll(page, values);
  await submit(page);
  await done(page);
  await settled(page);
}

export async function open(
  person: Person,
  collection: string,
  command: string,
  values: Values,
): Promise<string> {
  const { page } = person;
  await person.visit(`/c/${collection}`);
  await page.getByRole('link', { name: command, exact: true }).click();
  await page.locator('.form-foot').waitFor();
  await fillAll(page, values);
  await submit(page);
  await done(page);
  await settled(page);
  return new URL(page.url()).pathname;
}

export const stateOf = (page: Page) => page.locator('.case-state .state').innerText();
