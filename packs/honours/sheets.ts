/** Award lists as sheets of the import, filled with people and households that do not exist. The same rows every time for the same day. */
import { addDays, localDate } from '#kernel/local-date.ts';
import { GIVEN_NAMES, SURNAMES } from '../wanyuan/names.ts';

export interface AwardSheetRow {
  readonly code: string; readonly label: string; readonly place?: string | undefined; readonly houseNumber?: string; readonly conferredOn: string; readonly until?: string; readonly document: string; readonly edition?: number;
  readonly classCode?: string; readonly stars?: string; readonly isAdult?: boolean; readonly bornOn?: string; readonly consent?: boolean; readonly shown?: boolean;
}
export interface AwardSheet {
  readonly titleCode: string;
  readonly rows: readonly AwardSheetRow[];
  /** Re-reviews that were passed: each award of the sheet is kept on this day. */
  readonly keptOn?: string;
}

const HEADER = '对象编号,名称,区域编码,门牌号,命名日期,届满日期,文号,届次,类别,星,已成年,出生日期,同意公开,同意方式,公开';
const yes = (value: boolean | undefined): string => (value === undefined ? '' : value ? '是' : '否');

/** CSV as anybody would save it, in pieces that an import takes at once. @unit size: rows */
export function csvPieces(rows: readonly AwardSheetRow[], size = 2_500): string[] {
  const lines = rows.map((row) => [
    row.code, row.label, row.place ?? '', row.houseNumber ?? '', row.conferredOn, row.until ?? '', row.document, row.edition ?? '', row.classCode ?? '', row.stars ?? '', yes(row.isAdult), row.bornOn ?? '', yes(row.consent),
    row.consent === true ? '演示：本人签字' : '', yes(row.shown),
  ].join(','));
  return Array.from({ length: Math.ceil(lines.length / size) }, (_, at) => `\uFEFF${HEADER}\n${lines.slice(at * size, (at + 1) * size).join('\n')}\n`);
}

/** 示例姓名 · A name that says it is none. */
export function exampleName(at: number): string {
  return `${SURNAMES[at % SURNAMES.length] as string}${GIVEN_NAMES[Math.floor(at / SURNAMES.length) % GIVEN_NAMES.length] as string}`;
}

/** 示例姓名（许多人）· The same, numbered once every name was used: nobody stands on a list twice. */
export function exampleNameOfMany(at: number): string {
  const round = Math.floor(at / (SURNAMES.length * GIVEN_NAMES.length));
  return round === 0 ? exampleName(at) : `${exampleName(at)}${round + 1}`;
}

export const daysBefore = (today: string, days: number): string => addDays(localDate(today), -days);

/** Persons of age who agreed to be shown. */
export function persons(prefix: string, count: number, more: (at: number) => Pick<AwardSheetRow, 'conferredOn' | 'document'> & Partial<AwardSheetRow>): AwardSheetRow[] {
  return Array.from({ length: count }, (_, at) => ({ code: `${prefix}-${String(at + 1).padStart(4, '0')}`, label: exampleName(at), isAdult: true, consent: true, shown: true, ...more(at) }));
}

/** Units, villages, teams: by a name and a number. */
export function bodies(prefix: string, name: (at: number) => string, count: number, more: (at: number) => Pick<AwardSheetRow, 'conferredOn' | 'document'> & Partial<AwardSheetRow>): AwardSheetRow[] {
  return Array.from({ length: count }, (_, at) => ({ code: `${prefix}-${String(at + 1).padStart(4, '0')}`, label: name(at), shown: true, ...more(at) }));
}

/** Households dealt out over villages, house by house; two in three agreed to be shown. */
export function householdRows(prefix: string, count: number, places: readonly string[], more: (at: number) => Pick<AwardSheetRow, 'conferredOn' | 'document'> & Partial<AwardSheetRow>): AwardSheetRow[] {
  return Array.from({ length: count }, (_, at) => {
    const agrees = at % 3 !== 2;
    return {
      code: `${prefix}-${String(at + 1).padStart(5, '0')}`, label: `${SURNAMES[at % SURNAMES.length] as string}家${GIVEN_NAMES[at % GIVEN_NAMES.length] as string}户`, place: places[at % places.length], houseNumber: `${Math.floor(at / places.length) + 1}号`,
      consent: agrees, shown: agrees, ...more(at),
    };
  });
}
