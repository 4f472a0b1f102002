/** 表格中的对象 · What every sheet of subjects asks of its rows, whether it brings awards or candidates: where, whose, and which house. */
import type { RowFault } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { cellsMeant, organisationsCalled, placesCalled, severalFault } from '#modules/places/server/index.ts';
import type { CellsMeant } from '#modules/places/server/index.ts';
import { detailsAfter, identityKey } from '../details.ts';
import type { Details } from '../details.ts';
import { codesTaken, householdsByIdentity, subjectsByCode } from '../queries/subjects.ts';
import type { KnownSubject } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';

export interface SubjectCells { readonly code: string; readonly place: string | null; readonly organisation: string | null; readonly houseNumber: string | null }

/** What the register knows of the codes in a sheet; `codeOfHouse` grows with its rows. */
export interface SubjectGround {
  /** Codes of subjects that lie where this person does not reach. */ readonly elsewhere: ReadonlySet<string>; /** Null: everywhere. */ readonly reach: ReadonlySet<string> | null;
  readonly places: CellsMeant; readonly organisations: CellsMeant; readonly known: ReadonlyMap<string, KnownSubject>; readonly codeOfHouse: Map<string, string> }

export interface PlacedSubject { readonly placeId: string | null; readonly organisationId: string | null; readonly known: KnownSubject | undefined; readonly details: Details; readonly identityKey: string | null }

function houseOf(ctx: WriteContext, title: TitleRow, cells: SubjectCells, placeId: string | null, known: KnownSubject | undefined): { details: Details; key: string | null } {
  const details = detailsAfter(ctx, cells.houseNumber, known?.details_sealed ?? null);
  return { details, key: title.subject_kind === 'household' ? identityKey(ctx, placeId ?? known?.place_id ?? null, details.houseNumber) : null };
}

/** Each question is asked once for all rows. */
export async function subjectGroundOf(ctx: WriteContext, title: TitleRow, rows: readonly SubjectCells[]): Promise<SubjectGround> {
  const { tx, programmeId } = ctx;
  const some = (pick: (row: SubjectCells) => string | null): string[] => [...new Set(rows.map(pick).filter((value) => value !== null))];
  const reach = ctx.scope.everything ? null : new Set([...ctx.scope.placeIds, ...ctx.scope.organisationIds]);
  const meaning = { anyCase: true, ...(reach === null ? {} : { isNear: (id: string) => reach.has(id) }) };
  const placeCells = some(({ place }) => place);
  const places = cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, ctx.today), meaning);
  const organisationCells = some(({ organisation }) => organisation);
  const known = new Map((await subjectsByCode(tx, programmeId, title.subject_kind, some(({ code }) => code))).map((subject) => [subject.code, subject]));
  const keys = some((row) => houseOf(ctx, title, row, places.ids.get(row.place ?? '') ?? null, known.get(row.code)).key);
  // Whoever reaches everything sees every code; of whoever does not, a code that is not seen may be another village's.
  const unseen = ctx.scope.everything ? [] : await codesTaken(tx, title.subject_kind, some(({ code }) => code).filter((code) => !known.has(code)));
  return {
    elsewhere: new Set(unseen), reach,
    places, known, organisations: cellsMeant(organisationCells, await organisationsCalled(tx, programmeId, organisationCells), meaning),
    codeOfHouse: new Map((await householdsByIdentity(tx, programmeId, keys)).map((row) => [row.identity_key, row.code])),
  };
}

type SayWrong = (key: keyof SubjectCells, fault: RowFault) => void;

/** A row says of whom it is within what its sender is responsible for, or which cell does not. */
function checkReach(title: TitleRow, cells: SubjectCells, ground: SubjectGround, { placeId, organisationId, known }: Pick<PlacedSubject, 'placeId' | 'organisationId' | 'known'>, fail: SayWrong): void {
  if (ground.elsewhere.has(cells.code)) return fail('code', { code: 'code_elsewhere', zh: `编号 ${cells.code} 已登记在您负责的范围之外：请核对编号，确是另一对象请换一个编号`, en: `The code ${cells.code} is registered outside what you are responsible for: check it, and give another code if this is somebody else` });
  const { reach } = ground;
  if (reach === null) return;
  const isHousehold = title.subject_kind === 'household';
  // One cell within reach does not bring the other with it. What the register says already moves nobody; yet a household is its village’s, whoever else it belongs to.
  const isBeyond = (id: string | null, registered: string | null | undefined): boolean => id !== null && !reach.has(id) && id !== registered;
  if (isBeyond(placeId, isHousehold ? null : known?.place_id)) fail('place', { code: 'place_out_of_reach', zh: `“${cells.place}”不在您负责的范围内：请改成本村（社区）的编码，别处的对象由那边申报`, en: `“${cells.place}” is not yours to put forward: write your own village’s code; others are put forward there` });
  if (isBeyond(organisationId, known?.organisation_id)) fail('organisation', { code: 'organisation_out_of_reach', zh: `“${cells.organisation}”不在您负责的范围内：请改成本单位的编码，或留空并写明本村（社区）的编码`, en: `“${cells.organisation}” is not yours to put forward: write your own organisation’s code, or leave it empty and write your village’s` });
  // Of a household without a village its own rule says so.
  const isReached = [placeId ?? known?.place_id ?? null, organisationId ?? known?.organisation_id ?? null].some((id) => id !== null && reach.has(id));
  if (!isReached && cells.place === null && cells.organisation === null && !isHousehold) fail('place', { code: 'place_missing', zh: '请写明本村（社区）或本单位的编码：您只能申报自己负责范围内的对象', en: 'Write the code of your village or organisation: you put forward those you are responsible for' });
}

/** Where and whose the subject of a row is; names the cells that say it wrongly. */
export function placedSubject(ctx: WriteContext, title: TitleRow, cells: SubjectCells, ground: SubjectGround, fail: SayWrong): PlacedSubject {
  const placeId = cells.place === null ? null : (ground.places.ids.get(cells.place) ?? null);
  const placesAlike = ground.places.several.get(cells.place ?? '');
  if (placesAlike !== undefined) fail('place', severalFault(cells.place ?? '', placesAlike));
  else if (cells.place !== null && placeId === null) fail('place', { code: 'unknown_place', zh: `没有编码为“${cells.place}”的区域：请照“区域”页的编码填写`, en: `There is no place with the code “${cells.place}”: write it as the page “Places” shows it` });
  const organisationId = cells.organisation === null ? null : (ground.organisations.ids.get(cells.organisation) ?? null);
  const organisationsAlike = ground.organisations.several.get(cells.organisation ?? '');
  if (organisationsAlike !== undefined) fail('organisation', severalFault(cells.organisation ?? '', organisationsAlike));
  else if (cells.organisation !== null && organisationId === null) fail('organisation', { code: 'unknown_organisation', zh: `没有编码为“${cells.organisation}”的单位：请照“单位”页的编码填写`, en: `There is no organisation with the code “${cells.organisation}”: write it as the page “Organisations” shows it` });
  const known = ground.known.get(cells.code);
  checkReach(title, cells, ground, { placeId, organisationId, known }, fail);
  const { details, key } = houseOf(ctx, title, cells, placeId, known);
  const other = key === null ? undefined : ground.codeOfHouse.get(key);
  if (other !== undefined && other !== cells.code) fail('houseNumber', { code: 'household_known', zh: `这个门牌已登记为 ${other}：如是同一户请用这个编号，不是请改门牌号`, en: `This house number is registered as ${other}: use that code if they are one household, correct the number if not` });
  if (key !== null) ground.codeOfHouse.set(key, cells.code);
  return { placeId, organisationId, known, details, identityKey: key };
}
