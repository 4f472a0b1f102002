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
    id: sql`r.id::text`, label: sql`r.title`, named: 'label', day: sql`r.on_date`, place: sql`r.place_id`, path: sql`'/records/' || r.id`,
  };
}

export const recordsFigureSource: FigureSource = {
  module: 'records', permission: 'records.read', topics: ['records'],
  async shapes(ctx, codes) {
    const wanted = codes === undefined ? undefined : [...codes].filter((code) => code.startsWith(SOURCE)).map((code) => code.slice(SOURCE.length));
    return (await registersByCode(ctx.tx, ctx.programmeId, wanted)).map((register) => shapeOf(ctx.programmeId, register));
  },
  photos: ({ programmeId }) => sql`select f.sha256 as fingerprint, r.id::text as id, r.title as label, '/records/' || r.id as path from records.photos p join files.files f on f.programme_id = p.programme_id and f.id = p.file_id
    join records.records r on r.programme_id = p.programme_id and r.id = p.record_id where p.programme_id = ${programmeId} and r.withdrawn_at is null`,
  events: ({ programmeId }) => sql`select r.title, r.on_date, r.register_id as kind, r.id::text as id, r.title || ' · ' || g.name_zh as label, '/records/' || r.id as path from records.records r
    join records.registers g on g.programme_id = r.programme_id and g.id = r.register_id where r.programme_id = ${programmeId} and r.withdrawn_at is null`,
};
