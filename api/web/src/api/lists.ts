// Lists that come page by page.
import { read } from './http';
import type { Page } from './types';

type Query = Record<string, string | number | boolean | undefined>;

const rowsOfAPage = 200;

// All pages, up to a bound: whoever needs more must filter.
export async function readAll<T>(path: string, query: Query = {}, rowsMax = 10_000): Promise<T[]> {
  const rows: T[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<T> = await read<Page<T>>(path, { ...query, limit: rowsOfAPage, cursor });
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor && rows.length < rowsMax);
  return rows;
}
