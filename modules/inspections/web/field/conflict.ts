/** 记录冲突 · Somebody else recorded the same check meanwhile: both sides, check by check. */
import type { Difference, RowsOf } from '#platform/web/field/module.ts';
import type { LocalText } from '#platform/web/i18n.ts';
import type { ObservationCounts } from '../../domain/index.ts';
import { fieldInspectionMessages as words } from './messages.ts';
import type { TheirObservations } from '../offline.ts';
import { ROUND_SITES } from './site-rows.ts';
import type { PulledRow, RecordInput } from './site-rows.ts';

function tell(counts: ObservationCounts | null, note: string | null | undefined, who?: string): LocalText {
  const fill = (locale: 'zh' | 'en') => {
    const judged = counts === null ? words[locale].sayNothing : counts.notApplicable ? words[locale].sayNotApplicable : words[locale].sayMet.replace('{met}', String(counts.metCount)).replace('{observed}', String(counts.observedCount));
    return [judged, ...(note === null || note === undefined || note === '' ? [] : [note]), ...(who === undefined ? [] : [who])].join(' · ');
  };
  return { zh: fill('zh'), en: fill('en') };
}

/** 对照 · Only the checks on which both sides differ, named as the phone's check list names them. */
export async function compareRecords(input: RecordInput, { observations }: TheirObservations, rows: RowsOf): Promise<readonly Difference[]> {
  const names = new Map((await rows<PulledRow>(ROUND_SITES)).flatMap((row) => (row.kind === 'checkList' ? row.items.map((item) => [item.checkItemId, { zh: item.nameZh, en: item.nameEn }] as const) : [])));
  return input.observations.flatMap((mine) => {
    const stands = observations.find(({ checkItemId }) => checkItemId === mine.checkItemId);
    if (stands === undefined) return [];
    const isSame = stands.observedCount === mine.observedCount && stands.metCount === mine.metCount && stands.notApplicable === (mine.notApplicable ?? false) && (stands.note ?? '') === (mine.note ?? '');
    if (isSame) return [];
    return [{ about: names.get(mine.checkItemId) ?? { zh: words.zh.record, en: words.en.record }, mine: tell({ ...mine, notApplicable: mine.notApplicable ?? false }, mine.note), theirs: tell(stands, stands.note, stands.inspectorName) }];
  });
}
