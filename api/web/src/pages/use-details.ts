// Cases with their data, for lists that show some of it. Bounded: such lists are of what is under way.
import { read } from '@/api/http';
import { readAll } from '@/api/lists';
import type { CaseDetail } from '@/api/types';
import { useLoaded } from './use-loaded';

const casesMax = 150;
const atOnce = 6;

export function useDetails(collection: string, query: Record<string, string> = {}) {
  return useLoaded<CaseDetail[]>([], async () => {
    const items = await readAll('/{collection}', { collection, sort: '-changed', ...query }, casesMax);
    const details: CaseDetail[] = [];
    for (let first = 0; first < items.length; first += atOnce) {
      const some = items.slice(first, first + atOnce);
      const asked = some.map((each) => read('/{collection}/{case}', { collection, case: each.id }));
      details.push(...(await Promise.all(asked)));
    }
    return details;
  });
}
