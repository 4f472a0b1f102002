/** Honours of the demonstration: catalogues adopted, lists imported as an office imports them, re-reviews passed one by one. */
import { adoptTitles, importAwardList, keepAward, listAwards, listTitleCatalogues, listTitles, readTitle, reviseTitle } from '#modules/honours/contract/index.ts';
import { HOUR_MS, localDate } from '#kernel/local-date.ts';
import type { AwardSheet } from '../../packs/honours/sheets.ts';
import { csvPieces } from '../../packs/honours/sheets.ts';
import type { Actors, Moment } from './acting.ts';

/** 演示荣誉 · @errors throws when a step is refused or a row is bad */
export async function playHonours(actors: Actors, office: string, sheets: readonly AwardSheet[], at: number, tell: (text: string) => void): Promise<void> {
  const moment: Moment = { at, by: office };
  for (const { name } of (await actors.read(listTitleCatalogues, {}, moment)).rows) await actors.write(adoptTitles, { name }, moment, `demo/honours/adopt/${name}`);
  const titles = new Map((await actors.read(listTitles, { pageSize: 200 }, moment)).rows.map(({ code, id }) => [code, id]));
  let count = 0;
  for (const sheet of sheets) {
    const titleId = titles.get(sheet.titleCode) as string;
    for (const [piece, text] of csvPieces(sheet.rows).entries()) {
      const { report } = await actors.write(importAwardList, { titleId, file: { fileName: `${sheet.titleCode}-${piece + 1}.csv`, body: new TextEncoder().encode(text) }, mode: 'all' }, moment, `demo/honours/import/${sheet.titleCode}/${piece}`);
      if (report?.outcome !== 'written') throw new Error(`the list of ${sheet.titleCode} was not written: ${JSON.stringify(report?.badRows.slice(0, 3))}`);
    }
    count += sheet.rows.length;
    tell(`正在载入荣誉名单 ${count} 条 · loading ${count} honours`);
    if (sheet.keptOn !== undefined) await keepAll(actors, titleId, sheet.keptOn, { at: at + HOUR_MS, by: office });
  }
}

async function keepAll(actors: Actors, titleId: string, on: string, moment: Moment): Promise<void> {
  for (const award of (await actors.read(listAwards, { titleId, standing: 'current', pageSize: 200, sort: 'number' }, moment)).rows) {
    await actors.write(keepAward, { awardId: award.id, version: award.version, on, document: '演示：复查结果通报' }, moment, `demo/honours/keep/${award.id}`);
  }
}

const EXAMPLE_GOODS = [['品行好（示例）', 'Good conduct (example)'], ['家风好（示例）', 'Good family ways (example)'], ['邻里好（示例）', 'Good neighbours (example)'], ['卫生好（示例）', 'Good hygiene (example)'], ['勤俭好（示例）', 'Good thrift (example)'], ['学习好（示例）', 'Good learning (example)']] as const;

/** 六好家庭 · No published source says which six: the office enters examples that say so, as it would its own, from the story's day on. @errors throws when it is refused */
export async function enterSixGoods(actors: Actors, moment: Moment, today: string): Promise<void> {
  const titleId = (await actors.read(listTitles, { pageSize: 200 }, moment)).rows.find(({ code }) => code === 'six-good-family')?.id as string;
  const { version, nameZh, nameEn, authority, approvalDocument, editionCode, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, upwardAfter, rules } = await actors.read(readTitle, { titleId }, moment);
  await actors.write(reviseTitle, {
    titleId, version, effectiveFrom: localDate(today), note: '填入六好（示例），正式使用前按本县文件改写', nameZh, nameEn, authority, approvalDocument, editionCode, termMonths, reviewEveryMonths, lockMonths, upwardTitleCode, upwardAfter,
    rules: { ...rules, stars: EXAMPLE_GOODS.map(([zh, en], at) => ({ code: `good-${at + 1}`, zh, en })) }, source: '示例，由本县文件规定',
  }, moment, 'demo/honours/six-goods');
}
