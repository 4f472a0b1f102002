/** Registers of the demonstration: adopted, and filled by the import that an office uses; every record says that it is made up. */
import { adoptRegisters, importRecords, importVersions, listRegisters } from '#modules/records/contract/index.ts';
import { registerCsv } from '../../packs/registers/sheets.ts';
import type { RegisterSheet } from '../../packs/registers/sheets.ts';
import type { Actors, Moment } from './acting.ts';

/** 演示台账 · @errors throws when a step is refused or a row is bad */
export async function playRecords(actors: Actors, moment: Moment, sheets: readonly RegisterSheet[], tell: (text: string) => void): Promise<void> {
  await actors.write(adoptRegisters, {}, moment, 'demo/records/adopt');
  const ids = new Map((await actors.read(listRegisters, { pageSize: 200 }, moment)).rows.map(({ code, id }) => [code, id]));
  let count = 0;
  for (const sheet of sheets) {
    const body = new TextEncoder().encode(registerCsv(sheet));
    const { report } = await actors.write(sheet.isVersions === true ? importVersions : importRecords, { registerId: ids.get(sheet.register) as string, file: { fileName: `${sheet.register}.csv`, body }, mode: 'all', isSynthetic: true }, moment, `demo/records/${sheet.register}${sheet.isVersions === true ? '/versions' : ''}`);
    if (report?.outcome !== 'written') throw new Error(`the register ${sheet.register} was not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
    count += sheet.rows.length;
    tell(`正在载入台账 · loading registers ${count}`);
  }
}
