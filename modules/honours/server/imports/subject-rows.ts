/** 表格中的对象 · What every sheet of subjects asks of its rows, whether it brings awards or candidates: where, whose, and which house. */
import type { RowFault } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { detailsAfter, identityKey } from '../details.ts';
import type { Details } from '../details.ts';
import { householdsByIdentity, organisationIdsByCode, placeIdsByCode, subjectsByCode } from '../queries/subjects.ts';
import type { KnownSubject } from '../queries/subjects.ts';
import type { TitleRow } from '../queries/titles.ts';

export interface SubjectCells { readonly code: string; readonly place: string | null; readonly organisation: string | null; readonly houseNumber: string | null }

/** What the register knows of the codes in a sheet; `codeOfHouse` grows with its rows. */
export interface SubjectGround { readonly places: ReadonlyMap<string, string>; readonly organisations: ReadonlyMap<string, string>; readonly known: ReadonlyMap<string, KnownSubject>; readonly codeOfHouse: Map<string, string> }

export interface PlacedSubject { readonly placeId: string | null; readonly organisationId: string | null; readonly known: KnownSubject | undefined; readonly details: Details; readonly identityKey: string | null }

function houseOf(ctx: WriteContext, title: TitleRow, cells: SubjectCells, placeId: string | null, known: KnownSubject | undefined): { details: Details; key: string | null } {
  const details = detailsAfter(ctx, cells.houseNumber, known?.details_sealed ?? null);
  return { details, key: title.subject_kind === 'household' ? identityKey(ctx, placeId ?? known?.place_id ?? null, details.houseNumber) : null };
}

/** Each question is asked once for all rows. */
export async function subjectGroundOf(ctx: WriteContext, title: TitleRow, rows: readonly SubjectCells[]): Promise<SubjectGround> {
  const { tx, programmeId } = ctx;
  const some = (pick: (row: SubjectCells) => string | null): string[] => [...new Set(rows.map(pick).filter((value) => value !== null))];
  const places = await placeIdsByCode(tx, programmeId, some(({ place }) => place));
  const known = new Map((await subjectsByCode(tx, programmeId, title.subject_kind, some(({ code }) => code))).map((subject) => [subject.code, subject]));
  const keys = some((row) => houseOf(ctx, title, row, places.get(row.place ?? '') ?? null, known.get(row.code)).key);
  return {
    places, known, organisations: await organisationIdsByCode(tx, programmeId, some(({ organisation }) => organisation)),
    codeOfHouse: new Map((await householdsByIdentity(tx, programmeId, keys)).map((row) => [row.identity_key, row.code])),
  };
}

/** Where and whose the subject of a row is; names the cells that say it wrongly. */
export function placedSubject(ctx: WriteContext, title: TitleRow, cells: SubjectCells, ground: SubjectGround, fail: (key: keyof SubjectCells, fault: RowFault) => void): PlacedSubject {
  const placeId = cells.place === null ? null : (ground.places.get(cells.place) ?? null);
  if (cells.place !== null && placeId === null) fail('place', { code: 'unknown_place', zh: `没有编码为“${cells.place}”的区域`, en: `There is no place with the code “${cells.place}”` });
  const organisationId = cells.organisation === null ? null : (ground.organisations.get(cells.organisation) ?? null);
  if (cells.organisation !== null && organisationId === null) fail('organisation', { code: 'unknown_organisation', zh: `没有编码为“${cells.organisation}”的单位`, en: `There is no organisation with the code “${cells.organisation}”` });
  const known = ground.known.get(cells.code);
  const { details, key } = houseOf(ctx, title, cells, placeId, known);
  const other = key === null ? undefined : ground.codeOfHouse.get(key);
  if (other !== undefined && other !== cells.code) fail('houseNumber', { code: 'household_known', zh: `这个门牌已登记为 ${other}`, en: `This house number is registered as ${other}` });
  if (key !== null) ground.codeOfHouse.set(key, cells.code);
  return { placeId, organisationId, known, details, identityKey: key };
}
