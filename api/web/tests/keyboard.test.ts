// A day at the office without a mouse.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, openBrowser, settled } from './support/browser';
import { done } from './support/forms';
import { outOfReach } from './support/keyboard';
import { password, Service } from './support/service';

let browser: Browser;
let service: Service;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), Service.begin('keyboard')]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

const pages: Record<string, string[]> = {
  applicant: [
    '/',
    '/proposals/new',
    '/projects',
    '/c/projects/project-06',
    '/c/projects/new/register',
    '/account',
  ],
  office: [
    '/',
    '/office/intake',
    '/office/deadlines',
    '/office/cards',
    '/c/requirement-reviews/review-13-2',
    '/rules/calendar',
  ],
  finance: ['/finance', '/finance/ledger', '/finance/holds', '/c/funding-rounds/round-2021'],
  'system-admin': ['/admin/users'],
  'audit-admin': ['/admin/audit'],
};

describe('a day without a mouse', () => {
  it('signs in, goes past the menu, registers a project', async () => {
    const person = await Person.newcomer(browser, service, 'applicant');
    const { page } = person;
    const { keyboard } = page;
    await person.visit('/sign-in');
    await keyboard.type('applicant');
    await keyboard.press('Tab');
    await keyboard.type(password);
    await keyboard.press('Enter');
    await page.locator('.frame').waitFor();
    await person.visit('/c/projects/new/register');
    await keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await keyboard.press('Enter');
    const focused = () =>
      page.evaluate(() => document.activeElement?.closest('[data-path]')?.getAttribute('data-path') ?? '');
    const to = async (path: string) => {
      for (let press = 0; press < 60 && (await focused()) !== path; press++) await keyboard.press('Tab');
      expect(await focused()).toBe(path);
    };
    await to('name');
    await keyboard.type('不用鼠标登记的项目');
    for (const path of ['origin', 'kind', 'funding']) {
      await to(path);
      await keyboard.press('ArrowDown');
      await page.locator('.el-select-dropdown:visible').waitFor();
      await keyboard.press('ArrowDown');
      await keyboard.press('Enter');
    }
    await to('declared_unclassified');
    await keyboard.press('Space');
    const submit = page.locator('.form-foot button[type="submit"]');
    for (
      let press = 0;
      press < 60 && !(await submit.evaluate((each) => each === document.activeElement));
      press++
    )
      await keyboard.press('Tab');
    await keyboard.press('Enter');
    await done(page);
    await settled(page);
    expect(await page.locator('h1').innerText()).toContain('不用鼠标登记的项目');
    await person.close();
  });

  for (const [user, paths] of Object.entries(pages)) {
    it.each(paths)(`${user}: everything on %s is reached, and seen when it is`, async (path) => {
      const person = await Person.signedIn(browser, service, user);
      await person.visit(path);
      expect(await outOfReach(person.page)).toEqual([]);
      await person.close();
    });
  }
});
