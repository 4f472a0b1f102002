/** 规则一条 · For other modules that award points by the same book: which rule was in force, and whether its book leaves the step to this person. */
import type { WriteContext } from '#platform/server/operations/index.ts';
import { recordedFrom } from '../domain/index.ts';
import type { Rule } from '../domain/index.ts';
import { rolesLacking } from './acting.ts';
import { bookById, bookInForce } from './queries/rules.ts';

type Asked = { readonly step: 'record'; readonly day: string; readonly ruleCode: string } | { readonly step: 'review'; readonly bookId: string };
type Context = Pick<WriteContext, 'tx' | 'programmeId' | 'today' | 'locale' | 'personId'>;
type Fault = { readonly fault: 'points.day_wrong' | 'points.rule_unknown' } | { readonly fault: 'points.role_wrong'; readonly roles: string };

/** @returns the rule with its book and days of notice, or why it cannot be used; for a review the rule is that of the deed and left out */
export async function ruleAt(ctx: Context, asked: Extract<Asked, { step: 'record' }>): Promise<Fault | { readonly fault: null; readonly rule: Rule; readonly bookId: string; readonly noticeDays: number }>;
export async function ruleAt(ctx: Context, asked: Extract<Asked, { step: 'review' }>): Promise<Fault | { readonly fault: null; readonly bookId: string; readonly noticeDays: number }>;
export async function ruleAt(ctx: Context, asked: Asked): Promise<Fault | { readonly fault: null; readonly rule?: Rule; readonly bookId: string; readonly noticeDays: number }> {
  if (asked.step === 'record' && (asked.day > ctx.today || asked.day < recordedFrom(ctx.today))) return { fault: 'points.day_wrong' };
  const book = asked.step === 'record' ? await bookInForce(ctx.tx, ctx.programmeId, asked.day) : await bookById(ctx.tx, ctx.programmeId, ctx.today, asked.bookId);
  const rule = asked.step === 'record' ? book?.rules.find(({ code }) => code === asked.ruleCode) : undefined;
  if (book === undefined || (asked.step === 'record' && rule === undefined)) return { fault: 'points.rule_unknown' };
  const roles = await rolesLacking(ctx, asked.step === 'record' ? book.terms.recordRoles : book.terms.reviewRoles);
  if (roles !== null) return { fault: 'points.role_wrong', roles };
  return { fault: null, ...(rule === undefined ? {} : { rule }), bookId: book.id, noticeDays: book.notice_days };
}
