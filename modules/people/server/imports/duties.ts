/** 责任导入 · Who answers for which site or place, from when to when. A row is known by its subject, duty and first day. */
import { CODE_OR_NAME, ONLY_SHOWN, TO_CHECK_BY } from '#platform/server/imports/index.ts';
import type { Fail, ImportDefinition, ImportRow, RowFault, Warn } from '#platform/server/imports/index.ts';
import type { WriteContext } from '#platform/server/operations/index.ts';
import { choiceColumn, dateColumn, defineColumns, textColumn } from '#platform/server/spreadsheet/index.ts';
import type { RowOf } from '#platform/server/spreadsheet/index.ts';
import { DUTY_HOLDER, dutyRoleWords } from '#modules/places/contract/index.ts';
import { heldAfter, planDutyLine } from '../../domain/index.ts';
import type { DutyLinePlan, HeldLine } from '../../domain/index.ts';
import { tell } from '../handlers/duties.ts';
import { readerOf } from '../handlers/persons.ts';
import { A_PERSON, AN_ORGANISATION, cellsMeant, idMeant, organisationsCalled, OUTSIDE } from '#modules/places/server/index.ts';
import type { CellsMeant, NamedThing } from '#modules/places/server/index.ts';
import { personsCalled, subjectsCalled } from '../queries/called.ts';
import { tellWhomMeant } from './whom-meant.ts';
import type { SubjectCalled } from '../queries/called.ts';
import { lockDutiesOf, setDutyEnds } from '../queries/duty-import.ts';
import { putInOffice } from '../queries/duties.ts';
import type { NewDuty } from '../queries/duties.ts';

export const dutyColumns = defineColumns({
  code: textColumn({ zh: '点位或区域编码', en: 'Site or place code', aliases: ['点位编码', '网格编码', '编码'], required: true, maxLength: 160, width: 18, hint: CODE_OR_NAME }),
  name: textColumn({ zh: '点位或区域', en: 'Site or place', width: 28, hint: ONLY_SHOWN }),
  kind: choiceColumn({ zh: '对象', en: 'Subject', labels: { site: { zh: '点位', en: 'Site' }, place: { zh: '区域', en: 'Place' } }, hint: { zh: '点位和区域同编码或同名时才需要', en: 'Needed only where a site and a place share the code or the name' } }),
  role: choiceColumn({ zh: '责任', en: 'Duty', required: true, labels: dutyRoleWords, width: 12 }),
  holder: textColumn({ zh: '责任人编号或单位编码', en: 'Holder code', aliases: ['责任人编号', '点位长编号', '单位编码', '人员编号'], required: true, maxLength: 160, width: 20, hint: { zh: '编号、编码，或姓名、单位全称', en: 'Code or name of the person or the organisation' } }),
  holderName: textColumn({ zh: '责任人或单位', en: 'Holder’s name', width: 22, hint: TO_CHECK_BY }),
  from: dateColumn({ zh: '自', en: 'From', hint: { zh: '空着为今天；换人请写换人当天', en: 'Today when left empty; for another holder, the day of the change' } }),
  to: dateColumn({ zh: '至（不含）', en: 'Until (excluded)', hint: { zh: '空着为一直有效', en: 'Goes on when left empty' } }),
});

type Row = ImportRow<RowOf<typeof dutyColumns>>;
type FailRow = Fail<typeof dutyColumns>;
type WarnRow = Warn<typeof dutyColumns>;

export interface DutyStep { readonly subject: SubjectCalled; readonly role: string; readonly holderId: string; readonly plan: DutyLinePlan; readonly id: string }

interface Looked {
  readonly sites: CellsMeant;
  readonly places: CellsMeant;
  readonly subjectById: ReadonlyMap<string, SubjectCalled>;
  readonly persons: CellsMeant;
  /** With the day on which whoever left did. */
  readonly personById: ReadonlyMap<string, NamedThing & { readonly valid_to: string | null }>;
  readonly organisations: CellsMeant;
  /** By subject and role; moved on as the rows of the chunk are planned, one after another. */
  readonly held: Map<string, readonly HeldLine[]>;
}

const dutyKey = (subjectId: string, role: string): string => `${subjectId}/${role}`;

async function lookUp(ctx: WriteContext, rows: readonly Row[]): Promise<Looked> {
  const { tx, programmeId } = ctx;
  const cells = rows.map(({ value }) => value.code);
  const found = await subjectsCalled(tx, readerOf(ctx), cells, ctx.today);
  const ofKind = (kind: SubjectCalled['kind']): CellsMeant => cellsMeant(cells, found.filter((subject) => subject.kind === kind));
  const held = await lockDutiesOf(tx, programmeId, { siteIds: found.filter(({ kind }) => kind === 'site').map(({ id }) => id), placeIds: found.filter(({ kind }) => kind === 'place').map(({ id }) => id) });
  const holders = rows.map(({ value }) => value.holder);
  const persons = await personsCalled(tx, programmeId, holders, ctx.today);
  const lines = held.map((row) => ({ key: dutyKey(row.subject_id, row.role), line: { id: row.id, holderId: row.holder_id, from: row.from_day, to: row.to_day, isCover: row.is_cover } }));
  return {
    sites: ofKind('site'), places: ofKind('place'), subjectById: new Map(found.map((subject) => [subject.id, subject])),
    persons: cellsMeant(holders, persons), personById: new Map(persons.map((person) => [person.id, person])), organisations: cellsMeant(holders, await organisationsCalled(tx, programmeId, holders)),
    held: new Map([...Map.groupBy(lines, ({ key }) => key)].map(([key, group]) => [key, group.map(({ line }) => line)])),
  };
}

const A_SUBJECT = { code: 'unknown_subject', zh: '点位或区域', en: 'site or place', note: OUTSIDE } as const;

/** A code of one kind goes before a name of the other, as it does within a kind. */
function subjectOf(row: Row, looked: Looked, fail: FailRow): SubjectCalled | null {
  const { code: cell, kind } = row.value;
  const kinds = [...(kind === 'place' ? [] : [looked.sites]), ...(kind === 'site' ? [] : [looked.places])];
  const meant = kinds.flatMap(({ ids }) => looked.subjectById.get(ids.get(cell) ?? '') ?? []);
  const coded = meant.filter(({ code }) => code === cell);
  const [one, other] = coded.length > 0 ? coded : meant;
  const doubtful = kinds.filter(({ several }) => several.has(cell));
  if (other !== undefined || (one !== undefined && coded.length === 0 && doubtful.length > 0)) fail(row, 'kind', { code: 'required', zh: '点位和区域都这样编码或称呼，请填对象', en: 'A site and a place share this code or name; enter which is meant' });
  else if (one !== undefined) return one;
  else idMeant(cell, doubtful[0] ?? looked.sites, A_SUBJECT, (fault) => fail(row, 'code', fault));
  return null;
}

function holderOf(ctx: WriteContext, row: Row, looked: Looked, fail: FailRow, warn: WarnRow): string | null {
  const { role, holder, holderName, from, to } = row.value;
  const isPerson = DUTY_HOLDER[role] === 'person';
  const id = idMeant(holder, isPerson ? looked.persons : looked.organisations, isPerson ? A_PERSON : AN_ORGANISATION, (fault) => fail(row, 'holder', fault));
  const person = isPerson && id !== null ? looked.personById.get(id) : undefined;
  if (person !== undefined) tellWhomMeant(holder, holderName, person, (where, warning) => warn(row, where === 'cell' ? 'holder' : 'holderName', warning));
  const leftOn = person?.valid_to ?? null;
  // Who has left is still who answered until then.
  if (leftOn === null || leftOn > (from ?? ctx.today) || to !== null) return id;
  fail(row, 'holder', { code: 'left_office', zh: '这个人在起始日已不在任', en: 'This person is no longer in office on that day' });
  return null;
}

type Fault = Exclude<DutyLinePlan['outcome'], 'unchanged' | 'extent' | 'assign'>;
const FAULTS: Readonly<Record<Fault, (day: string) => { readonly key: 'from' | 'to' | 'holder'; readonly fault: RowFault }>> = {
  overlaps: (day) => ({ key: 'from', fault: { code: 'duty_overlaps', zh: `这项责任从 ${day} 起已另有安排`, en: `From ${day} on somebody else already holds this duty` } }),
  holderChanged: (day) => ({ key: 'from', fault: { code: 'holder_changed', zh: `${day} 起已由别人担任；换人请把“自”写成换人当天，历史不改写`, en: `Somebody else began on ${day}; write the day of the change instead, history is not rewritten` } }),
  heldSince: (day) => ({ key: 'from', fault: { code: 'held_since', zh: `自 ${day} 起已由其担任；改结束日期请把“自”写成 ${day}`, en: `They have held it since ${day}; to change its end, write ${day} as the first day` } }),
  isCover: () => ({ key: 'holder', fault: { code: 'is_cover', zh: '这几天是外出代管，请在“外出代管”里修改', en: 'These days are a cover while somebody is away; change it there' } }),
  datesOutOfOrder: () => ({ key: 'to', fault: { code: 'dates_out_of_order', zh: '结束日期须晚于开始日期', en: 'The end must be after the start' } }),
};

function stepOf(ctx: WriteContext, looked: Looked, row: Row, fail: FailRow, warn: WarnRow): DutyStep | null {
  const subject = subjectOf(row, looked, fail);
  const holderId = holderOf(ctx, row, looked, fail, warn);
  if (subject === null || holderId === null) return null;
  const { role, from, to } = row.value;
  const key = dutyKey(subject.id, role);
  const held = looked.held.get(key) ?? [];
  const plan = planDutyLine(held, { holderId, from, to }, ctx.today);
  if (plan.outcome in FAULTS) {
    const { key: cell, fault } = FAULTS[plan.outcome as Fault]('from' in plan ? plan.from : '');
    fail(row, cell, fault);
    return null;
  }
  const id = ctx.newId();
  looked.held.set(key, heldAfter(held, plan, holderId, id));
  return { subject, role, holderId, plan, id };
}

const newDuty = ({ id, subject, role, holderId, plan }: DutyStep): NewDuty | null => {
  if (plan.outcome !== 'assign') return null;
  const isPerson = DUTY_HOLDER[role as keyof typeof DUTY_HOLDER] === 'person';
  return { id, siteId: subject.kind === 'site' ? subject.id : null, placeId: subject.kind === 'place' ? subject.id : null, role, personId: isPerson ? holderId : null, organisationId: isPerson ? null : holderId, from: plan.from, to: plan.to };
};

/** Steps on one duty one after another, steps on different duties at once. */
function wavesOf(steps: readonly DutyStep[]): DutyStep[][] {
  const waves: DutyStep[][] = [];
  const seen = new Map<string, number>();
  for (const step of steps) {
    const key = dutyKey(step.subject.id, step.role);
    const at = seen.get(key) ?? 0;
    seen.set(key, at + 1);
    (waves[at] ??= []).push(step);
  }
  return waves;
}

/** @returns what the engine needs to import duties */
export function dutyImport(ctx: WriteContext): ImportDefinition<typeof dutyColumns, DutyStep> {
  const { tx, programmeId } = ctx;
  const done: DutyStep[] = [];
  return {
    name: { zh: '责任清单', en: 'Duties' }, columns: dutyColumns, keyColumn: 'code', keyOf: ({ code, kind, role, from }) => [code, kind, role, from].join('/'),
    async resolve(rows, fail, warn) {
      const looked = await lookUp(ctx, rows);
      return rows.map((row) => stepOf(ctx, looked, row, fail, warn) as DutyStep);
    },
    async write(steps) {
      const changing = steps.filter(({ plan }) => plan.outcome !== 'unchanged');
      for (const wave of wavesOf(changing)) {
        await setDutyEnds(tx, programmeId, wave.flatMap(({ plan }) => (plan.outcome === 'extent' ? [{ id: plan.id, to: plan.to }] : [])));
        await putInOffice(tx, programmeId, wave.map(newDuty).filter((duty) => duty !== null));
      }
      done.push(...changing);
      const created = changing.filter(({ plan }) => plan.outcome === 'assign').length;
      return { created, updated: changing.length - created, unchanged: steps.length - changing.length };
    },
    kept() {
      if (done.length > 0) ctx.record({ kind: 'duties', id: programmeId, change: { imported: done.map(({ subject, role, holderId, plan }) => ({ subject: subject.id, role, holderId, plan })) } });
      for (const subject of new Map(done.map((step) => [step.subject.id, step.subject])).values()) tell(ctx, subject.kind === 'site' ? subject.id : null, subject.place_id);
    },
  };
}
