const DEPTH_MAX = 200;
const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** 规范文本错误 · The value has no JSON meaning, so no two programs would agree on its hash. */
export class CanonicalJsonError extends TypeError {
  override readonly name = 'CanonicalJsonError';
}

/**
 * 规范化文本 · The one JSON text of a value: members sorted by UTF-16 code unit, no white space, numbers
 * as ECMAScript prints them. Equal values give equal text, hence equal hashes, in any order of typing.
 *
 * Members that are `undefined` are left out and holes in arrays become `null`, as `JSON.stringify` does, so
 * the text of a value and of what a database gives back for it are the same. An object's `toJSON` is honoured.
 *
 * @source RFC 8785 (JSON Canonicalization Scheme)
 * @errors CanonicalJsonError for NaN, Infinity, bigint, function, symbol, a cycle, a class instance such as
 *   Map, half of a surrogate pair, nesting deeper than 200, or `undefined` as the whole value
 * @invariant canonical text survives a round trip through JSON.parse
 */
export function canonicalJson(value: unknown): string {
  const text = textOf(value, []);
  if (text === undefined) throw new CanonicalJsonError('undefined is no JSON value');
  return text;
}

/** Answers undefined where JSON would leave the member out. */
function textOf(value: unknown, ancestors: object[]): string | undefined {
  switch (typeof value) {
    case 'string':
      return stringText(value);
    case 'number':
      if (!Number.isFinite(value)) throw new CanonicalJsonError(`${value} is no JSON number`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'undefined':
      return undefined;
    case 'object':
      return value === null ? 'null' : objectText(value, ancestors);
    default:
      throw new CanonicalJsonError(`a ${typeof value} is no JSON value`);
  }
}

function stringText(value: string): string {
  if (LONE_SURROGATE.test(value)) throw new CanonicalJsonError('a string holds half of a surrogate pair');
  return JSON.stringify(value);
}

function objectText(value: object, ancestors: object[]): string | undefined {
  if (ancestors.includes(value)) throw new CanonicalJsonError('the value contains itself');
  if (ancestors.length >= DEPTH_MAX) throw new CanonicalJsonError(`nested deeper than ${DEPTH_MAX}`);
  ancestors.push(value);
  const text = membersText(value, ancestors);
  ancestors.pop();
  return text;
}

function membersText(value: object, ancestors: object[]): string | undefined {
  if ('toJSON' in value && typeof value.toJSON === 'function') return textOf(value.toJSON(), ancestors);
  if (Array.isArray(value)) {
    return `[${Array.from(value, (element) => textOf(element, ancestors) ?? 'null').join(',')}]`;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new CanonicalJsonError(`a ${value.constructor.name} has no JSON text of its own`);
  }
  const members: string[] = [];
  // The default order of sort() is by UTF-16 code unit, which is what the RFC asks for.
  for (const name of Object.keys(value).sort()) {
    const text = textOf((value as Record<string, unknown>)[name], ancestors);
    if (text !== undefined) members.push(`${stringText(name)}:${text}`);
  }
  return `{${members.join(',')}}`;
}
