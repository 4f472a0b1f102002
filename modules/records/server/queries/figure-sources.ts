/** 台账作数源 · Every register can be counted, by its own fields; what was withdrawn counts no more. */
import { column } from '#platform/server/figures/index.ts';
import type { FigureSource, SourceColumn, SourceShape } from '#platform/server/figures/index.ts';
import { sql } from '#platform/server/db/index.ts';
import type { RegisterField } from '../../domain/index.ts';
import { registersByCode } from './registers.ts';
import type { KnownRegister } from './registers.ts';

const SOURCE = 'records.';

/** The code of a field is a plain word (`CODE`), and a parameter all the same. */
function columnOf(field: RegisterField): SourceColumn {
  const value = sql`(r.fields ->> ${field.code})`;
  const words = { zh: field.zh, en: field.en };
  if (field.type === 'number') return { words, type: 'number', sql: sql`${value}::numeric`, unit: field.unit };
  if (field.type === 'date') return { words, type: 'date', sql: sql`${value}::date` };
  return { words, type: 'text', sql: value, ...(field.type === 'choice' ? { choices: field.choices.map(({ code, zh, en }) => ({ value: code, words: { zh, en } })) } : {}) };
}

/** A register with these fields declares numbers. */
const DECLARED = { value: 'value', numerator: 'numerator', denominator: 'denominator', unit: 'unit', series: 'indicator', until: 'periodEnd', cumulative: 'cumulative' } as const;
const declares = (fields: readonly string[]): boolean => Object.values(DECLARED).every((name) => fields.includes(name));

/** A register does not know whose name it holds, nor whether they agreed: its rows are named nowhere in public. */
const namesPeople = ({ fields, titleField }: KnownRegister['definition']): boolean => fields.some(({ code, type }) => code === titleField && type === 'name');

function shapeOf(programmeId: string, { id, code, definition }: KnownRegister): SourceShape {
  return {
    code: `${SOURCE}${code}`, words: { zh: definition.zh, en: definition.en },
    columns: {
      recordCode: column('text', '编号', 'Code', 'r.code'), isSynthetic: column('boolean', '演示数据', 'Demonstration', 'r.is_synthetic'),
      ...Object.fromEntries(definition.fields.filter(({ type }) => type !== 'place').map((field) => [field.code, columnOf(field)])),
    },
    from: sql`from records.records r where r.programme_id = ${programmeId} and r.register_id = ${id} and r.withdrawn_at is null`,
    ...(declares(definition.fields.map(({ code: field }) => field)) ? { declares: DECLARED } : {}),
    parts: { part: sql`r.part`, changed: sql`select c.part, c.xid from records.changed_parts c where c.programme_id = ${programmeId} and c.register_id = ${id}`, forget: (xid) => sql`delete from records.changed_parts c where c.programme_id = ${programmeId} and c.register_id = ${id} and (c.xid < ${xid}::xid8 or c.xid >= pg_snapshot_xmax(pg_current_snapshot()))` },
    id: sql`r.id::text`, label: sql`r.title`, ...(namesPeople(definition) ? {} : { named: 'label' as const }), day: sql`r.on_date`, place: sql`r.place_id`, path: sql`'/records/' || r.id`,
  };
}

const VERSIONS = '.versions';

/** A text adopted or revised is an event of its own: how many covenants were revised in a year. */
function versionShapeOf(programmeId: string, { id, code, definition }: KnownRegister): SourceShape {
  const earlier = 'exists (select 1 from records.versions n where n.programme_id = v.programme_id and n.record_id = v.record_id and n.withdrawn_at is null and n.in_force_from < v.in_force_from)';
  return {
    code: `${SOURCE}${code}${VERSIONS}`, words: { zh: `${definition.zh}文本版本`, en: `Versions of ${definition.en}` },
    columns: {
      record: column('text', '编号', 'Record', 'r.code'), adoptedOn: column('date', '通过日期', 'Adopted on', 'v.adopted_on'), inForceFrom: column('date', '生效日期', 'In force from', 'v.in_force_from'), isSynthetic: column('boolean', '演示数据', 'Demonstration', 'v.is_synthetic'),
      isRevision: column('boolean', '修订', 'Revision', `(not v.is_repeal and ${earlier})`), isRepeal: column('boolean', '废止', 'Repeal', 'v.is_repeal'), attended: column('number', '到会人数', 'Attended', 'v.attended'), inFavour: column('number', '赞成人数', 'In favour', 'v.in_favour'),
      ...Object.fromEntries(definition.fields.filter(({ type }) => type === 'choice').map((field) => [field.code, columnOf(field)])),
    },
    from: sql`from records.versions v join records.records r on r.programme_id = v.programme_id and r.id = v.record_id where v.programme_id = ${programmeId} and r.register_id = ${id} and v.withdrawn_at is null and r.withdrawn_at is null`,
    id: sql`v.id::text`, label: sql`r.title || ' · ' || v.adopted_on`, day: sql`v.adopted_on`, place: sql`r.place_id`, path: sql`'/records/' || r.id`,
  };
}

export const recordsFigureSource: FigureSource = {
  module: 'records', permission: 'records.read', topics: ['records'],
  async shapes(ctx, codes) {
    const wanted = codes === undefined ? undefined : [...codes].filter((code) => code.startsWith(SOURCE)).map((code) => code.slice(SOURCE.length).replace(/\.versions$/, ''));
    return (await registersByCode(ctx.tx, ctx.programmeId, wanted)).flatMap((register) => [shapeOf(ctx.programmeId, register), ...(register.definition.keepsVersions ? [versionShapeOf(ctx.programmeId, register)] : [])]);
  },
  photos: ({ programmeId }) => sql`select f.sha256 as fingerprint, r.id::text as id, r.title as label, '/records/' || r.id as path from records.photos p join files.files f on f.programme_id = p.programme_id and f.id = p.file_id
    join records.records r on r.programme_id = p.programme_id and r.id = p.record_id where p.programme_id = ${programmeId} and r.withdrawn_at is null`,
  events: ({ programmeId }) => sql`select r.title, r.on_date, null::date as until, r.register_id::text as kind, r.id::text as id, r.title || ' · ' || g.name_zh as label, '/records/' || r.id as path from records.records r
    join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id where r.programme_id = ${programmeId} and r.withdrawn_at is null`,
};
