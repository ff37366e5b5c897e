// 文号 of a case: what it decided is numbered on the paper that says so, when that is signed.
import { readRegister } from '@/api/lists';
import type { DocumentRow } from '@/api/register-types';
import { useLoaded } from './use-loaded';

export function usePapers() {
  const { value: papers } = useLoaded<DocumentRow[]>([], async () => {
    return await readRegister('documents');
  });
  // Of the latest paper of that kind; empty before one is signed, and for who does not see it.
  const numberOf = (caseId: string, kind: string): string =>
    papers.value
      .filter((each) => each.about === caseId && each.kind.id === kind && each.state.id !== 'voided')
      .reduce((number, each) => each.document_no ?? number, '');
  return { numberOf };
}
