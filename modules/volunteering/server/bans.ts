/** Rules of a programme, its own or those that come with the product; and who may not serve. */
import type { ReadContext } from '#platform/server/operations/index.ts';
import { SERVICE_RULES_DEFAULT, serviceDeadlines } from '../domain/index.ts';
import { iso } from './planning.ts';
import { bannedOn, keptRules } from './queries/bans.ts';
import type { KeptRules } from './queries/bans.ts';

const DEFAULT_SOURCE = '产品默认值，依据民政部令第67号和各地做法';
/** @unit numbers named in one refusal */
const NAMED_MOST = 5;

export async function rulesOf(ctx: Pick<ReadContext, 'tx' | 'programmeId'>): Promise<KeptRules & { readonly isDefault: boolean }> {
  const kept = await keptRules(ctx.tx, ctx.programmeId);
  return kept === undefined ? { ...SERVICE_RULES_DEFAULT, source: DEFAULT_SOURCE, isDefault: true } : { ...kept, isDefault: false };
}

/** Until when service of an activity is recorded, as the page of it tells before anybody fills in a form. */
export async function deadlinesOf(ctx: Pick<ReadContext, 'tx' | 'programmeId'>, endsAt: string): Promise<{ rollUntil: string; entryUntil: string }> {
  const { roll, entry } = serviceDeadlines(Date.parse(endsAt), await rulesOf(ctx));
  return { rollUntil: iso(roll), entryUntil: iso(entry) };
}

/** @returns the numbers of those who may not serve that day, for a refusal; null: everybody may */
export async function bannedNumbers(ctx: Pick<ReadContext, 'tx'>, volunteerIds: readonly string[], day: string): Promise<string | null> {
  const banned = await bannedOn(ctx.tx, volunteerIds, day);
  return banned.length === 0 ? null : banned.slice(0, NAMED_MOST).map(({ number }) => number).join('、');
}
