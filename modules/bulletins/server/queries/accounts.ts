/** Templates with their versions, and the writes of an account's life that a round's bulletin does not have. */
import { changed, maybeRow, rows, sql } from '#platform/server/db/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { searchTextOf } from '#platform/server/search/index.ts';
import type { AccountKind, Figure } from '../../domain/index.ts';
import type { BulletinModel } from '../model.ts';

export interface TemplateRow { id: string; code: string; version: number; kind: AccountKind; name_zh: string; name_en: string; title: string; body: string; saved_at: string; saved_by_name: string; is_retired: boolean }

const templateColumns = sql`t.id, t.code, v.version, v.kind, v.name_zh, v.name_en, v.title, v.body, v.saved_at, coalesce(h.name, '') as saved_by_name, t.is_retired`;
const versionsOf = sql`bulletins.templates t join bulletins.template_versions v on v.programme_id = t.programme_id and v.template_id = t.id left join people.persons h on h.programme_id = v.programme_id and h.id = v.saved_by`;

/** Those in use, as they are now; some dozens. */
export function templatePage(tx: Tx, programmeId: string): Promise<TemplateRow[]> {
  return rows(tx, sql`select ${templateColumns} from ${versionsOf} where t.programme_id = ${programmeId} and not t.is_retired and v.version = t.version order by v.kind, t.code`);
}

export function templateRow(tx: Tx, programmeId: string, by: { id: string; version?: number | undefined } | { code: string }): Promise<TemplateRow | undefined> {
  const which = 'code' in by ? sql`t.code = ${by.code} and not t.is_retired and v.version = t.version` : sql`t.id = ${by.id} and v.version = coalesce(${by.version ?? null}::integer, t.version)`;
  return maybeRow(tx, sql`select ${templateColumns} from ${versionsOf} where t.programme_id = ${programmeId} and ${which}`);
}

export function templateVersions(tx: Tx, programmeId: string, id: string): Promise<{ version: number; saved_at: string; saved_by_name: string }[]> {
  return rows(tx, sql`select v.version, v.saved_at, coalesce(h.name, '') as saved_by_name from ${versionsOf} where t.programme_id = ${programmeId} and t.id = ${id} order by v.version desc limit 50`);
}

/** Held until the transaction ends, so that two people's versions come one after the other. */
export function lockTemplate(tx: Tx, programmeId: string, code: string): Promise<{ id: string; version: number; is_retired: boolean } | undefined> {
  return maybeRow(tx, sql`select id, version, is_retired from bulletins.templates where programme_id = ${programmeId} and code = ${code} for update`);
}

export interface TemplateToKeep { readonly id: string; readonly code: string; readonly version: number; readonly kind: AccountKind; readonly nameZh: string; readonly nameEn: string; readonly title: string; readonly body: string; readonly at: string; readonly by: string }

export async function keepTemplate(tx: Tx, programmeId: string, of: TemplateToKeep): Promise<void> {
  await changed(tx, sql`insert into bulletins.templates (programme_id, id, code, version) values (${programmeId}, ${of.id}, ${of.code}, ${of.version}) on conflict (programme_id, code) do update set version = excluded.version, is_retired = false`);
  await changed(tx, sql`insert into bulletins.template_versions (programme_id, template_id, version, kind, name_zh, name_en, title, body, saved_at, saved_by)
    values (${programmeId}, ${of.id}, ${of.version}, ${of.kind}, ${of.nameZh}, ${of.nameEn}, ${of.title}, ${of.body}, ${of.at}, ${of.by})`);
}

export function retireTemplateRow(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`update bulletins.templates set is_retired = true where programme_id = ${programmeId} and id = ${id} and not is_retired`);
}

export interface AccountWords { readonly title: string; readonly titleSource: string; readonly content: string; readonly figures: readonly Figure[]; readonly figuresHash: string; readonly model: BulletinModel; readonly at: string; readonly by: string }
export interface AccountOrigin { readonly id: string; readonly kind: AccountKind; readonly templateId: string | null; readonly templateVersion: number | null; readonly correctsId: string | null; /** Who wrote any of its words before: they do not approve it either. */ readonly writers: readonly string[] }

export function insertAccount(tx: Tx, programmeId: string, { id, kind, templateId, templateVersion, correctsId, writers }: AccountOrigin, words: AccountWords): Promise<number> {
  return changed(tx, sql`insert into bulletins.bulletins (programme_id, id, kind, state, title, title_source, content, figures, figures_hash, model, as_of, drafted_at, drafted_by, editors, template_id, template_version, corrects_id, search_text)
    values (${programmeId}, ${id}, ${kind}, 'draft', ${words.title}, ${words.titleSource}, ${words.content}, ${JSON.stringify(words.figures)}::jsonb, ${words.figuresHash}, ${JSON.stringify(words.model)}::jsonb, ${words.at}, ${words.at}, ${words.by},
      ${[...new Set([words.by, ...writers])]}::uuid[], ${templateId}, ${templateVersion}, ${correctsId}, ${searchTextOf(words.title)})`);
}

/** New words or numbers, by whoever wrote or computed them: they belong to those who do not approve. */
export function replaceAccount(tx: Tx, programmeId: string, id: string, words: AccountWords): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'draft', title = ${words.title}, title_source = ${words.titleSource}, content = ${words.content}, figures = ${JSON.stringify(words.figures)}::jsonb, figures_hash = ${words.figuresHash}, model = ${JSON.stringify(words.model)}::jsonb,
      as_of = ${words.at}, drafted_at = ${words.at}, drafted_by = ${words.by}, editors = case when ${words.by}::uuid = any (editors) then editors else editors || ${words.by}::uuid end, version = version + 1, search_text = ${searchTextOf(words.title)}, approved_at = null, approved_by = null
    where programme_id = ${programmeId} and id = ${id}`);
}

export function saveSubmission(tx: Tx, programmeId: string, id: string): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'review', remark = null where programme_id = ${programmeId} and id = ${id}`);
}

export function saveReturn(tx: Tx, programmeId: string, id: string, remark: string): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set state = 'draft', remark = ${remark}, approved_at = null, approved_by = null where programme_id = ${programmeId} and id = ${id}`);
}

/** The figures as they were frozen, before the bulletin itself is published. */
export function saveFrozenFigures(tx: Tx, programmeId: string, id: string, figures: readonly Figure[], hash: string, asOf: string): Promise<number> {
  return changed(tx, sql`update bulletins.bulletins set figures = ${JSON.stringify(figures)}::jsonb, figures_hash = ${hash}, as_of = ${asOf} where programme_id = ${programmeId} and id = ${id}`);
}
