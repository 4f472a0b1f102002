/** Links between standards of two editions. A pair of standards has one row; whoever asks stands on the left. */
import type { SortOf } from '#platform/contract/sorting.ts';
import { maybeRow, oneRow, orderBy, rows, sql } from '#platform/server/db/index.ts';
import type { RawBuilder, Tx } from '#platform/server/db/index.ts';
import { turned } from '../../domain/index.ts';
import type { CrosswalkLink, CrosswalkRelation, Method } from '../../domain/index.ts';

interface Pair { readonly editionId: string; readonly otherEditionId: string }

export interface StandardRow { code: string; name_zh: string; name_en: string; methods: Method[] }

/** 测评标准 · Standards of an edition in the order of its document. */
export async function standardRows(tx: Tx, programmeId: string, editionId: string): Promise<StandardRow[]> {
  const found = await rows<{ code: string; name_zh: string; name_en: string; methods: { method: Method }[] | null }>(tx, sql`
    select code, name_zh, name_en, methods from frameworks.nodes where programme_id = ${programmeId} and edition_id = ${editionId} and level = 'standard' order by sort_order`);
  return found.map((row) => ({ ...row, methods: (row.methods ?? []).map(({ method }) => method) }));
}

/** Whether the asked edition stands on the left of the stored row. */
const straight = ({ editionId, otherEditionId }: Pair): boolean => editionId < otherEditionId;

/** The links of a pair as its left edition sees them. */
function seen(programmeId: string, pair: Pair): RawBuilder<unknown> {
  return straight(pair)
    ? sql`(select l.id, l.left_code, l.right_code, l.relation, l.note, l.decided_at, l.decided_by from frameworks.crosswalk_links l
        where l.programme_id = ${programmeId} and l.left_edition_id = ${pair.editionId} and l.right_edition_id = ${pair.otherEditionId})`
    : sql`(select l.id, l.right_code as left_code, l.left_code as right_code, case l.relation when 'part' then 'whole' when 'whole' then 'part' else l.relation end as relation, l.note, l.decided_at, l.decided_by
        from frameworks.crosswalk_links l where l.programme_id = ${programmeId} and l.left_edition_id = ${pair.otherEditionId} and l.right_edition_id = ${pair.editionId})`;
}

export async function linksOf(tx: Tx, programmeId: string, pair: Pair): Promise<CrosswalkLink[]> {
  return (await rows<{ left_code: string; right_code: string; relation: CrosswalkRelation }>(tx, sql`select left_code, right_code, relation from ${seen(programmeId, pair)} as s`))
    .map((row) => ({ leftCode: row.left_code, rightCode: row.right_code, relation: row.relation }));
}

/** Every link of the programme that joins two standards into one piece, with the editions on both sides. */
export function sameLinks(tx: Tx, programmeId: string): Promise<{ left_edition_id: string; left_code: string; right_edition_id: string; right_code: string }[]> {
  return rows(tx, sql`select left_edition_id, left_code, right_edition_id, right_code from frameworks.crosswalk_links where programme_id = ${programmeId} and relation = 'same'`);
}

export interface LinkFilter { readonly relation?: CrosswalkRelation | undefined; readonly q?: string | undefined }

function where({ relation, q }: LinkFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`];
  if (relation !== undefined) parts.push(sql`s.relation = ${relation}`);
  if (q !== undefined && q !== '') {
    const like = `%${q.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    parts.push(sql`(s.left_code ilike ${like} or s.right_code ilike ${like} or a.name_zh ilike ${like} or b.name_zh ilike ${like} or a.name_en ilike ${like} or b.name_en ilike ${like})`);
  }
  return sql.join(parts, sql` and `);
}

const joined = (programmeId: string, pair: Pair): RawBuilder<unknown> => sql`${seen(programmeId, pair)} as s
  join frameworks.nodes a on a.programme_id = ${programmeId} and a.edition_id = ${pair.editionId} and a.code = s.left_code
  join frameworks.nodes b on b.programme_id = ${programmeId} and b.edition_id = ${pair.otherEditionId} and b.code = s.right_code`;

export interface LinkRow {
  id: string; left_code: string; left_zh: string; left_en: string; left_methods: { method: Method }[] | null; right_code: string; right_zh: string; right_en: string; right_methods: { method: Method }[] | null;
  relation: CrosswalkRelation; note: string | null; decided_at: string; decided_by: string | null;
}

export function linkPage(tx: Tx, programmeId: string, pair: Pair, filter: LinkFilter, sort: SortOf<'code' | 'otherCode' | 'recent'>, page: { limit: number; offset: number }): Promise<LinkRow[]> {
  const order = orderBy(sort, { code: ['a.sort_order', 'b.sort_order'], otherCode: ['b.sort_order', 'a.sort_order'], recent: ['s.decided_at desc', 's.id'] });
  return rows(tx, sql`select s.id, s.left_code, a.name_zh as left_zh, a.name_en as left_en, a.methods as left_methods, s.right_code, b.name_zh as right_zh, b.name_en as right_en, b.methods as right_methods,
      s.relation, s.note, s.decided_at, p.name as decided_by
    from ${joined(programmeId, pair)} left join people.persons p on p.programme_id = ${programmeId} and p.id = s.decided_by
    where ${where(filter)} order by ${order} limit ${page.limit} offset ${page.offset}`);
}

export async function linkTotal(tx: Tx, programmeId: string, pair: Pair, filter: LinkFilter): Promise<number> {
  return (await oneRow<{ count: number }>(tx, sql`select count(*) as count from ${joined(programmeId, pair)} where ${where(filter)}`)).count;
}

export interface LinkToKeep extends CrosswalkLink, Pair { readonly id: string; readonly note: string | null }

/** Links by their pair of standards. @returns how many are new, and how many changed */
export async function upsertLinks(tx: Tx, programmeId: string, links: readonly LinkToKeep[], by: { readonly personId: string; readonly at: string }): Promise<{ created: number; updated: number }> {
  const stored = links.map((link) => (straight(link)
    ? { id: link.id, le: link.editionId, lc: link.leftCode, re: link.otherEditionId, rc: link.rightCode, relation: link.relation, note: link.note }
    : { id: link.id, le: link.otherEditionId, lc: link.rightCode, re: link.editionId, rc: link.leftCode, relation: turned(link.relation), note: link.note }));
  const found = await rows<{ id: string }>(tx, sql`insert into frameworks.crosswalk_links as old (programme_id, id, left_edition_id, left_code, right_edition_id, right_code, relation, note, decided_at, decided_by)
    select ${programmeId}, n.id, n.le, n.lc, n.re, n.rc, n.relation, n.note, ${by.at}, ${by.personId}
      from jsonb_to_recordset(${JSON.stringify(stored)}::jsonb) as n(id uuid, le uuid, lc text, re uuid, rc text, relation text, note text)
    on conflict (programme_id, left_edition_id, left_code, right_edition_id, right_code) do update set relation = excluded.relation, note = excluded.note, decided_at = excluded.decided_at, decided_by = excluded.decided_by
      where (old.relation, old.note) is distinct from (excluded.relation, excluded.note)
    returning old.id`);
  const fresh = new Set(links.map(({ id }) => id));
  const created = found.filter(({ id }) => fresh.has(id)).length;
  return { created, updated: found.length - created };
}

export function removeLink(tx: Tx, programmeId: string, linkId: string): Promise<{ left_code: string; right_code: string; relation: string } | undefined> {
  return maybeRow(tx, sql`delete from frameworks.crosswalk_links where programme_id = ${programmeId} and id = ${linkId} returning left_code, right_code, relation`);
}

/** The editions of a programme by their code. */
export async function editionIdsByCode(tx: Tx, programmeId: string): Promise<Map<string, { readonly id: string; readonly titleZh: string }>> {
  return new Map((await rows<{ id: string; code: string; title_zh: string }>(tx, sql`select id, code, title_zh from frameworks.editions where programme_id = ${programmeId}`)).map((row) => [row.code, { id: row.id, titleZh: row.title_zh }]));
}
