// Lists that come page by page.
import { read } from './http';
import type { Given, ListPath, RowOf, Schemas } from './shapes';

const rowsOfAPage = 200;

// All pages, up to a bound: whoever needs more must filter.
export async function readAll<P extends ListPath>(
  path: P,
  given: Omit<Given<'get', P>, 'limit' | 'cursor'>,
  rowsMax = 10_000,
): Promise<RowOf<P>[]> {
  const rows: RowOf<P>[] = [];
  let cursor: string | undefined;
  do {
    const asked = { ...given, limit: rowsOfAPage, cursor } as unknown as Given<'get', P>;
    const page = (await read(path, ...([asked] as never))) as unknown as { items: RowOf<P>[]; next?: string };
    rows.push(...page.items);
    cursor = page.next;
  } while (cursor && rows.length < rowsMax);
  return rows;
}

type Register = Schemas['Register'];
type RowOfRegister<Name extends Register['register']> = Extract<
  Register,
  { register: Name }
>['items'][number];

export async function readRegister<Name extends Register['register']>(
  name: Name,
): Promise<RowOfRegister<Name>[]> {
  return (await read('/registers/{register}', { register: name })).items as RowOfRegister<Name>[];
}
