/** 检索文字 · What a name can be found by: itself, its code, its pinyin and the initials of its pinyin. */
import { pinyin } from 'pinyin-pro';

/** @returns lower-case text for a `search_text` column */
export function searchTextOf(name: string, ...others: readonly (string | null | undefined)[]): string {
  const syllables = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const initials = syllables.map((syllable) => (/^[a-zü]+$/.test(syllable) ? syllable.slice(0, 1) : syllable)).join('');
  const words = [name, ...others, syllables.join(''), initials];
  return [...new Set(words.filter((word) => word !== null && word !== undefined && word !== ''))].join(' ').toLowerCase();
}

/** 检索条件 · Each word of a query as a pattern for `like`, with its own wildcards taken literally. */
export function searchPatterns(q: string | undefined): string[] {
  if (q === undefined) return [];
  return q.toLowerCase().split(/\s+/).filter((word) => word !== '').slice(0, 5).map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);
}
