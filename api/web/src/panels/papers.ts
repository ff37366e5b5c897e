// 文书 of a case, as the service lists them.
import { read } from '@/api/http';
import type { Schemas } from '@/api/shapes';

export type Paper = Schemas['CaseDocuments']['items'][number];

export async function papersOf(collection: string, caseId: string): Promise<Paper[]> {
  return (await read('/{collection}/{case}/documents', { collection, case: caseId })).items;
}

export const fileNames: Record<string, string> = { docx: '文字文件', pdf: '版式文件', txt: '纯文本' };

export const fileOf = (paper: Paper, format: string) => `${paper.address}?format=${format}`;

export const numberOf = (paper: Paper) =>
  paper.number ?? (paper.standing.id === 'issued' ? '不编号' : '（未取号）');
