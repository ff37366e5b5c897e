// What the service knows of itself: workflows with their commands, organisations. Read once.
import { defineStore } from 'pinia';
import { read } from '@/api/http';
import type { Labelled, Organisation, WorkflowGuide, WorkflowItem } from '@/api/types';

const guides = new Map<string, Promise<WorkflowGuide>>();

export const useVocabulary = defineStore('vocabulary', {
  state: () => ({ workflows: [] as WorkflowItem[], organisations: [] as Organisation[] }),
  getters: {
    collectionOf: (state) => (workflow: string) =>
      state.workflows.find((item) => item.workflow.id === workflow)?.collection ??
      workflow.replace(/_/g, '-') + 's',
    workflowOf: (state) => (collection: string) =>
      state.workflows.find((item) => item.collection === collection)?.workflow,
    organisationName: (state) => (id: string) =>
      state.organisations.find((item) => item.organisation.id === id)?.organisation.name ?? id,
  },
  actions: {
    async load(): Promise<void> {
      if (this.workflows.length > 0) return;
      const [workflows, organisations] = await Promise.all([read('/workflows'), read('/organisations')]);
      this.workflows = workflows.items;
      this.organisations = organisations.items;
    },
    guide(workflow: string): Promise<WorkflowGuide> {
      let known = guides.get(workflow);
      if (!known) {
        known = read('/workflows/{workflow}', { workflow });
        known.catch(() => guides.delete(workflow));
        guides.set(workflow, known);
      }
      return known;
    },
    seatName(id: string): string {
      for (const item of this.organisations) {
        const seat = item.seats.find((each: Labelled) => each.id === id);
        if (seat) return seat.name;
      }
      return id;
    },
  },
});
