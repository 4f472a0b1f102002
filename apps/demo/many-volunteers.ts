/** All the volunteers and sessions of the demo city: they come in sheet by sheet behind a page that is ready, and a restart goes on. */
import { importSessions, importVolunteers } from '#modules/volunteering/contract/index.ts';
import { fewSessions, furtherVolunteers, sessionSheets } from '../../packs/wanyuan/volunteers.ts';
import type { Sheet } from '../../packs/wanyuan/volunteers.ts';
import type { CityPack } from '../../packs/wanyuan/types.ts';
import type { Actors, Moment } from './acting.ts';

async function send(actors: Actors, moment: Moment, operation: typeof importVolunteers | typeof importSessions, sheet: Sheet): Promise<void> {
  const { report } = await actors.write(operation, { file: { fileName: `${sheet.name}.csv`, body: new TextEncoder().encode(sheet.text) }, mode: 'all' }, moment, `demo/${sheet.name}`);
  if (report?.outcome !== 'written') throw new Error(`${sheet.name} was not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
}

/** A year of sessions of a small demonstration, so that its account has something to count. @errors throws when a sheet is refused or a row is bad */
export async function playFewSessions(actors: Actors, moment: Moment, city: Pick<CityPack, 'places'>, today: string): Promise<void> {
  for (const sheet of fewSessions(city, today)) await send(actors, moment, importSessions, sheet);
}

interface Many {
  readonly moment: Moment;
  readonly city: Pick<CityPack, 'places'>;
  readonly today: string;
  readonly tell?: (text: string) => void;
  readonly isEnding?: () => boolean;
}

/** @returns false when it was ended in between. @errors throws when a sheet is refused or a row is bad */
export async function playManyVolunteers(actors: Actors, { moment, city, today, tell = () => undefined, isEnding = () => false }: Many): Promise<boolean> {
  const sheets = ([[importSessions, sessionSheets(city, today)], [importVolunteers, furtherVolunteers(city, today)]] as const)
    .flatMap(([operation, list]) => list.map((sheet) => ({ operation, sheet })));
  for (const [index, { operation, sheet }] of sheets.entries()) {
    if (isEnding()) return false;
    tell(`正在载入志愿者与活动场次（${index + 1} / ${sheets.length} 张表）· loading volunteers and sessions, sheet ${index + 1} of ${sheets.length}`);
    await send(actors, moment, operation, sheet);
  }
  return true;
}
