// What somebody who looks at a page would object to.
import type { Page } from 'playwright-core';

// Numbers of cases, provisions and files are written as they are; everything else is Chinese.
const written = [
  /https?:\S+/g,
  /\.(pdf|docx|xlsx)$/g,
  /[a-z0-9_]+([-/][a-z0-9_]+)+/gi, // review-13-2, XN-PM-09.1
  /\b(CPU|GB|MB|ISO|A4|PDF|OA|OFD|CSV|XLSX|JSON|BPMN|SHA-?256|HTTPS?|IPv[46]|IP|URL|API|V\d|v\d[\d.]*)\b/g,
  /\bcase \w+/g,
];

// Accounts are called as they were named.
const accounts =
  /\b(applicant|office|finance|planning|industry|secrecy|auditor|water|clerk|head|reviewer|checker|signatory|li\.mou|zhang\.mou|expert\d)\b/g;

export async function englishWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      const words = node.textContent?.trim() ?? '';
      if (!parent || !words || parent.closest('script, style, code, [data-as-written], .watermark')) continue;
      if (parent.getClientRects().length > 0) found.push(words);
    }
    for (const each of document.querySelectorAll('[placeholder], [title], [aria-label]'))
      for (const name of ['placeholder', 'title', 'aria-label']) found.push(each.getAttribute(name) ?? '');
    return found;
  });
  const objected = texts.filter((words) => {
    const rest = [...written, accounts].reduce((text, pattern) => text.replace(pattern, ' '), words);
    return /[A-Za-z]{3,}/.test(rest);
  });
  return [...new Set(objected)].slice(0, 20);
}

// Words that do not fit where they stand, and pages wider than the screen.
export async function cutWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width + 1)
      found.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const each of document.querySelectorAll<HTMLElement>('main *, header *, nav *')) {
      const isLeaf = each.children.length === 0 && (each.textContent ?? '').trim() !== '';
      if (!isLeaf || each.getClientRects().length === 0) continue;
      const style = getComputedStyle(each);
      if (style.overflow === 'visible' || each.closest('[title], .el-select, .el-tabs__nav-scroll')) continue;
      if (each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
        found.push(`${each.className || each.tagName}: ${(each.textContent ?? '').slice(0, 40)}`);
    }
    const roomOfColumn = 24;
    for (const each of document.querySelectorAll<HTMLElement>('main th[scope="col"]')) {
      const isShown = each.closest('table')!.getClientRects().length > 0;
      if (isShown && (each.textContent ?? '').trim() && each.getBoundingClientRect().width < roomOfColumn)
        found.push(`a column without room: ${each.textContent}`);
    }
    for (const each of document.querySelectorAll<HTMLElement>('main .row-table.wrapped td')) {
      if (each.getClientRects().length > 0 && each.scrollWidth > each.clientWidth + 1)
        found.push(`a cell without room: ${each.innerText}`);
    }
    return [...new Set(found)].slice(0, 20);
  });
}

// A table, list or panel with nothing in it, and nothing said about it.
export async function silentPlaces(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isSilent = (each: HTMLElement) =>
      each.getClientRects().length > 0 &&
      (each.textContent ?? '').trim() === '' &&
      !each.querySelector('svg');
    const places = [...document.querySelectorAll<HTMLElement>('main, main section, main aside')].filter(
      isSilent,
    );
    for (const each of document.querySelectorAll<HTMLElement>('main tbody, main ul, main ol')) {
      const around =
        each.closest('section, [role="region"], .case-main, .row-table')?.parentElement ?? each.parentElement;
      if (isSilent(each) && !around?.querySelector('.empty, .aside, .empty-title')) places.push(each);
    }
    return places.map((each) => `${each.tagName.toLowerCase()}.${each.className}`);
  });
}
