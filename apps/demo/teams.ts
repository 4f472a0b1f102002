/** Teams of a small programme, brought in as an office brings them in. */
import { importTeams } from '#modules/volunteering/contract/index.ts';
import type { Actors, Moment } from './acting.ts';

/** @errors throws when a row is bad */
export async function playTeams(actors: Actors, moment: Moment, sheet: string): Promise<void> {
  const { report } = await actors.write(importTeams, { file: { fileName: 'teams.csv', body: new TextEncoder().encode(sheet) }, mode: 'all' }, moment, 'demo/teams');
  if (report?.outcome !== 'written') throw new Error(`the teams were not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
}
