// Somebody without a mouse.
import type { Page } from 'playwright-core';

// What can be clicked and is never reached by Tab, or shows nothing when it is.
export async function outOfReach(page: Page, pressesMax = 250): Promise<string[]> {
  await page.evaluate(() => {
    (document.activeElement as HTMLElement | null)?.blur();
    window.scrollTo(0, 0);
    const clickable = 'main a[href], main button, main input, main textarea, main summary, main [role="tab"]';
    for (const each of document.querySelectorAll<HTMLElement>(clickable)) {
      const isSpecial = each.matches(
        ':disabled, [type="file"], [type="radio"], [type="checkbox"], [aria-hidden="true"]',
      );
      // Of a group of tabs or choices one is reached by Tab, the others by arrows.
      const isOneOfGroup = each.matches('[role="tab"][tabindex="-1"], [role="radio"]');
      const isThere = each.getClientRects().length > 0 && each.offsetWidth > 1;
      if (isThere && !isSpecial && !isOneOfGroup) each.dataset.mustBeReached = '';
    }
  });
  const blind: string[] = [];
  for (let press = 0; press < pressesMax; press++) {
    await page.keyboard.press('Tab');
    const step = await page.evaluate(() => {
      const now = document.activeElement as HTMLElement | null;
      if (!now || now === document.body) return { isOver: true, blind: '' };
      const wasThere = now.dataset.wasReached !== undefined;
      now.dataset.wasReached = '';
      const looks = [
        now,
        now.nextElementSibling,
        now.parentElement,
        now.parentElement?.querySelector('[class$="__inner"]'),
        now.closest('.el-input__wrapper, .el-select__wrapper, .el-checkbox'),
      ];
      const isSeen = looks.some((each) => {
        if (!each) return false;
        const style = getComputedStyle(each);
        return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
      });
      return { isOver: wasThere, blind: isSeen ? '' : now.outerHTML.slice(0, 120) };
    });
    if (step.blind) blind.push(`nothing shows the focus on ${step.blind}`);
    if (step.isOver) break;
  }
  const missed = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-must-be-reached]:not([data-was-reached])')]
      .filter((each) => each.isConnected)
      .map((each) => `never reached: ${each.outerHTML.slice(0, 120)}`),
  );
  // More than anybody would walk through: what was walked through has to be in order, no more is asked.
  const all = await page.evaluate(() => document.querySelectorAll('[data-must-be-reached]').length);
  return [...new Set([...blind, ...(all < pressesMax - 60 ? missed : [])])].slice(0, 8);
}
