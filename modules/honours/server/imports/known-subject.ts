/** 名册已有的对象 · Whoever puts forward without keeping the register repeats what it says of a subject, or leaves the cell empty; a sheet changes neither. */
import type { RowFault } from '#platform/server/imports/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import { openDetails, plainHouseNumber } from '../details.ts';
import type { KnownSubject } from '../queries/subjects.ts';
import { nameOf } from './star-text.ts';
import type { PlacedSubject } from './subject-rows.ts';

/** What a row says of its subject; null where the cell is empty. */
export interface RegisterCells { readonly label: string; readonly houseNumber: string | null; readonly isAdult: boolean | null; readonly bornOn: string | null; readonly consent: boolean | null }
export type RegisterCell = keyof RegisterCells | 'place' | 'organisation';

/** The words never say what the register holds instead: a day of birth and a house number are not for everybody who puts forward. */
const differs = (zh: string, en: string): RowFault => ({ code: 'register_differs', zh: `名册里已有这一对象，${zh}与名册不一致：请留空；名册有误请联系办公室更正`, en: `The register knows this one, and ${en} differs from it: leave it empty, or ask the office to correct the register` });

const FAULTS: Readonly<Record<RegisterCell, RowFault>> = {
  label: { code: 'register_differs', zh: '这个编号在名册里是另一个名称：请照名册写名称，或核对编号；名册有误请联系办公室更正', en: 'The register has another name under this code: write the name as it has it, or check the code; ask the office to correct the register' },
  place: differs('所在区域', 'the place'), organisation: differs('所属单位', 'the organisation'), houseNumber: differs('门牌号', 'the house number'),
  isAdult: differs('是否成年', 'whether they are of age'), bornOn: differs('出生日期', 'the day of birth'),
  consent: { code: 'register_differs', zh: '名册里已有这一对象，是否同意公开由办公室登记：请留空，并把取得的答复交给办公室', en: 'The register knows this one, and the office records whether they agree to be shown: leave it empty, and give the office the answer you have' },
};

/** @returns the cells that say something else than the register, each with what to do */
export function differingCells(ctx: ReadContext, cells: RegisterCells, { placeId, organisationId }: Pick<PlacedSubject, 'placeId' | 'organisationId'>, known: KnownSubject): [RegisterCell, RowFault][] {
  const house = cells.houseNumber === null ? null : openDetails(ctx, known.details_sealed).houseNumber;
  const isOther: Record<RegisterCell, boolean> = {
    label: nameOf(cells.label) !== nameOf(known.label), place: placeId !== null && placeId !== known.place_id, organisation: organisationId !== null && organisationId !== known.organisation_id,
    houseNumber: cells.houseNumber !== null && (house === null || plainHouseNumber(house) !== plainHouseNumber(cells.houseNumber)),
    isAdult: cells.isAdult !== null && cells.isAdult !== known.is_adult, bornOn: cells.bornOn !== null && cells.bornOn !== known.born_on,
    consent: cells.consent !== null && (cells.consent ? known.consent !== 'given' : known.consent === 'given' || known.consent === 'notAsked'),
  };
  return (Object.keys(FAULTS) as RegisterCell[]).filter((cell) => isOther[cell]).map((cell) => [cell, FAULTS[cell]]);
}
