/** 词语 · Words of the language by the dictionary of the runtime (ICU); characters that stand alone are none. */
import type { IsWord } from '../domain/proofread/names.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export const isWord: IsWord = (text) => [...segmenter.segment(text)].length === 1;
