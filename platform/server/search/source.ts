/** 检索列 · A table whose `search_text` holds the pinyin of one column and the plain text of others. */
export interface SearchSource {
  readonly table: `${string}.${string}`;
  readonly name: string;
  readonly others: readonly string[];
  /** What tells a row of the programme apart. */
  readonly key: string;
}
