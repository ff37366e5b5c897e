// The life of one command's form: described, filled, kept as a draft, checked beforehand, sent once.
import { computed, reactive, ref, watch } from 'vue';
import { giveCommand, type Envelope } from '@/api/commands';
import { read } from '@/api/http';
import { newCaseName, newKey } from '@/api/keys';
import { ApiProblem, Unreachable, isProblem, sentenceOf } from '@/api/problem';
import type { CaseDetail, CommandGuide, Data, Problem, Reason } from '@/api/types';
import { useDialogs } from '@/stores/dialogs';
import { useSession } from '@/stores/session';
import { useVocabulary } from '@/stores/vocabulary';
import { draftPlace, dropDraft, keepDraft, readDraft, type Draft } from './drafts';
import { dataOf, missingItems, pathOf, restored, type Fault, type TypedGroup } from './model';

export interface FormTarget {
  collection: string;
  caseId?: string; // none: opens a case
  command: string;
  preset?: Record<string, string>;
  draftName?: string; // where several forms of the same command may be open
}

export interface Done {
  collection: string;
  caseId: string;
  warnings: Reason[];
}

const emptyEnvelope = () => ({ occurredOn: '', onBehalfOf: '', documentNo: '', actingFor: '' });

export function useCommandForm(target: FormTarget) {
  const session = useSession();
  const vocabulary = useVocabulary();
  const dialogs = useDialogs();
  const place = draftPlace(
    session.person?.user ?? '',
    target.collection,
    target.caseId ?? target.draftName ?? 'new',
    target.command,
  );

  const guide = ref<CommandGuide | null>(null);
  const item = ref<CaseDetail | null>(null);
  const loadFault = ref('');
  const blocked = ref<Reason[]>([]);
  const typed = ref<TypedGroup>({});
  const envelope = reactive(emptyEnvelope());
  const faults = ref<Fault[]>([]);
  const version = ref<number>();
  const key = ref(newKey());
  const caseId = ref(target.caseId ?? '');
  const isSending = ref(false);
  const isUnanswered = ref(false);
  const checked = ref<{ isOpen: boolean; reasons: Reason[]; words: string } | null>(null);
  const savedAt = ref('');
  const isReady = ref(false);
  // As the form was when it was opened: what nobody has touched is no draft.
  let untouched = '';

  const fields = computed(() => guide.value?.fields ?? []);
  const items = computed(() => guide.value?.items ?? []);
  const missing = computed(() => missingItems(fields.value, typed.value, items.value));
  const opens = computed(() => target.caseId === undefined);

  function presetTyped(group: TypedGroup): TypedGroup {
    for (const field of fields.value) {
      const value = target.preset?.[field.name];
      if (value !== undefined && group[field.name] === '') group[field.name] = value;
      else if (field.type === 'user' && !field.is_optional && group[field.name] === '')
        group[field.name] = session.person?.user ?? '';
    }
    return group;
  }

  function restore(): void {
    const draft = readDraft(place);
    typed.value = presetTyped(restored(fields.value, draft?.typed, items.value));
    if (draft) {
      Object.assign(envelope, draft.envelope);
      key.value = draft.key;
      savedAt.value = draft.savedAt;
      isUnanswered.value = draft.isUnanswered === true;
      if (opens.value) caseId.value = draft.caseId;
    }
    if (!caseId.value) caseId.value = newCaseName(target.collection, session.today);
  }

  async function describe(): Promise<void> {
    const workflow = vocabulary.workflowOf(target.collection);
    if (!workflow) throw new ApiProblem({ title: '没有这个流程', status: 404, code: 'not_found' });
    const described = await vocabulary.guide(workflow.id);
    guide.value = described.commands.find((each) => each.command.id === target.command) ?? null;
    if (!guide.value) throw new ApiProblem({ title: '没有这一办理事项', status: 404, code: 'not_found' });
    if (opens.value) return;
    const of = { collection: target.collection, case: target.caseId ?? '' };
    const [detail, next] = await Promise.all([
      read('/{collection}/{case}', of),
      read('/{collection}/{case}/next', of),
    ]);
    item.value = detail;
    version.value = next.version;
    const prospect = next.items.find((each) => each.command.id === target.command);
    if (!prospect) return;
    // The rules that the case was accepted under say what it needs, not those of today.
    guide.value = { ...guide.value, fields: prospect.fields, items: prospect.items };
    blocked.value = prospect.openness === 'blocked' ? prospect.reasons : [];
  }

  async function load(): Promise<void> {
    loadFault.value = '';
    try {
      await describe();
      if (!isReady.value) {
        restore();
        untouched = savedAt.value ? '' : content();
      }
      isReady.value = true;
    } catch (error) {
      loadFault.value = sentenceOf(error);
    }
  }

  const content = () => JSON.stringify([typed.value, envelope]);
  function draft(isUnansweredNow: boolean): Draft {
    return {
      caseId: caseId.value,
      key: key.value,
      typed: typed.value,
      envelope: { ...envelope },
      savedAt: new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 19),
      isUnanswered: isUnansweredNow,
    };
  }
  function save(isUnansweredNow = false): void {
    const kept = draft(isUnansweredNow);
    if (keepDraft(place, kept)) savedAt.value = kept.savedAt;
  }
  watch(
    [typed, envelope],
    () => {
      if (!isReady.value || isSending.value || content() === untouched) return;
      checked.value = null;
      save(isUnanswered.value);
    },
    { deep: true },
  );

  function envelopeOf(data: Data): Envelope {
    const built: Envelope = { data };
    if (envelope.occurredOn) built.occurred_on = envelope.occurredOn;
    if (envelope.onBehalfOf) built.on_behalf_of = envelope.onBehalfOf;
    if (envelope.documentNo.trim()) built.document_no = envelope.documentNo.trim();
    if (envelope.actingFor.trim()) built.acting_for = envelope.actingFor.trim();
    return built;
  }

  function build(): Envelope | null {
    const built = dataOf(fields.value, typed.value, items.value);
    faults.value = built.faults;
    return built.faults.length > 0 ? null : envelopeOf(built.data);
  }

  function takeFaults(problem: Problem): boolean {
    if (problem.status !== 400 || !problem.errors) return false;
    faults.value = problem.errors.map((error) => ({
      path: error.pointer?.startsWith('/data') ? pathOf(error.pointer) : '',
      label: error.pointer ?? error.parameter ?? '',
      words: '填写的内容不合要求',
    }));
    return true;
  }

  const callOf = (envelopeBuilt: Envelope, isDryRun: boolean) => ({
    collection: target.collection,
    caseId: caseId.value,
    command: target.command,
    envelope: envelopeBuilt,
    key: isDryRun ? newKey() : key.value,
    version: opens.value ? undefined : version.value,
    isDryRun,
  });

  async function check(): Promise<void> {
    checked.value = null;
    const built = build();
    if (!built) return;
    isSending.value = true;
    try {
      const answer = await giveCommand(callOf(built, true));
      checked.value = { isOpen: true, reasons: answer.body.warnings ?? [], words: '预校验通过，可以办理。' };
    } catch (error) {
      if (error instanceof ApiProblem && !takeFaults(error.problem))
        checked.value = { isOpen: false, reasons: error.problem.reasons ?? [], words: sentenceOf(error) };
      else if (!(error instanceof ApiProblem))
        checked.value = { isOpen: false, reasons: [], words: sentenceOf(error) };
    }
    isSending.value = false;
  }

  function settle(error: unknown, reload: () => Promise<void>): string {
    if (error instanceof Unreachable) {
      isUnanswered.value = true;
      save(true);
      return '没有收到答复。内容已保存，再次提交时不会重复办理。';
    }
    isUnanswered.value = false;
    // The refusal is kept under its key: another attempt is another intention.
    if (isProblem(error, 409)) key.value = newKey();
    save();
    if (dialogs.tell(error, guide.value?.command.name ?? '', () => void reload())) return '';
    if (error instanceof ApiProblem && takeFaults(error.problem)) return '';
    return sentenceOf(error);
  }

  // An earlier attempt, or another window with the same draft, has arrived with other words under this key.
  function wasSentOtherwise(): string {
    isUnanswered.value = false;
    key.value = newKey();
    save();
    void load();
    return '这份表单先前已经提交并办成，内容与现在填写的不同。现在填写的已留作草稿，请先看办理过程，确需再办的再次提交。';
  }

  // Nothing came back: `fault` says why, or a dialog does.
  async function send(): Promise<{ done?: Done; fault?: string }> {
    if (isSending.value) return {};
    const built = build();
    if (!built) return {};
    isSending.value = true;
    save(true);
    try {
      const answer = await giveCommand(callOf(built, false));
      dropDraft(place);
      const done = {
        collection: target.collection,
        caseId: caseId.value,
        warnings: answer.body.warnings ?? [],
      };
      return { done };
    } catch (error) {
      if (isProblem(error, 422)) return { fault: wasSentOtherwise() };
      return { fault: settle(error, load) };
    } finally {
      isSending.value = false;
    }
  }

  function discard(): void {
    dropDraft(place);
    Object.assign(envelope, emptyEnvelope());
    key.value = newKey();
    if (opens.value) caseId.value = newCaseName(target.collection, session.today);
    typed.value = presetTyped(restored(fields.value, null, items.value));
    faults.value = [];
    isUnanswered.value = false;
    savedAt.value = '';
    untouched = content();
  }

  void load();
  return {
    ...{ guide, item, loadFault, blocked, typed, envelope, faults, caseId, isSending, isUnanswered, checked },
    ...{ savedAt, isReady, fields, items, missing, opens, load, check, send, discard, version },
  };
}
