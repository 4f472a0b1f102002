/** 谁来办 · Whether a rule book leaves this step to others. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { roleNames, rolesHeld } from './queries/acting.ts';
import { bookInForce } from './queries/rules.ts';

/**
 * 规则指定的角色 · The names of the roles that may, when this person holds none of them; null when they may.
 * @param roles codes of the rule book; none: whoever has the permission
 */
export async function rolesLacking(ctx: Pick<ReadContext, 'tx' | 'programmeId' | 'today' | 'locale'> & { readonly personId: string }, roles: readonly string[]): Promise<string | null> {
  if (roles.length === 0) return null;
  const held = await rolesHeld(ctx.tx, ctx.programmeId, ctx.personId, ctx.today);
  if (roles.some((role) => held.has(role))) return null;
  const names = await roleNames(ctx.tx, ctx.programmeId, roles);
  return ctx.locale === 'en' ? names.map(({ name_en }) => name_en).join(', ') : names.map(({ name_zh }) => name_zh).join('、');
}

/** 队伍兑换上限 · What a team redeems in a month by the rule book of today; nothing where none is in force, or the one in force says nothing of teams. @unit points */
export async function teamCap(ctx: Pick<ReadContext, 'tx' | 'programmeId' | 'today'>): Promise<number> {
  return (await bookInForce(ctx.tx, ctx.programmeId, ctx.today))?.terms.teamMonthlyCap ?? 0;
}

/**
 * 谁可兑换 · The names of the roles that redeem by the rule book of a day, when this person held none of them on it; null when they may.
 * @param day ISO date of the redemption; today unless told
 */
export async function redeemersLacking(ctx: Pick<ReadContext, 'tx' | 'programmeId' | 'today' | 'locale'> & { readonly personId: string }, day: string = ctx.today): Promise<string | null> {
  const book = await bookInForce(ctx.tx, ctx.programmeId, day);
  return rolesLacking({ tx: ctx.tx, programmeId: ctx.programmeId, locale: ctx.locale, personId: ctx.personId, today: day }, book?.terms.redeemRoles ?? []);
}
