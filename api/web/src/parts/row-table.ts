// What a table shows: its columns, and which rows are worth drawing.

export interface Column<T> {
  key: string;
  title: string;
  width?: number; // pixels; what has none shares the rest
  align?: 'left' | 'right' | 'center';
  text?: (row: T) => string; // what is shown, sorted and filtered by where there is no slot
  order?: (row: T) => string | number | bigint;
}

export interface Sorting {
  key: string;
  isDescending: boolean;
}

export function textOf<T>(column: Column<T>, row: T): string {
  if (column.text) return column.text(row);
  const value = (row as Record<string, unknown>)[column.key];
  return value === undefined || value === null ? '' : String(value);
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

export function sorted<T>(rows: readonly T[], columns: Column<T>[], sorting: Sorting | null): readonly T[] {
  const column = sorting && columns.find((each) => each.key === sorting.key);
  if (!column) return rows;
  const keys = rows.map((row) => [column.order ? column.order(row) : textOf(column, row), row] as const);
  const sign = sorting.isDescending ? -1 : 1;
  keys.sort(([a], [b]) => {
    if (typeof a === 'string' && typeof b === 'string') return sign * collator.compare(a, b);
    return sign * (a < b ? -1 : a > b ? 1 : 0);
  });
  return keys.map(([, row]) => row);
}

// All words must be found somewhere in the row.
export function filtered<T>(rows: readonly T[], columns: Column<T>[], words: string): readonly T[] {
  const asked = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (asked.length === 0) return rows;
  return rows.filter((row) => {
    const all = columns
      .map((column) => textOf(column, row))
      .join('\n')
      .toLowerCase();
    return asked.every((word) => all.includes(word));
  });
}

export interface Drawn {
  first: number;
  end: number;
}

const spare = 8;

export function drawnRows(count: number, rowHeight: number, scrolled: number, height: number): Drawn {
  const first = Math.max(0, Math.floor(scrolled / rowHeight) - spare);
  return { first, end: Math.min(count, Math.ceil((scrolled + height) / rowHeight) + spare) };
}
