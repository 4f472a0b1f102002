/**
 * 结果 · The outcome of a rule that may refuse: a value, or the one reason why not.
 *
 * Refusals a person can meet are results with a closed set of codes; exceptions are for broken programs.
 */
export type Result<T, E> = Ok<T> | Err<E>;

/** 成功 · The rule allowed it. */
export type Ok<T> = { readonly ok: true; readonly value: T };

/** 拒绝 · The rule refused it. */
export type Err<E> = { readonly ok: false; readonly error: E };

/** 成功 · Wraps a value. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value };
}

/** 拒绝 · Wraps a reason. */
export function err<E>(error: E): Err<E> {
  return { ok: false, error };
}

/** 是否成功 · Narrows a result to its value side. */
export function isOk<T, E>(result: Result<T, E>): result is Ok<T> {
  return result.ok;
}

/** 转换 · Changes the value of a success and leaves a refusal as it is. */
export function mapResult<T, U, E>(result: Result<T, E>, change: (value: T) => U): Result<U, E> {
  return result.ok ? ok(change(result.value)) : result;
}

/** 违例 · Something the program promised to itself is not true; never shown to people as a rule's refusal. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/**
 * 断言 · Stops a broken program where the promise broke.
 *
 * @errors InvariantError when the condition is false
 */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/**
 * 穷尽 · Makes the compiler prove that every case of a closed list was treated.
 *
 * @errors InvariantError when a value from outside the closed list arrives at run time
 */
export function assertNever(value: never): never {
  throw new InvariantError(`a value outside its closed list: ${String(value)}`);
}
