/** Residents of the demonstration who applied to be volunteers: one waits, one was told why not. Nobody is registered by it, so that the register is what the sheets say. */
import { applyAsVolunteer, declineApplication, listApplications, listTeams, readApplicationForm } from '#modules/volunteering/contract/index.ts';
import { HOUR_MS } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';

const MINUTE_MS = 60_000;
const WISHES = [{ label: '示例居民甲', declined: true }, { label: '示例居民乙', declined: false }] as const;

/** @errors throws when a step is refused */
export async function playApplications(actors: Actors, { at, by }: Moment): Promise<void> {
  const sentAt = at - 7 * HOUR_MS;
  const [team] = (await actors.read(listTeams, { pageSize: 1, sort: 'code' }, { at, by })).rows;
  for (const [index, { label, declined }] of WISHES.entries()) {
    const { formToken, branches } = await actors.read(readApplicationForm, {}, { at: sentAt, by });
    const { number } = await actors.write(applyAsVolunteer, { formToken, label, contact: `演示${index + 1}，不是真实号码`, placeId: team?.place?.id as string, branch: branches[index]?.code ?? null, isAdult: true, agreed: true }, { at: sentAt + 3 * MINUTE_MS, by }, `demo/volunteering/application/${index}`);
    const applicationId = (await actors.read(listApplications, { state: 'received' }, { at, by })).rows.find((row) => row.number === number)?.id as string;
    if (declined) await actors.write(declineApplication, { applicationId, reason: '不在本地居住，请到居住地登记（演示）' }, { at: sentAt + HOUR_MS, by }, `demo/volunteering/application/${index}/decline`);
  }
}
