// What the address of a list says, as the service's own parameters.
import type { LocationQuery } from 'vue-router';

const known = ['state', 'organisation', 'workflow', 'lamp', 'overdue', 'text', 'project', 'sort'];

export function queryOf(query: LocationQuery): Record<string, string | undefined> {
  const asked: Record<string, string | undefined> = {};
  for (const name of known) {
    const value = query[name];
    if (typeof value === 'string' && value) asked[name] = value;
  }
  return asked;
}
