// What the address of a list says, as the service's own parameters.
import type { LocationQuery } from 'vue-router';
import type { CaseQuery } from './use-cases';

const known = ['state', 'organisation', 'workflow', 'lamp', 'overdue', 'text', 'project', 'sort'];

// Addresses may be typed by hand: the service says what it does not take.
export function queryOf(query: LocationQuery): CaseQuery {
  const asked: Record<string, string> = {};
  for (const name of known) {
    const value = query[name];
    if (typeof value === 'string' && value) asked[name] = value;
  }
  return asked as CaseQuery;
}
