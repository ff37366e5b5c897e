// A list of cases that grows as it is scrolled, and is read anew when something has changed.
import { ref, watch, type Ref } from 'vue';
import { read } from '@/api/http';
import { sentenceOf } from '@/api/problem';
import type { Given } from '@/api/shapes';
import type { CaseItem } from '@/api/types';
import { useChanges } from '@/stores/changes';

export type CaseQuery = Given<'get', '/cases'>;
const rowsOfAPage = 200;

// Of one collection, or of all if none is named.
export function useCases(collection: string, query: Ref<CaseQuery>) {
  const changes = useChanges();
  const rows = ref<CaseItem[]>([]) as Ref<CaseItem[]>;
  const total = ref<number>();
  const isBusy = ref(false);
  const fault = ref('');
  let cursor: string | undefined;
  let turn = 0;

  async function load(isMore = false): Promise<void> {
    const mine = ++turn;
    isBusy.value = true;
    fault.value = '';
    // What was already in sight stays in sight when news arrive.
    const wanted = isMore ? rowsOfAPage : Math.min(Math.max(rows.value.length, 1), rowsOfAPage);
    const limit = isMore ? rowsOfAPage : Math.max(wanted, 100);
    try {
      const asked = {
        ...query.value,
        limit,
        cursor: isMore ? cursor : undefined,
        total: !isMore || undefined,
      };
      const page = await (collection
        ? read('/{collection}', { ...asked, collection })
        : read('/cases', asked));
      if (mine !== turn) return;
      rows.value = isMore ? [...rows.value, ...page.items] : page.items;
      cursor = page.next;
      if (!isMore) total.value = page.total;
    } catch (error) {
      if (mine === turn) fault.value = sentenceOf(error);
    }
    if (mine === turn) isBusy.value = false;
  }
  const more = () => {
    if (!isBusy.value && cursor) void load(true);
  };

  // Everything, so that sorting and filtering on the page see all of it.
  async function loadAll(rowsMax = 10_000): Promise<void> {
    while (cursor && rows.value.length < rowsMax && !fault.value) await load(true);
  }

  watch(query, () => void load(), { deep: true });
  watch(
    () => changes.sequence,
    (sequence, before) => {
      if (before > 0 && sequence !== before) void load();
    },
  );
  void load();
  return { rows, total, isBusy, fault, load, more, loadAll, hasMore: () => Boolean(cursor) };
}
