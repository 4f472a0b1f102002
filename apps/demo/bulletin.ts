/** The bulletin of a closed round: drafted by one, approved and published by another. */
import { approveBulletin, draftBulletin, publishBulletin } from '#modules/bulletins/contract/index.ts';
import { HOUR_MS } from '#kernel/local-date.ts';
import type { OpenedRound, Stage } from './round.ts';

export interface PublishedBulletin { readonly id: string; readonly documentNumber: string; readonly figuresHash: string }

/** 印发 · @unit at: epoch milliseconds of the draft; approval and publication follow within the day */
export async function publish(stage: Stage, round: OpenedRound, at: number): Promise<PublishedBulletin> {
  const { actors, city } = stage;
  const [office, lead] = [city.logins.get('office') as string, city.logins.get('leadgroup') as string];
  const key = (step: string): string => `demo/${round.plan.code}/bulletin/${step}`;
  const { id } = await actors.write(draftBulletin, { roundId: round.roundId, withRanking: false }, { at, by: office }, key('draft'));
  await actors.write(approveBulletin, { bulletinId: id }, { at: at + 2 * HOUR_MS, by: lead }, key('approve'));
  const published = await actors.write(publishBulletin, { bulletinId: id }, { at: at + 3 * HOUR_MS, by: lead }, key('publish'));
  return { id, ...published };
}
