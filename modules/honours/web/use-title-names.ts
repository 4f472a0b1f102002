import { useRead } from '#platform/web/client.tsx';
import { listTitles } from '../contract/index.ts';
import type { TitleName } from './rules-view.tsx';

/** What of a rule names other titles. */
interface Naming { readonly upwardTitleCode: string | null; readonly rules: { readonly prerequisites: readonly { readonly kind: string; readonly titles?: readonly string[] }[] } }

/** 规则中的称号 · Codes of the titles that rules refer to. */
export const titleCodesIn = (all: readonly Naming[]): string[] => [...new Set(all.flatMap(({ upwardTitleCode, rules }) => [...(upwardTitleCode === null ? [] : [upwardTitleCode]), ...rules.prerequisites.flatMap(({ titles = [] }) => titles)]))].toSorted();

/** 称号名称 · Names of the titles with these codes, however many titles there are. */
export function useTitleNames(codes: readonly string[]): readonly TitleName[] {
  return useRead(listTitles, { codes: codes.join(','), pageSize: 200, sort: 'name' }, { enabled: codes.length > 0 }).data?.rows ?? [];
}
