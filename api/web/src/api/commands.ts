// Giving a command: one key for one intention, so that a double click, a reload or a broken connection never
// do anything twice.
import { callUntyped, type Answer } from './http';
import type { CommandAccepted, Data } from './types';

export interface Envelope {
  data: Data;
  occurred_on?: string;
  on_behalf_of?: string;
  document_no?: string;
  acting_for?: string;
}

export interface CommandCall {
  collection: string;
  caseId: string;
  command: string;
  envelope: Envelope;
  key: string;
  version?: number;
  isDryRun?: boolean;
}

const restartPatienceMs = 60_000;

export function giveCommand(given: CommandCall): Promise<Answer<CommandAccepted>> {
  const headers: Record<string, string> = { 'Idempotency-Key': given.key };
  if (given.version !== undefined) headers['If-Match'] = `"${given.version}"`;
  if (given.isDryRun) headers.Prefer = 'dry-run';
  return callUntyped<CommandAccepted>('post', '/{collection}/{case}/commands/{command}', {
    given: { collection: given.collection, case: given.caseId, command: given.command },
    headers,
    body: given.envelope,
    patienceMs: given.isDryRun ? 0 : restartPatienceMs,
  });
}
