/** 评选办法草稿 · How a round is judged, weighed and shown, as its form holds it: every number as it is typed. */
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { createSelectionRound, readSelectionRound } from '../contract/index.ts';
import { TIE_KEYS } from '../domain/index.ts';
import type { JuryMethod, StageKind, TieKey } from '../domain/index.ts';

type RoundInput = InputOf<typeof createSelectionRound>;
export interface CriterionDraft { readonly name: string; readonly scoreMax: string; /** One that stands keeps its code, and its name in English as long as its name is the same. */ readonly known?: { readonly code: string; readonly zh: string; readonly en: string } | undefined }
export interface SettingsDraft {
  readonly method: JuryMethod; readonly trim: string; /** The lot comes last by itself, so that no tie is left. */ readonly tieKeys: readonly Exclude<TieKey, 'lot'>[]; readonly lotSeed: string; readonly criteria: readonly CriterionDraft[];
  readonly voicePercent: string; readonly voiceRule: string; readonly calendarDays: string; readonly workingDays: string; readonly openNomination: boolean;
}

/** Shares of a jury that a new round begins with; their names are words of the page. */
const USUAL_SHARES = ['50', '30', '20'] as const;

/** @param seed chance, made once when the form opens; whoever publishes a number of their own writes it instead */
export const usualSettings = (criteria: readonly string[], seed: string): SettingsDraft => ({
  method: 'trimmedMean', trim: '1', tieKeys: TIE_KEYS.filter((key) => key !== 'lot'), lotSeed: seed, criteria: criteria.map((name, at) => ({ name, scoreMax: USUAL_SHARES[at] ?? '0' })), voicePercent: '0', voiceRule: '', calendarDays: '7', workingDays: '5', openNomination: false,
});

/** 现行办法 · What stands, as the form holds it. */
export const settingsFrom = ({ jury, voicePercent, voiceRule, noticeCalendarDays, noticeWorkingDays }: Pick<OutputOf<typeof readSelectionRound>, 'jury' | 'voicePercent' | 'voiceRule' | 'noticeCalendarDays' | 'noticeWorkingDays'>): SettingsDraft => ({
  method: jury.method, trim: String(jury.trim), tieKeys: jury.tieRule.filter((key) => key !== 'lot'), lotSeed: jury.lotSeed, criteria: jury.criteria.map(({ code, zh, en, scoreMax }) => ({ name: zh, scoreMax: String(scoreMax), known: { code, zh, en } })), voicePercent: String(voicePercent), voiceRule,
  calendarDays: String(noticeCalendarDays), workingDays: String(noticeWorkingDays), openNomination: false,
});

export const asksJury = (kinds: ReadonlySet<StageKind>): boolean => kinds.has('jury') || kinds.has('review');

const whole = (text: string, otherwise: number): number => (/^\d{1,4}$/.test(text.trim()) ? Number(text.trim()) : otherwise);

/** 上移 · The same keys, one of them a place earlier. */
export function movedUp<Key>(keys: readonly Key[], at: number): readonly Key[] {
  if (at <= 0 || at >= keys.length) return keys;
  return keys.map((key, place) => (place === at - 1 ? (keys[at] as Key) : place === at ? (keys[at - 1] as Key) : key));
}

/** 办法成文 · What of it the stages of the round ask for; the rest stays as it is by default. */
export function settingsOf(draft: SettingsDraft, kinds: ReadonlySet<StageKind>): Pick<RoundInput, 'voicePercent' | 'voiceRule' | 'noticeCalendarDays' | 'noticeWorkingDays' | 'openNomination'> & { jury?: NonNullable<RoundInput['jury']> } {
  const rows = draft.criteria.filter(({ name }) => name.trim() !== '');
  const taken = new Set(rows.flatMap(({ known }) => (known === undefined ? [] : [known.code])));
  let next = 0;
  const fresh = (): string => { do next += 1; while (taken.has(`c${next}`)); return `c${next}`; };
  const criteria = rows.map(({ name, scoreMax, known }) => ({ code: known?.code ?? fresh(), zh: name.trim(), en: known !== undefined && known.zh === name.trim() ? known.en : name.trim(), scoreMax: whole(scoreMax, 0) }));
  return {
    voicePercent: kinds.has('publicVoice') ? whole(draft.voicePercent, 0) : 0, voiceRule: kinds.has('publicVoice') ? draft.voiceRule.trim() : '', noticeCalendarDays: whole(draft.calendarDays, 7), noticeWorkingDays: whole(draft.workingDays, 5), openNomination: draft.openNomination,
    ...(asksJury(kinds) ? { jury: { method: draft.method, trim: draft.method === 'trimmedMean' ? whole(draft.trim, 1) : 0, tieRule: [...draft.tieKeys, 'lot'], lotSeed: draft.lotSeed.trim(), criteria } } : {}),
  };
}
