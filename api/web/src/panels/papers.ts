// 文书 of a case, as the service lists them.
import { read } from '@/api/http';
import type { Labelled } from '@/api/types';

export interface Paper {
  form: Labelled;
  title: string;
  standing: Labelled; // draft, unsealed, issued, voided
  number?: string;
  signed_on?: string;
  paper?: string; // the outgoing document
  is_latest: boolean;
  formats: string[];
  address: string;
}

export async function papersOf(collection: string, caseId: string): Promise<Paper[]> {
  const path = `/${collection}/${encodeURIComponent(caseId)}/documents`;
  return (await read<{ items: Paper[] }>(path)).items;
}

export const fileNames: Record<string, string> = { docx: '文字文件', pdf: '版式文件', txt: '纯文本' };

export const fileOf = (paper: Paper, format: string) => `${paper.address}?format=${format}`;

export const numberOf = (paper: Paper) =>
  paper.number ?? (paper.standing.id === 'issued' ? '不编号' : '（未取号）');
