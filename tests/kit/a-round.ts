/** 造一轮督查 · A small edition in force and a drawn round in programme alpha, by the operations a person would use. */
import { importEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import type { EditionDocument } from '#modules/frameworks/domain/index.ts';
import { assignInspectors, drawSites, planRound, readRoundSite } from '#modules/inspections/contract/index.ts';
import { aCheckItem, anEdition, aStandard, aTheme } from './an-edition.ts';
import type { TestApp } from './index.ts';

const everywhere = ['main-street', 'park', 'market'];

/** One standard in the field with three checks: one needs a photo, one counts along a street, one is about litter. */
export function fieldEdition(changes: Partial<EditionDocument> = {}): EditionDocument {
  return anEdition({
    siteTypes: [
      { code: 'market', zh: '农贸市场', en: 'Market', geometry: 'point' }, { code: 'park', zh: '公园', en: 'Park', geometry: 'point' },
      { code: 'main-street', zh: '主次干道', en: 'Main street', geometry: 'line' },
    ],
    themes: [aTheme([aStandard()])],
    checkItems: [
      aCheckItem({ code: '1.1.1-a', siteTypes: everywhere, zh: '地面干净', en: 'The ground is clean', caseCategory: 'litter', photoOnUnmet: false }),
      aCheckItem({ code: '1.1.1-b', siteTypes: everywhere, zh: '绿地整齐', en: 'Green space is kept', caseCategory: 'greenery', photoOnUnmet: true }),
      aCheckItem({ code: '1.1.1-c', siteTypes: ['main-street'], zh: '每 200 米有公益广告', en: 'A display every 200 m', caseCategory: 'default', photoOnUnmet: false, rule: { kind: 'perLength', count: 1, everyMetres: 200 } }),
    ],
    ...changes,
  });
}

export function fileOf(edition: unknown, fileName = 'edition.json'): { fileName: string; body: Uint8Array } {
  return { fileName, body: new TextEncoder().encode(JSON.stringify(edition)) };
}

/** An edition imported and in force. @returns its id */
export async function editionInForce(app: TestApp, edition: EditionDocument = fieldEdition()): Promise<string> {
  const office = app.as('office');
  const { editionId } = await office.call(importEdition, { file: fileOf(edition), mode: 'import' });
  await office.call(setEditionState, { editionId: editionId as string, state: 'inForce' });
  return editionId as string;
}

export interface ARound { readonly roundId: string; readonly editionId: string; readonly seed: string }

/** A round over every site of the programme, drawn and assigned. */
export async function aDrawnRound(app: TestApp, given: { editionId: string; code?: string; sampleSize?: number; startsOn?: string }): Promise<ARound> {
  const office = app.as('office');
  const { id: roundId } = await office.call(planRound, {
    code: given.code ?? 'R1', nameZh: '第一轮', nameEn: 'Round one', editionId: given.editionId, startsOn: given.startsOn ?? '2026-09-21', endsOn: '2026-09-30', sampleSize: given.sampleSize ?? 12,
  });
  const { seed } = await office.call(drawSites, { roundId });
  await office.call(assignInspectors, { roundId });
  return { roundId, editionId: given.editionId, seed };
}

/** The ids of a site's checks by their codes. */
export async function checksOf(app: TestApp, roundId: string, siteId: string): Promise<Record<string, string>> {
  const { checkItems } = await app.as('office').call(readRoundSite, { roundId, siteId });
  return Object.fromEntries(checkItems.map((item) => [item.code.slice(-1), item.id]));
}
