// Something read for a page, anew when what is visible has changed.
import { ref, watch, type Ref } from 'vue';
import { sentenceOf } from '@/api/problem';
import { useChanges } from '@/stores/changes';

export function useLoaded<T>(empty: T, readIt: () => Promise<T>, again: (() => unknown)[] = []) {
  const changes = useChanges();
  const value = ref(empty) as Ref<T>;
  const isBusy = ref(false);
  const fault = ref('');
  let turn = 0;

  async function load(): Promise<void> {
    const mine = ++turn;
    isBusy.value = true;
    fault.value = '';
    try {
      const found = await readIt();
      if (mine === turn) value.value = found;
    } catch (error) {
      if (mine === turn) fault.value = sentenceOf(error);
    }
    if (mine === turn) isBusy.value = false;
  }
  watch(
    () => changes.sequence,
    (sequence, before) => {
      if (before > 0 && sequence !== before) void load();
    },
  );
  if (again.length) watch(again, () => void load());
  void load();
  return { value, isBusy, fault, load };
}
