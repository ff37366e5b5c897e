// What was paid on a contract, found in the allotments of its project.
import { read } from '@/api/http';
import { readAll } from '@/api/lists';

export interface Payment {
  allotment: string;
  contract: string;
  node: string;
  amount: string;
  voucher_no: string;
  paid_on: string;
  refunded: string;
  request_no?: string;
}
export interface Paid {
  payments: Payment[];
  pending: { allotment: string; contract: string; node: string; amount: string; request_no: string }[];
  committed: { allotment: string; contract: string; open: string }[];
}

export async function readPaid(project: string): Promise<Paid> {
  const cases = await readAll('/{collection}', { collection: 'allotments', project }, 200);
  const details = await Promise.all(
    cases.map((each) => read('/{collection}/{case}', { collection: 'allotments', case: each.id })),
  );
  const all = <T>(name: string): (T & { allotment: string })[] =>
    details.flatMap((detail) =>
      ((detail.data[name] as T[] | undefined) ?? []).map((each) => ({ ...each, allotment: detail.id })),
    );
  return {
    payments: all<Payment>('payments'),
    pending: all<Paid['pending'][number]>('pending'),
    committed: all<Paid['committed'][number]>('commitments'),
  };
}
