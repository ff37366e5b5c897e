// What a request can come back with besides what was asked for.
import type { Problem } from './types';

export class ApiProblem extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.title);
    this.name = 'ApiProblem';
    this.problem = problem;
  }

  get status(): number {
    return this.problem.status;
  }
  get code(): string {
    return this.problem.code;
  }
}

// Nobody can say whether the request arrived: the same key must be used again.
export class Unreachable extends Error {
  constructor() {
    super('与服务器的连接中断');
    this.name = 'Unreachable';
  }
}

export function isProblem(error: unknown, status?: number, code?: string): error is ApiProblem {
  return (
    error instanceof ApiProblem &&
    (status === undefined || error.status === status) &&
    (code === undefined || error.code === code)
  );
}

// One sentence for people, whatever went wrong.
export function sentenceOf(error: unknown): string {
  if (error instanceof ApiProblem) return error.problem.detail ?? error.problem.title;
  if (error instanceof Unreachable) return error.message + '，请稍候再试';
  return '页面出错，请刷新后再试';
}

export function problemOf(status: number, text: string): Problem {
  try {
    const body = JSON.parse(text) as Partial<Problem>;
    if (typeof body.title === 'string' && typeof body.code === 'string')
      return { ...body, title: body.title, code: body.code, status };
  } catch {
    // An answer of something between us and the service.
  }
  return { title: `服务器答复异常（${status}）`, status, code: 'unexpected_answer' };
}
