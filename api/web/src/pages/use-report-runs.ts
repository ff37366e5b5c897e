// Reports that the service makes in the background: they go on while somebody looks at other pages, and are
// found again on coming back. A run that is gone after a restart is remembered here, so that it can be asked
// for anew.
import { computed, onBeforeUnmount, ref } from 'vue';
import { call, read } from '@/api/http';
import { newKey } from '@/api/keys';
import { isProblem, sentenceOf } from '@/api/problem';
import type { Given } from '@/api/shapes';

type Format = NonNullable<Given<'post', '/reports/{report}/runs'>['format']>;

export interface Question {
  report: string;
  title: string;
  format: string;
  as_of?: string;
  year?: string;
}

export interface ReportRun {
  id: string;
  report: string;
  title: string;
  format: string;
  as_of: string;
  year?: number;
  state: 'queued' | 'running' | 'done' | 'failed' | 'gone' | 'lost';
  progress: { step: string; done: number; total?: number; percent: number; before: number };
  failure?: { sentence: string };
  file?: { name: string; bytes: number; address: string };
}

type Remembered = Question & { id: string };

const everyMs = 1000;
const memory = 'lianshen.report-runs';

function remembered(): Remembered[] {
  try {
    return JSON.parse(sessionStorage.getItem(memory) ?? '[]') as Remembered[];
  } catch {
    return [];
  }
}

function lostRun(asked: Remembered): ReportRun {
  return {
    ...asked,
    as_of: asked.as_of ?? '',
    year: asked.year ? Number(asked.year) : undefined,
    state: 'lost',
    progress: { step: 'queued', done: 0, percent: 0, before: 0 },
  };
}

export const isUnfinished = (run: ReportRun) => run.state === 'queued' || run.state === 'running';

export function questionOf(run: ReportRun): Question {
  return {
    report: run.report,
    title: run.title,
    format: run.format,
    as_of: run.as_of || undefined,
    year: run.year === undefined ? undefined : String(run.year),
  };
}

function fetchFile(run: ReportRun): void {
  if (!run.file) return;
  const link = document.createElement('a');
  link.href = run.file.address;
  link.download = run.file.name;
  link.click();
}

export function useReportRuns() {
  const runs = ref<ReportRun[]>([]);
  const fault = ref('');
  const awaited = new Set<string>(); // asked for on this visit: their files come by themselves
  let timer: ReturnType<typeof setTimeout> | undefined;
  let hasLeft = false;
  const isAnyUnfinished = computed(() => runs.value.some(isUnfinished));

  function remember(all: Remembered[]): void {
    sessionStorage.setItem(memory, JSON.stringify(all));
  }

  async function load(): Promise<void> {
    clearTimeout(timer);
    try {
      const found: ReportRun[] = (await read('/reports/runs')).items;
      const known = new Set(found.map((run) => run.id));
      const lost = remembered().filter((asked) => !known.has(asked.id));
      runs.value = [...lost.map(lostRun), ...found];
      fault.value = '';
      for (const run of found) {
        if (!awaited.has(run.id) || isUnfinished(run)) continue;
        awaited.delete(run.id);
        fetchFile(run);
      }
    } catch (error) {
      fault.value = sentenceOf(error);
    }
    if (!hasLeft && isAnyUnfinished.value) timer = setTimeout(() => void load(), everyMs);
  }

  async function ask(question: Question): Promise<void> {
    try {
      const { report, format, as_of, year } = question;
      const run = await call('post', '/reports/{report}/runs', {
        given: {
          report,
          format: format as Format,
          as_of,
          year: year === undefined ? undefined : Number(year),
        },
        headers: { 'Idempotency-Key': newKey() },
        patienceMs: 15_000,
      });
      awaited.add(run.body.id);
      remember([...remembered(), { ...question, id: run.body.id }]);
      await load();
    } catch (error) {
      fault.value = sentenceOf(error);
    }
  }

  async function forget(run: ReportRun): Promise<void> {
    awaited.delete(run.id);
    remember(remembered().filter((asked) => asked.id !== run.id));
    try {
      if (run.state !== 'lost') await call('delete', '/reports/runs/{run}', { given: { run: run.id } });
    } catch (error) {
      if (!isProblem(error, 404)) fault.value = sentenceOf(error);
    }
    await load();
  }

  async function askAgain(run: ReportRun): Promise<void> {
    await forget(run);
    await ask(questionOf(run));
  }

  onBeforeUnmount(() => {
    hasLeft = true;
    clearTimeout(timer);
  });
  void load();
  return { runs, runsFault: fault, ask, askAgain, forget };
}
