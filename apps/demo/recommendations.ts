/** Recommendations upward of the demonstration: villages sent up in two batches, some chosen, one sent back, one waiting. */
import { checkUpward, listAwards, listTitles, recommendUpward, recordOutcome } from '#modules/honours/contract/index.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';

const SENT_UP = 8;
const OUTCOMES = ['chosen', 'chosen', 'notChosen', 'returned', 'chosen'] as const;
const OUTCOME_AFTER_DAYS = 70;

/** @errors throws when a step is refused */
export async function playRecommendations(actors: Actors, office: Moment, today: string): Promise<void> {
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, office)).rows.map(({ code, id }) => [code, id]));
  const titleId = titles.get('province-village') as string;
  const held = await actors.read(listAwards, { titleId: titles.get('prefecture-village') as string, standing: 'current', pageSize: SENT_UP * 2, sort: 'number' }, office);
  let count = 0;
  for (const { subject } of held.rows) {
    const batch = count < OUTCOMES.length ? 0 : 1;
    const on = addDays(localDate(today), batch === 0 ? -120 : -12);
    if (count >= SENT_UP || (await actors.read(checkUpward, { titleId, subjectId: subject.id, on }, office)).verdict !== 'met') continue;
    const { id } = await actors.write(recommendUpward, { titleId, subjectId: subject.id, batch: batch === 0 ? '第一批（演示）' : '第二批（演示）', on, document: `演示〔${on.slice(0, 4)}〕${batch + 1}号` }, office, `demo/recommend/${count}`);
    const outcome = OUTCOMES[count];
    if (outcome !== undefined) await actors.write(recordOutcome, { recommendationId: id, version: 1, outcome, on: addDays(localDate(on), OUTCOME_AFTER_DAYS), document: '演示：上级结果通报', remarks: outcome === 'returned' ? '材料不全，请补正（演示）' : null }, office, `demo/recommend/${count}/outcome`);
    count += 1;
  }
}
