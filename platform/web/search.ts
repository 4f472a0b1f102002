/** 地址参数 · Search parameters that people can read and share: `?state=open,late&page=2`, not JSON. */

/** 参数值 · Lists are comma-joined; what is empty is left out. */
export type SearchValues = Readonly<Record<string, string | number | boolean | readonly (string | number)[] | null | undefined>>;

/** 纯文本参数 */
export type PlainSearch = Record<string, string>;

/** 解析 · Reads an address; a name that comes twice keeps its last value. */
export function parseSearch(text: string): PlainSearch {
  return Object.fromEntries(new URLSearchParams(text));
}

/** 化为文本 · Values as the address carries them. */
export function plainSearch(values: SearchValues): PlainSearch {
  const result: PlainSearch = {};
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === null || value === false) continue;
    const text = Array.isArray(value) ? value.join(',') : String(value);
    if (text !== '') result[name] = text;
  }
  return result;
}

/** 写出 · The search part of an address, with its question mark, or nothing. */
export function stringifySearch(values: Record<string, unknown>): string {
  const text = new URLSearchParams(plainSearch(values as SearchValues)).toString().replaceAll('%2C', ',');
  return text === '' ? '' : `?${text}`;
}
