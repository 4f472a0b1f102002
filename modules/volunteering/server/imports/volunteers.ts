/** 志愿者导入 · Volunteers by their number, under the headers they go out with; what is sealed comes in and never goes out. */
import { CODE_OR_NAME, ONLY_SHOWN, codesInFullWidth } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import { booleanColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { membershipRefusal, volunteerRefusal } from '../../domain/index.ts';
import type { VolunteerRefusal } from '../../domain/index.ts';
import { identityKey, NO_DETAILS, openDetails, sealDetails } from '../details.ts';
import type { Details } from '../details.ts';
import { A_PLACE, AN_ORGANISATION, cellsIn, cellsMeant, idMeant, listedIn, organisationsCalled, placesCalled } from '#modules/places/server/index.ts';
import type { CellsMeant, KindOfThing } from '#modules/places/server/index.ts';
import { teamsCalled } from '../queries/ground.ts';
import type { TeamCalled } from '../queries/ground.ts';
import { insertMemberships, upsertVolunteers, volunteersByIdentity, volunteersByNumber } from '../queries/volunteers.ts';
import type { KnownVolunteer, VolunteerToKeep } from '../queries/volunteers.ts';

export const volunteerColumns = defineColumns({
  number: textColumn({ zh: '志愿者编号', en: 'Volunteer number', required: true, halfWidth: true, maxLength: 40, width: 16, pattern: { test: /^.{3,}$/u, zh: '至少三个字符', en: 'Three characters at least' } }),
  label: textColumn({ zh: '姓名', en: 'Name', aliases: ['称呼'], required: true, maxLength: 60, width: 16 }),
  place: textColumn({ zh: '区域编码', en: 'Place code', nameHeaders: ['区域', '所在区域', '村（社区）'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  organisation: textColumn({ zh: '单位编码', en: 'Organisation code', nameHeaders: ['单位', '所在单位'], maxLength: 160, width: 16, hint: CODE_OR_NAME }),
  teams: textColumn({ zh: '队伍编码', en: 'Team codes', nameHeaders: ['队伍', '所属队伍'], maxLength: 2_000, width: 20, hint: { zh: '编码或全称，几个队伍用顿号分开', en: 'Codes or exact names; several, separated by commas' } }),
  isAdult: booleanColumn({ zh: '已成年', en: 'Of age', required: true }),
  guardianAgreedOn: dateColumn({ zh: '监护人同意日期', en: 'Guardian agreed on', hint: { zh: '仅未成年人', en: 'Of minors alone' } }),
  guardian: textColumn({ zh: '监护人', en: 'Guardian', maxLength: 60, hint: { zh: '仅未成年人；加密保存', en: 'Of minors alone; kept sealed' } }),
  contact: textColumn({ zh: '联系方式', en: 'Contact', maxLength: 60, hint: { zh: '加密保存', en: 'Kept sealed' } }),
  identityNumber: textColumn({ zh: '身份证号', en: 'Identity number', maxLength: 40, hint: { zh: '可不填；加密保存，不再显示', en: 'Optional; kept sealed and never shown' } }),
  registeredOn: dateColumn({ zh: '登记日期', en: 'Registered on', required: true }),
  leftOn: dateColumn({ zh: '退出日期', en: 'Left on', hint: ONLY_SHOWN }),
});

type Row = ImportRow<RowOf<typeof volunteerColumns>>;
type FailRow = Fail<typeof volunteerColumns>;

export const volunteerExample = (language: 'zh' | 'en', today: string): RowOf<typeof volunteerColumns> => ({
  number: 'V-0000001', label: language === 'zh' ? '示例志愿者' : 'Example', place: 'V-001', organisation: null, teams: null, isAdult: true, guardianAgreedOn: null, guardian: null, contact: null, identityNumber: null, registeredOn: today, leftOn: null,
});

interface Ground {
  readonly places: CellsMeant; readonly organisations: CellsMeant; readonly teams: CellsMeant; readonly teamById: ReadonlyMap<string, TeamCalled>; readonly known: ReadonlyMap<string, KnownVolunteer>;
  /** Grows with the rows of the file, so that one person stands in it once. */
  readonly numberOfIdentity: Map<string, string>;
}
interface Ready { readonly volunteer: VolunteerToKeep; readonly teams: readonly { id: string; from: string }[]; readonly knownId: string | null }

export const A_TEAM: KindOfThing = { code: 'unknown_team', zh: '队伍', en: 'team' };

async function groundOf(ctx: WriteContext, found: readonly Row[], seen: Map<string, string>): Promise<Ground> {
  const { tx, programmeId } = ctx;
  const values = found.map(({ value }) => value);
  const keys = values.flatMap(({ identityNumber }) => identityKey(ctx, identityNumber) ?? []);
  for (const { number, identity_key } of await volunteersByIdentity(tx, programmeId, keys)) seen.set(identity_key, number);
  const [placeCells, organisationCells, teamCells] = [values.map(({ place }) => place), values.map(({ organisation }) => organisation), values.flatMap(({ teams }) => cellsIn(teams))];
  const teams = await teamsCalled(tx, programmeId, teamCells);
  return {
    places: cellsMeant(placeCells, await placesCalled(tx, programmeId, placeCells, ctx.today)), organisations: cellsMeant(organisationCells, await organisationsCalled(tx, programmeId, organisationCells)),
    teams: cellsMeant(teamCells, teams), teamById: new Map(teams.map((team) => [team.id, team])),
    known: new Map((await volunteersByNumber(tx, programmeId, values.map(({ number }) => number))).map((row) => [row.number, row])), numberOfIdentity: seen,
  };
}

const CELLS: Readonly<Record<VolunteerRefusal, readonly [keyof RowOf<typeof volunteerColumns>, string, string]>> = {
  placeless: ['place', '请写明区域或单位', 'Say the place or the organisation'], inFuture: ['registeredOn', '登记日期在今天之后', 'Registered after today'],
  guardianMissing: ['guardian', '未成年人须有监护人和同意日期', 'A minor needs a guardian, and the day on which they agreed'], guardianOfAdult: ['guardian', '成年人不登记监护人', 'Of adults no guardian is kept'],
  identityWrong: ['identityNumber', '身份证号末位对不上', 'The last character does not follow from the others'],
};

/** A sheet that says nothing of what is sealed leaves it as it was. */
function detailsOf(ctx: WriteContext, value: Row['value'], known: KnownVolunteer | undefined): { details: Details; sealed: string | null } {
  const before = known?.details_sealed == null ? NO_DETAILS : openDetails(ctx, known.details_sealed);
  const details = { identityNumber: value.identityNumber ?? before.identityNumber, contact: value.contact ?? before.contact, guardian: value.isAdult ? value.guardian : (value.guardian ?? before.guardian) };
  const isSame = known !== undefined && (Object.keys(details) as (keyof Details)[]).every((key) => details[key] === before[key]);
  return { details, sealed: isSame ? known.details_sealed : sealDetails(ctx, details) };
}

function readyOf(ctx: WriteContext, row: Row, ground: Ground, fail: FailRow): Ready {
  const { value } = row;
  const known = ground.known.get(value.number);
  const { details, sealed } = detailsOf(ctx, value, known);
  const placeId = idMeant(value.place, ground.places, A_PLACE, (fault) => fail(row, 'place', fault));
  const organisationId = idMeant(value.organisation, ground.organisations, AN_ORGANISATION, (fault) => fail(row, 'organisation', fault));
  if ((value.place === null || placeId !== null) && (value.organisation === null || organisationId !== null)) {
    const refusal = volunteerRefusal({ placeId, organisationId, isAdult: value.isAdult, guardian: details.guardian, guardianAgreedOn: value.guardianAgreedOn, identityNumber: value.identityNumber, registeredOn: value.registeredOn }, ctx.today);
    if (refusal !== null) { const [key, zh, en] = CELLS[refusal]; fail(row, key, { code: refusal, zh, en }); }
  }
  const key = identityKey(ctx, value.identityNumber);
  const holder = key === null ? undefined : ground.numberOfIdentity.get(key);
  if (holder !== undefined && holder !== value.number) fail(row, 'identityNumber', { code: 'identity_known', zh: `这个身份证号已登记为 ${holder}`, en: `This identity number is registered as ${holder}` });
  if (key !== null) ground.numberOfIdentity.set(key, value.number);
  const registeredOn = known?.registered_on ?? value.registeredOn;
  return {
    knownId: known?.id ?? null, teams: teamsOf(row, registeredOn, ground, ctx.today, fail),
    volunteer: {
      id: ctx.newId(), number: value.number, label: value.label, placeId, organisationId, detailsSealed: sealed, identityKey: key, isAdult: value.isAdult, guardianAgreedOn: value.guardianAgreedOn,
      registeredOn, leftOn: null, searchText: searchTextOf(value.label, value.number),
    },
  };
}

/** A sheet knows no day of joining: one belongs since one was registered, or since the team was founded. */
function teamsOf(row: Row, registeredOn: string, ground: Ground, today: string, fail: FailRow): { id: string; from: string }[] {
  return listedIn(row.value.teams, ground.teams).flatMap((cell) => {
    const team = ground.teamById.get(idMeant(cell, ground.teams, A_TEAM, (fault) => fail(row, 'teams', fault)) ?? '');
    if (team === undefined) return [];
    const from = registeredOn > team.founded_on ? registeredOn : team.founded_on;
    if (membershipRefusal(from, { registeredOn, leftOn: null }, { foundedOn: team.founded_on, dissolvedOn: team.dissolved_on }, today) !== null) fail(row, 'teams', { code: 'team_gone', zh: `队伍“${cell}”已解散`, en: `The team “${cell}” is dissolved` });
    return [{ id: team.id, from }];
  });
}

async function writeAll(ctx: WriteContext, ready: readonly Ready[]): Promise<{ created: number; updated: number; unchanged: number }> {
  const kept = await upsertVolunteers(ctx.tx, ctx.programmeId, ready.map(({ volunteer }) => volunteer));
  const idOf = ({ volunteer, knownId }: Ready): string => kept.get(volunteer.number)?.id ?? (knownId as string);
  const joined = await insertMemberships(ctx.tx, ctx.programmeId, ready.flatMap((row) => row.teams.map((team) => (
    { id: ctx.newId(), teamId: team.id, volunteerId: idOf(row), from: team.from, isNew: kept.get(row.volunteer.number)?.isNew === true }))));
  const created = ready.filter(({ volunteer }) => kept.get(volunteer.number)?.isNew === true).length;
  const updated = ready.filter((row) => kept.get(row.volunteer.number)?.isNew !== true && (kept.has(row.volunteer.number) || joined.has(idOf(row)))).length;
  return { created, updated, unchanged: ready.length - created - updated };
}

/** @returns what the engine needs; the same file again changes nothing */
export function volunteerImport(ctx: WriteContext): ImportDefinition<typeof volunteerColumns, Ready> {
  const seen = new Map<string, string>();
  return {
    name: { zh: '志愿者', en: 'Volunteers' }, columns: volunteerColumns, keyColumn: 'number',
    codesInFullWidth: () => codesInFullWidth(ctx, 'volunteering.volunteers', 'number'),
    async resolve(found, fail) {
      const ground = await groundOf(ctx, found, seen);
      return found.map((row) => readyOf(ctx, row, ground, fail));
    },
    write: (ready) => writeAll(ctx, ready),
    kept() { ctx.emit({ topic: 'volunteering', subjectId: ctx.programmeId }); },
  };
}
