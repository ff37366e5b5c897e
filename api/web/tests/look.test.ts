// Every page as its users see it: nothing that keeps people out, no foreign word, nothing cut, no silence;
// and the pictures that the README shows.
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Person, axeFindings, openBrowser, settled, turnDark } from './support/browser';
import { screenshots } from './support/places';
import { Service } from './support/service';
import { cutWords, englishWords, silentPlaces } from './support/sight';

interface Look {
  name: string;
  path: string;
  // Chosen after the page is there: a tab by its name.
  tab?: string;
}

const looks: Record<string, Look[]> = {
  applicant: [
    { name: 'applicant-workbench', path: '/' },
    { name: 'applicant-propose', path: '/proposals/new' },
    { name: 'applicant-projects', path: '/projects' },
    { name: 'project', path: '/c/projects/project-06' },
    { name: 'no-papers', path: '/c/projects/project-06', tab: '文书' },
    { name: 'account', path: '/account' },
  ],
  office: [
    { name: 'office-workbench', path: '/' },
    { name: 'intake', path: '/office/intake' },
    { name: 'opinions', path: '/office/opinions' },
    { name: 'agenda', path: '/office/agenda' },
    { name: 'deadlines', path: '/office/deadlines' },
    { name: 'cards', path: '/office/cards' },
    { name: 'evaluations', path: '/office/evaluations' },
    { name: 'rectifications', path: '/office/rectifications' },
    { name: 'documents', path: '/office/documents' },
    { name: 'projects', path: '/projects' },
    { name: 'reports', path: '/reports' },
    { name: 'search', path: '/cases?text=数字城管' },
    { name: 'case-timeline', path: '/c/requirement-reviews/review-13-2', tab: '办理过程' },
    { name: 'case-clocks', path: '/c/requirement-reviews/review-13-2', tab: '时限' },
    { name: 'case-picture', path: '/c/requirement-reviews/review-13-2', tab: '流程图' },
    { name: 'case-papers', path: '/c/technical-reviews/technical-03', tab: '文书' },
    { name: 'paper', path: '/c/outgoing-documents/review-09-notice-11' },
    { name: 'meeting', path: '/c/joint-meetings/meeting-2020-4' },
    { name: 'plan', path: '/c/annual-plans/plan-2021' },
    { name: 'print', path: '/c/requirement-reviews/review-13-2/print' },
    { name: 'provisions', path: '/rules/provisions' },
    { name: 'policies', path: '/rules/policies' },
    { name: 'workflows', path: '/rules/workflows' },
    { name: 'calendar', path: '/rules/calendar' },
  ],
  finance: [
    { name: 'finance-workbench', path: '/' },
    { name: 'finance', path: '/finance' },
    { name: 'ledger', path: '/finance/ledger' },
    { name: 'payments', path: '/finance/contracts' },
    { name: 'holds', path: '/finance/holds' },
    { name: 'round', path: '/c/funding-rounds/round-2021' },
    { name: 'contract', path: '/c/contracts/contract-13-main' },
  ],
  'system-admin': [
    { name: 'users', path: '/admin/users' },
    { name: 'seats', path: '/admin/seats' },
  ],
  'audit-admin': [{ name: 'audit', path: '/admin/audit' }],
};

let browser: Browser;
let service: Service;
const people = new Map<string, Person>();

beforeAll(async () => {
  mkdirSync(screenshots, { recursive: true });
  [browser, service] = await Promise.all([openBrowser(), Service.begin('look')]);
  for (const user of Object.keys(looks)) people.set(user, await Person.signedIn(browser, service, user));
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});

describe('a page keeps nobody out and says everything in Chinese', () => {
  for (const [user, pages] of Object.entries(looks)) {
    it.each(pages)(`${user}: $name`, async ({ name, path, tab }) => {
      const person = people.get(user)!;
      const { page } = person;
      person.reports.length = 0;
      await person.visit(path);
      if (tab) {
        await page.getByRole('tab', { name: tab }).click();
        await settled(page);
      }
      await page.screenshot({ path: join(screenshots, `${name}.png`) });
      const said = (findings: string[], of: string) => findings.map((each) => `${of}: ${each}`);
      const objections = [
        ...said(await axeFindings(page), 'axe'),
        ...said(await englishWords(page), 'not Chinese'),
        ...said(await cutWords(page), 'cut'),
        ...said(await silentPlaces(page), 'says nothing'),
      ];
      await turnDark(page, true);
      objections.push(...said(await axeFindings(page), 'axe in the dark'));
      await turnDark(page, false);
      expect([...objections, ...person.reports]).toEqual([]);
    });
  }

  it('an order to rectify stands with its project and the numbers of its papers', async () => {
    const office = people.get('office')!;
    await office.visit('/office/rectifications');
    const row = office.page.getByRole('row').filter({ hasText: '山洪灾害监测预警系统运维' });
    const words = await row.innerText();
    for (const number of ['咸政务整〔2020〕1号', '咸政务限〔2020〕1号', '咸政务解〔2020〕1号'])
      expect(words).toContain(number);
    await office.visit('/c/requirement-reviews/review-09');
    await office.page.getByText('咸电政联〔2019〕9号').first().waitFor();
  });

  it('a contract shows which of its nodes are paid, since when and by which voucher', async () => {
    const finance = people.get('finance')!;
    await finance.visit('/c/contracts/contract-13-main');
    const row = (node: string) => finance.page.getByRole('row').filter({ hasText: node }).first();
    await row('首付款').getByText('咸国支〔2020〕20号').waitFor();
    const paid = await row('首付款').innerText();
    for (const word of ['已付', '2020-07-07', '96.00']) expect(paid).toContain(word);
    expect(await row('验收款').innerText()).toContain('未付');
  });

  it('what the cases of every workflow hold, and what was done in them, is told in Chinese', async () => {
    const office = people.get('office')!;
    const { page } = office;
    await office.visit('/');
    const first = await page.evaluate(async () => {
      const read = async (path: string) =>
        (await (await fetch(`/api/v1${path}`, { headers: { 'X-Lianshen': '1' } })).json()).items;
      const workflows = await read('/workflows');
      const addresses: string[] = [];
      for (const { collection } of workflows) {
        const [newest] = await read(`/${collection}?limit=1&sort=-opened`);
        if (newest) addresses.push(`/c/${collection}/${encodeURIComponent(newest.id)}`);
      }
      return addresses;
    });
    expect(first.length).toBeGreaterThan(20);
    const objections: string[] = [];
    for (const address of [...first, '/c/requirement-reviews/review-13-2']) {
      await office.visit(address);
      await page.getByRole('tab', { name: '内容', exact: true }).click();
      objections.push(...(await englishWords(page)).map((each) => `${address} holds: ${each}`));
      await page.getByRole('tab', { name: /^办理过程/ }).click();
      const closed = page.locator('.timeline button[aria-expanded="false"]');
      while (await closed.count()) await closed.first().click();
      objections.push(...(await englishWords(page)).map((each) => `${address} did: ${each}`));
    }
    expect(objections).toEqual([]);
  });

  it('a reviewer looks at a signed opinion and takes it home', async () => {
    const reviewer = await Person.signedIn(browser, service, 'office-reviewer');
    const { page } = reviewer;
    await reviewer.visit('/c/requirement-reviews/review-09');
    await page.getByRole('tab', { name: '文书' }).click();
    const row = page.getByRole('row').filter({ hasText: '需求审核意见书' });
    await row.getByRole('button', { name: /^预览/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: /需求审核意见书/ });
    await dialog.waitFor();
    const paper = page.frameLocator('iframe[title^="需求审核意见书"]');
    await paper.getByText('咸电政联〔2019〕9号').first().waitFor();
    await paper.getByRole('heading', { name: /智慧校园管理平台（二期）\s*建设需求方案/ }).waitFor();
    await page.screenshot({ path: join(screenshots, 'paper-preview.png') });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('link', { name: /文字文件/ }).press('Enter'),
    ]);
    expect(download.suggestedFilename()).toBe('需求审核意见书（咸电政联〔2019〕9号）.docx');
    expect(
      readFileSync(await download.path())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    expect(reviewer.reports).toEqual([]);
    await reviewer.close();
  });

  it('nobody signed in: the door', async () => {
    const stranger = await Person.newcomer(browser, service, 'stranger');
    for (const [name, path] of [
      ['sign-in', '/sign-in'],
      ['activate', '/activate'],
    ] as const) {
      await stranger.visit(path);
      await stranger.page.screenshot({ path: join(screenshots, `${name}.png`) });
      expect(await axeFindings(stranger.page)).toEqual([]);
      expect(await englishWords(stranger.page)).toEqual([]);
    }
    expect(stranger.reports).toEqual([]);
    await stranger.close();
  });
});
