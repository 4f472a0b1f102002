/** 审计视图 · Pure. */

/** 条目文本 · The hashed text, laid out to be read; what is no JSON stays as it is. */
export function entryText(entry: string): string {
  try {
    return JSON.stringify(JSON.parse(entry), null, 2);
  } catch {
    return entry;
  }
}
