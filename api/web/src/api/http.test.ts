import { afterEach, describe, expect, it, vi } from 'vitest';
import { call, setHooks } from './http';
import { ApiProblem, Unreachable } from './problem';
import { giveCommand } from './commands';

const answer = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const problem = (status: number, code: string) => answer(status, { title: '不能办理', status, code });

function answers(...list: (Response | Error)[]) {
  const sent = vi.fn(async (_address: string, _request: RequestInit) => {
    const next = list.shift();
    if (next instanceof Error || !next) throw next ?? new Error('nothing more was expected');
    return next;
  });
  vi.stubGlobal('fetch', sent);
  return sent;
}
const keyOf = (sent: ReturnType<typeof answers>, at: number) =>
  (sent.mock.calls[at]?.[1].headers as Record<string, string>)['Idempotency-Key'];
const command = () =>
  giveCommand({
    collection: 'projects',
    caseId: 'p1',
    command: 'register',
    envelope: { data: {} },
    key: 'k1',
  });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a request', () => {
  it('carries the own header and asks for Chinese', async () => {
    const sent = answers(answer(200, { today: '2019-03-04' }));
    await call('get', '/date');
    expect(sent.mock.calls[0]?.[1].headers).toMatchObject({ 'X-Lianshen': '1', 'Accept-Language': 'zh-CN' });
  });

  it('that nobody answers is sent again with the same key', async () => {
    vi.useFakeTimers();
    const sent = answers(
      new Error('gone'),
      problem(503, 'retry_with_the_same_key'),
      answer(200, { version: 1 }),
    );
    const given = command();
    await vi.advanceTimersByTimeAsync(5000);
    expect((await given).body.version).toBe(1);
    expect([keyOf(sent, 0), keyOf(sent, 1), keyOf(sent, 2)]).toEqual(['k1', 'k1', 'k1']);
  });

  it('is given up after a while, as one of which nothing is known', async () => {
    vi.useFakeTimers();
    vi.stubGlobal('fetch', vi.fn().mockRejectedValue(new Error('gone')));
    const given = expect(command()).rejects.toBeInstanceOf(Unreachable);
    await vi.advanceTimersByTimeAsync(120_000);
    await given;
  });

  it('goes on after somebody has signed in again', async () => {
    const sent = answers(problem(401, 'not_signed_in'), answer(200, { version: 2 }));
    const signInAgain = vi.fn().mockResolvedValue(undefined);
    setHooks({ signInAgain });
    expect((await command()).body.version).toBe(2);
    expect(signInAgain).toHaveBeenCalledOnce();
    expect(keyOf(sent, 1)).toBe('k1');
  });

  it('that is refused tells why', async () => {
    answers(problem(409, 'refused_by_rule'));
    await expect(command()).rejects.toSatisfy((error) => error instanceof ApiProblem && error.status === 409);
  });
});
