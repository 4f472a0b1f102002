import { packJson } from '#platform/server/packs/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import { approveRuleBook, discardRuleBook, draftRuleBook, importRules, listRules, readRuleBook, readRuleBooks, readRulesOn, ruleImportTemplate } from '../../contract/index.ts';
import { DEFAULT_TERMS, ruleFault } from '../../domain/index.ts';
import type { BookTerms, Rule } from '../../domain/index.ts';
import { ruleColumns, ruleExample, ruleImport } from '../imports/rules.ts';
import { bookById, bookInForce, bookRows, insertBook, settleBook } from '../queries/rules.ts';
import type { BookRow } from '../queries/rules.ts';

const shown = (row: BookRow) => ({
  id: row.id, number: row.number, name: row.name, state: row.state, effectiveFrom: row.effective_from, noticeDays: row.notice_days, source: row.source, ruleCount: row.rules.length, isCurrent: row.is_current,
  draftedByName: row.drafted_by_name, draftedAt: row.drafted_at, approvedByName: row.approved_by_name, approvedAt: row.approved_at,
});

/** Lists of the domain are read-only, those of an answer are not. */
const shownTerms = (terms: BookTerms) => ({ ...terms, recordRoles: [...terms.recordRoles], reviewRoles: [...terms.reviewRoles], redeemRoles: [...terms.redeemRoles] });

export const readRuleBooksBound = bindRead(readRuleBooks, async (ctx) => ({ books: (await bookRows(ctx.tx, ctx.programmeId, ctx.today)).map(shown) }));

export const readRuleBookBound = bindRead(readRuleBook, async (ctx, { bookId }) => {
  const row = (await bookById(ctx.tx, ctx.programmeId, ctx.today, bookId)) ?? ctx.notFound();
  return { ...shown(row), rules: row.rules, terms: shownTerms(row.terms), mayApprove: row.state === 'draft' && row.drafted_by !== ctx.personId };
});

export const readRulesOnBound = bindRead(readRulesOn, async (ctx, { on }) => {
  const book = await bookInForce(ctx.tx, ctx.programmeId, on ?? ctx.today);
  return { bookId: book?.id ?? null, name: book?.name ?? null, rules: book?.rules ?? [], terms: shownTerms(book?.terms ?? DEFAULT_TERMS) };
});

export const draftRuleBookBound = bindWrite(draftRuleBook, async (ctx, { rules, terms, ...given }) => {
  const example = rules === undefined ? await packJson<{ rules: Rule[]; terms: BookTerms }>('points/rules.json') : { rules, terms: DEFAULT_TERMS };
  const lines = example.rules;
  const fault = ruleFault(lines);
  if (fault !== null) return ctx.refuse('points.rules_wrong', { at: fault.at + 1 }, { pointers: [`/rules/${fault.at}`] });
  const id = ctx.newId();
  const number = await insertBook(ctx.tx, ctx.programmeId, { ...given, id, rules: lines, terms: terms ?? example.terms, by: ctx.personId, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'ruleBook', id, change: { act: 'draft', number, rules: lines.length } });
  ctx.emit({ topic: 'points', subjectId: id });
  return { id, number };
});

export const approveRuleBookBound = bindWrite(approveRuleBook, async (ctx, { bookId }) => {
  const row = (await bookById(ctx.tx, ctx.programmeId, ctx.today, bookId)) ?? ctx.notFound();
  if (row.state !== 'draft') return ctx.refuse('points.book_settled');
  if (row.drafted_by === ctx.personId) return ctx.refuse('points.same_person');
  if (row.effective_from < ctx.today) return ctx.refuse('points.book_too_late');
  if ((await settleBook(ctx.tx, ctx.programmeId, bookId, 'inForce', ctx.personId, new Date(ctx.now).toISOString())) === 0) return ctx.refuse('points.book_settled');
  ctx.record({ kind: 'ruleBook', id: bookId, change: { act: 'approve', number: row.number, from: row.effective_from } });
  ctx.emit({ topic: 'points', subjectId: bookId });
  return { id: bookId };
});

export const discardRuleBookBound = bindWrite(discardRuleBook, async (ctx, { bookId }) => {
  if ((await bookById(ctx.tx, ctx.programmeId, ctx.today, bookId)) === undefined) ctx.notFound();
  if ((await settleBook(ctx.tx, ctx.programmeId, bookId, 'discarded', null, null)) === 0) return ctx.refuse('points.book_settled');
  ctx.record({ kind: 'ruleBook', id: bookId, change: { act: 'discard' } });
  ctx.emit({ topic: 'points', subjectId: bookId });
  return { id: bookId };
});

export const listRulesBound = bindRead(listRules, async (ctx, { bookId }) => {
  const row = (await bookById(ctx.tx, ctx.programmeId, ctx.today, bookId)) ?? ctx.notFound();
  return { rows: row.rules, total: row.rules.length };
});

export const importRulesBound = bindWrite(importRules, async (ctx, { bookId, file, mode }) => {
  const row = (await bookById(ctx.tx, ctx.programmeId, ctx.today, bookId)) ?? ctx.notFound();
  if (row.state !== 'draft') return ctx.refuse('points.book_settled');
  return importTable(ctx, { operation: importRules, file, mode, fields: { bookId }, definition: () => Promise.resolve(ruleImport(ctx, bookId, row.rules)) });
});

export const ruleImportTemplateBound = bindRead(ruleImportTemplate, (ctx, { format }) => importTemplate(ctx, { zh: '积分规则导入模板', en: 'Rules to import' }, ruleColumns, { zh: [ruleExample('zh')], en: [ruleExample('en')] }, format));
