import { describe, expect, it } from 'vitest';
import { drawnRows, filtered, sorted, type Column } from './row-table';

interface Row {
  name: string;
  amount: bigint;
}
const columns: Column<Row>[] = [
  { key: 'name', title: '名称' },
  { key: 'amount', title: '金额', text: (row) => String(row.amount), order: (row) => row.amount },
];
const rows: Row[] = [
  { name: '项目10', amount: 2n },
  { name: '项目9', amount: 10n },
  { name: '平台', amount: 1n },
];

describe('a table', () => {
  it('sorts names as people count, amounts as amounts', () => {
    const names = (list: readonly Row[]) => list.map((row) => row.name);
    expect(names(sorted(rows, columns, { key: 'amount', isDescending: true }))[0]).toBe('项目9');
    const byName = names(sorted(rows, columns, { key: 'name', isDescending: false }));
    expect(byName.indexOf('项目9')).toBeLessThan(byName.indexOf('项目10'));
    expect(sorted(rows, columns, null)).toBe(rows);
  });

  it('filters by all words, wherever they stand', () => {
    expect(filtered(rows, columns, '项目 10')).toHaveLength(2);
    expect(filtered(rows, columns, '平台 9')).toHaveLength(0);
    expect(filtered(rows, columns, ' ')).toBe(rows);
  });

  it('draws no more rows than are in sight, however many there are', () => {
    const drawn = drawnRows(10_000, 37, 37 * 5000, 600);
    expect(drawn.first).toBeGreaterThan(4900);
    expect(drawn.end - drawn.first).toBeLessThan(40);
    expect(drawnRows(3, 37, 0, 600)).toEqual({ first: 0, end: 3 });
  });
});
