// What must never happen to somebody's work: lost words, things done twice, silence about a refusal, an old
// picture of a case; and nothing that others wrote comes alive.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Person, openBrowser, settled } from './support/browser';
import { done, fillAll, submit } from './support/forms';
import { password, Service } from './support/service';

let browser: Browser;
let service: Service;
let applicant: Person;
let office: Person;

beforeAll(async () => {
  [browser, service] = await Promise.all([openBrowser(), Service.begin('safety')]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
});
beforeEach(async () => {
  applicant = await Person.signedIn(browser, service, 'applicant');
  office = await Person.signedIn(browser, service, 'office');
});
afterEach(async () => {
  await applicant.close();
  await office.close();
});

const newProject = '/c/projects/new/register';
const values = (name: string) => ({
  name,
  origin: '新登记',
  kind: '新建',
  funding: '全部',
  declared_unclassified: true,
});
const projectsNamed = async (person: Person, name: string): Promise<number> => {
  const answer = await person.context.request.get(`/api/v1/projects?text=${encodeURIComponent(name)}`);
  return ((await answer.json()) as { items: unknown[] }).items.length;
};
async function register(person: Person, name: string): Promise<string> {
  await person.visit(newProject);
  await fillAll(person.page, values(name));
  await submit(person.page);
  await done(person.page);
  await settled(person.page);
  return new URL(person.page.url()).pathname;
}

// Opens the form of a certificate from its project's page, and fills it.
async function certify(page: Page, documentNo: string): Promise<void> {
  await page.locator('.commands').getByRole('link', { name: '登记安全测评', exact: true }).click();
  await page.locator('.form-foot').waitFor();
  await fillAll(page, { kind: '等级保护测评', document_no: documentNo, issued_on: '2021-03-01' });
}

describe('work is safe', () => {
  it('a page that somebody without a session opens asks him to sign in, and then shows it', async () => {
    const newcomer = await Person.newcomer(browser, service, 'finance');
    const { page } = newcomer;
    await newcomer.visit('/finance/holds');
    await page.getByLabel('用户名').fill('finance');
    await page.getByLabel('口令', { exact: true }).fill('wrong-' + password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('alert').waitFor();
    await page.getByLabel('口令', { exact: true }).fill(password);
    await page.getByRole('button', { name: '登录' }).click();
    await page.getByRole('heading', { name: '限制措施' }).waitFor();
    await page.locator('.who').click();
    await page.getByText('退出登录').click();
    await page.getByLabel('用户名').waitFor();
    await newcomer.visit('/');
    await page.getByLabel('用户名').waitFor();
    await newcomer.close();
  });

  it('what is refused shows the article, its words, what to do and whom to ask', async () => {
    const { page } = applicant;
    await applicant.visit('/c/requirement-reviews/new/submit');
    await fillAll(page, {
      project: '养老服务',
      budget: '480000',
      hosting: '市政务云',
      new_private_network: false,
      closed_system: false,
      duplicates_existing: false,
      own_exchange_platform: false,
    });
    await submit(page);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    const words = await dialog.innerText();
    expect(words).toContain('不能办理');
    expect(words).toMatch(/依据.*第[一二三四五六七八九十]+条.*：“.+”/);
    expect(words).toMatch(/怎么办|找谁/);
  });

  it('a grey button says why', async () => {
    const { page } = office;
    await office.visit('/c/projects/project-14');
    const closed = page.locator('.commands .blocked').first();
    const others = page.getByRole('button', { name: /^其他岗位可办的/ });
    if (!(await closed.isVisible())) await others.click();
    await page
      .getByRole('button', { name: /^为什么/ })
      .first()
      .click();
    const words = await page.getByRole('dialog').innerText();
    expect(words).toContain('不能办理');
    expect(words.length).toBeGreaterThan(40);
  });

  it('a second window sees a change without being reloaded', async () => {
    const path = await register(applicant, '第二窗口看得见');
    const second = await Person.signedIn(browser, service, 'applicant-head');
    await second.visit(path);
    const before = await second.page.getByRole('tab', { name: /^办理过程/ }).innerText();
    await applicant.visit(path);
    await certify(applicant.page, 'DJCP-2021-01');
    await submit(applicant.page);
    await done(applicant.page);
    await second.page.getByText('本事项刚有变动').waitFor();
    expect(await second.page.getByRole('tab', { name: /^办理过程/ }).innerText()).not.toBe(before);
    await second.close();
  });

  it('typed words outlive a reload, the back button and another page', async () => {
    const { page } = applicant;
    await applicant.visit(newProject);
    await fillAll(page, values('打了一半的项目'));
    await page.getByText(/草稿已存/).waitFor();
    await page.reload();
    await settled(page);
    const name = page.locator('[data-path="name"] input');
    expect(await name.inputValue()).toBe('打了一半的项目');
    await page.getByRole('link', { name: '工作台' }).first().click();
    await page.getByText('未发出的草稿').waitFor();
    await page.goBack();
    await name.waitFor();
    expect(await name.inputValue()).toBe('打了一半的项目');
    expect(await projectsNamed(applicant, '打了一半的项目')).toBe(0);
  });

  it('a double click does it once, and going back does not offer it again', async () => {
    const { page } = applicant;
    await applicant.visit('/');
    await applicant.visit(newProject);
    await fillAll(page, values('双击只办一次'));
    await page.locator('.form-foot button[type="submit"]').dblclick();
    await done(page);
    await settled(page);
    expect(await projectsNamed(applicant, '双击只办一次')).toBe(1);
    await page.goBack();
    await settled(page);
    await page.reload();
    await settled(page);
    expect(await projectsNamed(applicant, '双击只办一次')).toBe(1);
    const name = page.locator('[data-path="name"] input');
    if (await name.isVisible()) expect(await name.inputValue()).toBe('');
  });

  it('a service that stops and starts again loses no word and does nothing twice', async () => {
    const { page } = applicant;
    await applicant.visit(newProject);
    await fillAll(page, values('服务器重启也不丢'));
    await service.stop();
    await submit(page);
    await page.getByText('与服务器的连接中断').waitFor();
    expect(await page.locator('[data-path="name"] input').inputValue()).toBe('服务器重启也不丢');
    await service.start();
    await done(page);
    await settled(page);
    expect(await projectsNamed(applicant, '服务器重启也不丢')).toBe(1);
    // Whoever closed the window in between finds his words too.
    await applicant.visit(newProject);
    await fillAll(page, values('关了窗口再来'));
    await service.stop();
    await submit(page);
    await page.getByText('与服务器的连接中断').waitFor();
    await page.close();
    await service.start();
    const again = await applicant.secondWindow();
    await applicant.visit(newProject, again);
    expect(await again.locator('[data-path="name"] input').inputValue()).toBe('关了窗口再来');
    await submit(again);
    await done(again);
    expect(await projectsNamed(applicant, '关了窗口再来')).toBe(1);
  });

  it('who decides on an old picture is told, and what he typed stays', async () => {
    const path = await register(applicant, '两人同时办理');
    const { page } = applicant;
    await certify(page, 'DJCP-2021-02');
    const head = await Person.signedIn(browser, service, 'applicant-head');
    await head.visit(path);
    await certify(head.page, 'DJCP-2021-03');
    await submit(head.page);
    await done(head.page);
    await submit(page);
    const dialog = page.getByRole('dialog');
    await dialog.waitFor();
    expect(await dialog.innerText()).toContain('填写的内容仍在');
    expect(await page.locator('[data-path="document_no"] input').inputValue()).toBe('DJCP-2021-02');
    await head.close();
  });

  it('two windows of one person with the same form do it once, and the words of the other are kept', async () => {
    const path = await register(applicant, '两个窗口同一表单');
    const { page } = applicant;
    await certify(page, 'DJCP-2021-04');
    await page.getByText(/草稿已存/).waitFor();
    const other = await applicant.secondWindow();
    await applicant.visit(path, other);
    await certify(other, 'DJCP-2021-05');
    await submit(other);
    await done(other);
    await submit(page);
    await page.getByText('先前已经提交并办成').or(page.getByRole('dialog')).first().waitFor();
    expect(await page.locator('[data-path="document_no"] input').inputValue()).toBe('DJCP-2021-04');
  });
});

describe('what others wrote stays inert', () => {
  const odd = [
    '<img src=x onerror=alert(1)><script>alert(2)</script>',
    '"><svg/onload=alert(3)>{{constructor.constructor("alert(4)")()}}',
    'مرحبا ‮gnirts‬ عالم',
    '长'.repeat(80),
    "Robert'); DROP TABLE events;--",
    '👩‍👩‍👧‍👦𠀀𪚥\u200b\u2066x\u2069',
  ];
  it('markup, right-to-left, long and quoted names are shown as they were typed', async () => {
    const { page } = applicant;
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    for (const name of odd) {
      await applicant.visit(newProject);
      await fillAll(page, values(name));
      await submit(page);
      await done(page);
      await settled(page);
      expect(await page.locator('h1 bdi').textContent()).toBe(name);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width).toBeLessThanOrEqual(1366);
    }
    for (const path of [
      '/',
      '/projects',
      '/cases',
      '/c/projects',
      `/cases?text=${encodeURIComponent(odd[0]!)}`,
    ]) {
      await applicant.visit(path);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1366);
      expect(await page.locator('main img, main script, main svg[onload]').count()).toBe(0);
    }
    expect(dialogs).toBe(0);
    expect(applicant.reports).toEqual([]);
  });
});
