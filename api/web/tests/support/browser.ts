// Chromium, and people who sit before it.
import axeCore from 'axe-core';
import { chromium as playwright, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { chromium } from './places';
import { password, type Service } from './service';

const axeSource: string = axeCore.source;

export function openBrowser(): Promise<Browser> {
  return playwright.launch({
    executablePath: chromium,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update', '--lang=zh-CN'],
    ],
  });
}

// What a browser reports although everything is in order: refusals have a status of their own.
const expectedReports =
  /status of (401|404|409|412|422|503)|ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET/;

export class Person {
  readonly reports: string[] = [];

  private constructor(
    readonly user: string,
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly address: string,
  ) {
    this.watch(page);
  }

  static async newcomer(browser: Browser, service: Service, user: string, isDark = false): Promise<Person> {
    const context = await browser.newContext({
      viewport: { width: 1366, height: 768 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      colorScheme: isDark ? 'dark' : 'light',
      baseURL: service.address,
    });
    // Generous: other tests run beside these, and only what never comes is a fault.
    context.setDefaultTimeout(60_000);
    return new Person(user, context, await context.newPage(), service.address);
  }

  static async signedIn(browser: Browser, service: Service, user: string, isDark = false): Promise<Person> {
    const person = await Person.newcomer(browser, service, user, isDark);
    const answer = await person.context.request.post('/api/v1/session', {
      headers: { 'X-Lianshen': '1' },
      data: { user, password },
    });
    if (!answer.ok()) throw new Error(`${user} cannot sign in: ${answer.status()} ${await answer.text()}`);
    return person;
  }

  private watch(page: Page): void {
    page.on('pageerror', (error) => this.reports.push(String(error)));
    page.on('console', (message) => {
      const isBad = message.type() === 'error' || message.type() === 'warning';
      if (isBad && !expectedReports.test(message.text())) this.reports.push(message.text());
    });
  }

  async secondWindow(): Promise<Page> {
    const page = await this.context.newPage();
    this.watch(page);
    return page;
  }

  // Opens an address and waits until nothing is being read any more.
  async visit(path: string, page = this.page): Promise<void> {
    await page.goto(this.address + path);
    await settled(page);
  }

  close(): Promise<void> {
    return this.context.close();
  }
}

export async function settled(page: Page): Promise<void> {
  await page.locator('main').first().waitFor();
  await page.waitForFunction(() => {
    const busy = document.querySelectorAll('.loading, [aria-busy="true"], .el-loading-mask');
    return ![...busy].some((each) => each.getClientRects().length > 0);
  });
  await page.waitForLoadState('networkidle');
}

// Without the fading of colours, which would be measured halfway.
export async function turnDark(page: Page, isDark: boolean): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.evaluate((dark) => document.documentElement.classList.toggle('dark', dark), isDark);
  await page.waitForTimeout(400);
}

// What keeps people out: serious and critical findings only.
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    type Found = { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] };
    type Axe = { run: (of: unknown, how: unknown) => Promise<{ violations: Found[] }> };
    const { axe } = window as unknown as { axe: Axe };
    const result = await axe.run(document, { resultTypes: ['violations'] });
    return result.violations
      .filter((each) => each.impact === 'serious' || each.impact === 'critical')
      .flatMap((each) =>
        each.nodes.slice(0, 4).map((node) => `${each.id} ${String(node.target)}: ${node.failureSummary}`),
      );
  });
}
