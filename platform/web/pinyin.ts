/**
 * 拼音首字母 · Initials of Chinese words in the browser, from its own collation by pinyin: no dictionary is downloaded. A
 * character with several readings has one here, which is enough to find a page by its name; records are found by the server.
 */

/** The first character of each initial in the order of pinyin; no syllable begins with i, u or v. */
const FIRSTS = [...'阿八嚓哒妸发旮哈讥咔垃呣拏噢妑七呥仨它穵夕丫帀'];
const LETTERS = [...'abcdefghjklmnopqrstwxyz'];
let collator: Intl.Collator | undefined;

/** 首字母 · `问题案件` gives `wtaj`; letters and digits stay as they are, everything else falls away. */
export function pinyinInitials(text: string): string {
  collator ??= new Intl.Collator('zh-CN-u-co-pinyin');
  const order = collator;
  return [...text.toLowerCase()].map((character) => {
    if (/[a-z0-9]/.test(character)) return character;
    if (!/[\u4e00-\u9fff]/.test(character)) return '';
    return LETTERS[FIRSTS.findLastIndex((first) => order.compare(first, character) <= 0)] ?? '';
  }).join('');
}

/** 是否匹配 · By any part of the words, or by the beginning of their pinyin initials. */
export function matchesWords(query: string, words: readonly string[]): boolean {
  const wanted = query.trim().toLowerCase();
  if (wanted === '') return true;
  return words.some((word) => word.toLowerCase().includes(wanted) || (/^[a-z0-9]+$/.test(wanted) && pinyinInitials(word).includes(wanted)));
}
