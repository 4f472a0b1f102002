/** 词语 · Words of the language by the dictionary of the runtime (ICU), and how characters sound; characters that stand alone are no words. */
import { pinyin } from 'pinyin-pro';
import type { IsWord, SoundOf } from '../domain/proofread/names.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

export const isWord: IsWord = (text) => [...segmenter.segment(text)].length === 1;

export const soundOf: SoundOf = (character) => pinyin(character, { toneType: 'none' });
