// The service's document as types: which addresses there are, what each is asked with and what it answers.
import type { components, paths } from './schema';

export type Schemas = components['schemas'];
export type Method = 'get' | 'post' | 'put' | 'delete';

type Written<P extends string> = `/api/v1${P}`;
type Operation<M extends Method, P extends string> =
  Written<P> extends keyof paths ? paths[Written<P>][M] : undefined;

// '/cases' for '/api/v1/cases', if it has that method.
export type Path<M extends Method> = {
  [P in keyof paths]: P extends Written<infer Short>
    ? paths[P][M] extends { responses: unknown }
      ? Short
      : never
    : never;
}[keyof paths];

type Names<O> = O extends { parameters: { path: infer N } } ? { [Name in keyof N]: string } : unknown;
type Asked<O> = O extends { parameters: { query?: infer Q } }
  ? [NonNullable<Q>] extends [never]
    ? unknown
    : { [Name in keyof NonNullable<Q>]: NonNullable<Q>[Name] | '' }
  : unknown;

// What fills the address and what is asked behind it, together: no name stands for both. What is empty is not
// asked.
export type Given<M extends Method, P extends string> = Names<Operation<M, P>> & Asked<Operation<M, P>>;

type Body<R> = R extends { 200: { content: { 'application/json': infer T } } }
  ? T
  : R extends { 201: { content: { 'application/json': infer T } } }
    ? T
    : R extends { 202: { content: { 'application/json': infer T } } }
      ? T
      : undefined;
export type AnswerOf<M extends Method, P extends string> =
  Operation<M, P> extends { responses: infer R } ? Body<R> : undefined;
export type BodyOf<M extends Method, P extends string> =
  Operation<M, P> extends { requestBody: { content: { 'application/json': infer T } } } ? T : undefined;

// Addresses that answer page by page, and what a row of theirs is.
export type ListPath = {
  [P in Path<'get'>]: AnswerOf<'get', P> extends { items: unknown[]; next?: string } ? P : never;
}[Path<'get'>];
export type RowOf<P extends ListPath> = AnswerOf<'get', P> extends { items: (infer Row)[] } ? Row : never;
