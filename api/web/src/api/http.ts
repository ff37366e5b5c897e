// Every request goes through here: own header, problems as errors, signing in anew without losing what is on
// the page, and patience while the service restarts.
import { ApiProblem, Unreachable, problemOf } from './problem';
import type { AnswerOf, BodyOf, Given, Method, Path } from './shapes';

type Values = Record<string, string | number | boolean | undefined>;

interface Sending {
  given?: Values;
  body?: unknown;
  bytes?: Blob;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  // How long to go on trying, with the same key, while the service cannot be reached.
  patienceMs?: number;
}

export type Request<M extends Method, P extends string> = Omit<Sending, 'given' | 'body'> &
  (unknown extends Given<M, P> ? unknown : { given: Given<M, P> }) &
  (BodyOf<M, P> extends undefined ? unknown : { body: BodyOf<M, P> });

export interface Answer<T> {
  status: number;
  body: T;
  etag: string;
  wasRepeated: boolean;
}

export interface Hooks {
  // Resolves when somebody has signed in again; rejects if he gave up.
  signInAgain: () => Promise<void>;
  proveAgain: () => Promise<void>;
  mustEnrol: (code: string) => void;
  unreachable: (isUnreachable: boolean) => void;
}

const hooks: Hooks = {
  signInAgain: () => Promise.reject(new Error('nobody can be asked')),
  proveAgain: () => Promise.reject(new Error('nobody can be asked')),
  mustEnrol: () => undefined,
  unreachable: () => undefined,
};

export function setHooks(given: Partial<Hooks>): void {
  Object.assign(hooks, given);
}

// What the address has a place for goes there; the rest is asked behind it, if there is anything to ask.
function addressFor(path: string, given: Values = {}): string {
  const asked = new URLSearchParams();
  let address = path;
  for (const [name, value] of Object.entries(given)) {
    const place = `{${name}}`;
    if (path.includes(place)) address = address.replace(place, () => encodeURIComponent(String(value)));
    else if (value !== undefined && value !== '' && value !== false) asked.set(name, String(value));
  }
  const text = asked.toString();
  return '/api/v1' + address + (text ? '?' + text : '');
}

async function send(method: Method, path: string, request: Sending): Promise<Response> {
  const headers: Record<string, string> = {
    'X-Lianshen': '1',
    Accept: 'application/json',
    'Accept-Language': 'zh-CN',
    ...request.headers,
  };
  let body: BodyInit | undefined;
  if (request.bytes) {
    body = request.bytes;
    headers['Content-Type'] = 'application/octet-stream';
  } else if (request.body !== undefined) {
    body = JSON.stringify(request.body);
    headers['Content-Type'] = 'application/json';
  }
  try {
    return await fetch(addressFor(path, request.given), {
      method: method.toUpperCase(),
      headers,
      body,
      signal: request.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new Unreachable();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// 503 and a broken connection are the same to a person: try again, with the same key, for a while.
async function sendPatiently(method: Method, path: string, request: Sending): Promise<Response> {
  const givesUpAt = Date.now() + (request.patienceMs ?? 0);
  for (let wait = 500; ; wait = Math.min(wait * 2, 4000)) {
    let failure: unknown;
    try {
      const response = await send(method, path, request);
      if (response.status !== 503) {
        hooks.unreachable(false);
        return response;
      }
      if (Date.now() >= givesUpAt) return response;
    } catch (error) {
      if (!(error instanceof Unreachable)) throw error;
      failure = error;
    }
    hooks.unreachable(true);
    if (Date.now() >= givesUpAt) throw failure ?? new Unreachable();
    await pause(wait);
  }
}

export async function callUntyped<T>(method: Method, path: string, request: Sending): Promise<Answer<T>> {
  for (let attempt = 0; ; attempt++) {
    const response = await sendPatiently(method, path, request);
    if (response.ok || response.status === 304) {
      const text = response.status === 204 || response.status === 304 ? '' : await response.text();
      return {
        status: response.status,
        body: (text ? JSON.parse(text) : undefined) as T,
        etag: response.headers.get('ETag') ?? '',
        wasRepeated: response.headers.get('Idempotency-Replayed') === 'true',
      };
    }
    const problem = problemOf(response.status, await response.text());
    const isOnce = attempt === 0;
    if (isOnce && problem.status === 401 && problem.code === 'not_signed_in') {
      await hooks.signInAgain();
    } else if (isOnce && problem.code === 'step_up_is_needed') {
      await hooks.proveAgain();
    } else {
      if (/^(the_password_must_be_changed|a_second_factor_must_be_enrolled)$/.test(problem.code))
        hooks.mustEnrol(problem.code);
      throw new ApiProblem(problem);
    }
  }
}

type IfNeeded<T> = Record<string, never> extends T ? [T?] : [T];

export function call<M extends Method, P extends Path<M>>(
  method: M,
  path: P,
  ...[request]: IfNeeded<Request<M, P>>
): Promise<Answer<AnswerOf<M, P>>> {
  return callUntyped(method, path, (request ?? {}) as Sending);
}

export function addressOf<P extends Path<'get'>>(path: P, ...[given]: IfNeeded<Given<'get', P>>): string {
  return addressFor(path, given as Values | undefined);
}

const readingPatienceMs = 15_000;

export async function read<P extends Path<'get'>>(
  path: P,
  ...[given]: IfNeeded<Given<'get', P>>
): Promise<AnswerOf<'get', P>> {
  const sending = { given: given as Values | undefined, patienceMs: readingPatienceMs };
  return (await callUntyped<AnswerOf<'get', P>>('get', path, sending)).body;
}
