// One case with everything that its page shows, read anew when something has changed.
import { computed, ref, watch } from 'vue';
import { call, read } from '@/api/http';
import { isProblem, sentenceOf } from '@/api/problem';
import type { CaseDetail, ClockOfCase, NextAnswer, TimelineEntry, WorkflowGuide } from '@/api/types';
import { useChanges } from '@/stores/changes';
import { useVocabulary } from '@/stores/vocabulary';

export function useCase(collection: string, caseId: string) {
  const changes = useChanges();
  const vocabulary = useVocabulary();
  const item = ref<CaseDetail | null>(null);
  const next = ref<NextAnswer | null>(null);
  const timeline = ref<TimelineEntry[]>([]);
  const clocks = ref<ClockOfCase[]>([]);
  const guide = ref<WorkflowGuide | null>(null);
  const fault = ref('');
  const isMissing = ref(false);
  const hasChanged = ref(false);
  const given = { collection, case: caseId };

  async function load(): Promise<void> {
    fault.value = '';
    try {
      const detail = await call('get', '/{collection}/{case}', { given, patienceMs: 15_000 });
      const [nextAnswer, history, limits, described] = await Promise.all([
        read('/{collection}/{case}/next', given),
        read('/{collection}/{case}/timeline', given),
        read('/{collection}/{case}/clocks', given),
        vocabulary.guide(detail.body.workflow.id),
      ]);
      const isNews = item.value !== null && item.value.version !== detail.body.version;
      item.value = detail.body;
      next.value = nextAnswer;
      timeline.value = history.items;
      clocks.value = limits.items;
      guide.value = described;
      hasChanged.value = isNews;
    } catch (error) {
      isMissing.value = isProblem(error, 404);
      if (!isMissing.value) fault.value = sentenceOf(error);
    }
  }

  watch(
    () => changes.sequence,
    (sequence, before) => {
      if (before > 0 && sequence !== before) void load();
    },
  );
  void load();
  const title = computed(() => item.value?.title ?? caseId);
  return { item, next, timeline, clocks, guide, fault, isMissing, hasChanged, title, load };
}
