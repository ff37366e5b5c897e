// What somebody has typed and not yet sent, kept in his browser: under his name, so that nobody else's form is
// ever filled with it.
import type { TypedGroup } from './model';

export interface Draft {
  caseId: string;
  // Of the intention, not of the attempt: whatever is sent again because nobody knows whether it arrived
  // carries the same key and can be done only once.
  key: string;
  typed: TypedGroup;
  envelope: { occurredOn: string; onBehalfOf: string; documentNo: string; actingFor: string };
  savedAt: string;
  // Sent, and no answer came: until one is known nothing may be changed.
  isUnanswered?: boolean;
}

const prefix = 'lianshen:draft:';

export function draftPlace(user: string, collection: string, caseId: string, command: string): string {
  return `${prefix}${user}:${collection}/${caseId}/${command}`;
}

export function readDraft(place: string): Draft | null {
  try {
    const text = localStorage.getItem(place);
    return text ? (JSON.parse(text) as Draft) : null;
  } catch {
    return null;
  }
}

export function keepDraft(place: string, draft: Draft): boolean {
  try {
    localStorage.setItem(place, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(place: string): void {
  localStorage.removeItem(place);
}

export interface KeptDraft {
  collection: string;
  caseId: string;
  command: string;
  draft: Draft;
}

export function draftsOf(user: string): KeptDraft[] {
  const found: KeptDraft[] = [];
  const own = `${prefix}${user}:`;
  for (let index = 0; index < localStorage.length; index++) {
    const place = localStorage.key(index) ?? '';
    if (!place.startsWith(own)) continue;
    const [collection = '', caseId = '', command = ''] = place.slice(own.length).split('/');
    const draft = readDraft(place);
    if (draft && command) found.push({ collection, caseId, command, draft });
  }
  return found.sort((a, b) => b.draft.savedAt.localeCompare(a.draft.savedAt));
}
