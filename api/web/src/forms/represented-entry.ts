// What the government or the congress decided is entered by one clerk with the paper's number and scan, and
// counts when a second person confirms it (R26).
import { computed, ref } from 'vue';
import { giveCommand } from '@/api/commands';
import { newCaseName, newKey } from '@/api/keys';
import { sentenceOf } from '@/api/problem';
import { useDialogs } from '@/stores/dialogs';
import { useSession } from '@/stores/session';
import { useVocabulary } from '@/stores/vocabulary';
import { dataOf, type AttachedFile } from './model';
import RepresentedPaper from './RepresentedPaper.vue';
import type { Done, FormTarget, useCommandForm } from './use-command-form';

export interface Paper {
  documentNo: string;
  occurredOn: string;
  scan: AttachedFile | null;
  fault: string;
}

export function useRepresentedEntry(form: ReturnType<typeof useCommandForm>, target: FormTarget) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const dialogs = useDialogs();
  const paper = ref<Paper>({ documentNo: '', occurredOn: session.today, scan: null, fault: '' });
  const key = newKey();
  const entry = computed(() => newCaseName('represented-entries', session.today));

  async function send(): Promise<{ done?: Done; fault?: string }> {
    const built = dataOf(form.fields.value, form.typed.value, form.items.value);
    form.faults.value = built.faults;
    const { documentNo, occurredOn, scan } = paper.value;
    paper.value.fault = !documentNo.trim() || !scan ? '须填来文文号，并附扫描件' : '';
    if (built.faults.length || paper.value.fault || form.isSending.value) return {};
    form.isSending.value = true;
    const collection = vocabulary.collectionOf('represented_entry');
    try {
      await giveCommand({
        collection,
        caseId: entry.value,
        command: 'enter',
        key,
        envelope: {
          data: {
            workflow: vocabulary.workflowOf(target.collection)?.id,
            stream: form.caseId.value,
            command: target.command,
            data: JSON.stringify(built.data),
            on_behalf_of: form.guide.value?.given_by?.on_behalf_of?.id,
            document_no: documentNo.trim(),
            scan,
            occurred_on: occurredOn,
          },
        },
      });
      form.discard();
      return { done: { collection, caseId: entry.value, warnings: [] } };
    } catch (error) {
      if (dialogs.tell(error, form.guide.value?.command.name ?? '', () => void form.load())) return {};
      return { fault: sentenceOf(error) };
    } finally {
      form.isSending.value = false;
    }
  }

  return { input: RepresentedPaper, paper, send };
}
