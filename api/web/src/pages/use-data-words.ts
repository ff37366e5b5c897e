// The words of a workflow's choices, for lists of its cases; empty until they are read.
import { computed } from 'vue';
import type { WorkflowGuide } from '@/api/types';
import { useVocabulary } from '@/stores/vocabulary';
import { dataWords } from '@/words/data-words';
import { useLoaded } from './use-loaded';

export function useDataWords(workflow: string, command: string) {
  const vocabulary = useVocabulary();
  const { value: guide } = useLoaded<WorkflowGuide | null>(null, () => vocabulary.guide(workflow));
  const words = computed(() => (guide.value ? dataWords(guide.value, command) : null));
  const choice = (field: string, value: unknown): string =>
    value === undefined || value === null ? '' : (words.value?.choice(field, String(value)) ?? '');
  return { choice };
}
