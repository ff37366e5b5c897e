// A column of amounts in 万元, sorted by what they are worth; what there is none of comes before zero.
import { fenOf, wanText } from '@/words/money';
import type { Column } from './row-table';

export function amountColumn<T>(
  key: string,
  title: string,
  width: number,
  of: (row: T) => string | undefined,
): Column<T> {
  return {
    key,
    title,
    width,
    align: 'right',
    text: (row) => {
      const amount = of(row);
      return amount === undefined ? '' : wanText(amount);
    },
    order: (row) => {
      const amount = of(row);
      return amount === undefined ? -1n : fenOf(amount);
    },
  };
}
