// What stands in somebody's way, shown once for all pages: refusals with their articles, and cases that
// somebody else was quicker with.
import { defineStore } from 'pinia';
import { ApiProblem } from '@/api/problem';
import type { Change, Problem } from '@/api/types';

export const useDialogs = defineStore('dialogs', {
  state: () => ({
    refusal: null as Problem | null,
    refusedWhat: '',
    changes: null as Change[] | null,
    reload: null as (() => void) | null,
  }),
  actions: {
    // True if the problem is one that a dialog of its own tells.
    tell(error: unknown, what: string, reload: () => void): boolean {
      if (!(error instanceof ApiProblem)) return false;
      const { problem } = error;
      if (problem.status === 412) {
        this.changes = problem.changes ?? [];
        this.reload = reload;
        return true;
      }
      if (problem.status === 409 || (problem.status === 403 && (problem.reasons?.length ?? 0) > 0)) {
        this.show(problem, what);
        return true;
      }
      return false;
    },
    show(problem: Problem, what: string): void {
      this.refusal = problem;
      this.refusedWhat = what;
    },
    close(): void {
      this.refusal = null;
      this.changes = null;
      this.reload = null;
    },
  },
});
