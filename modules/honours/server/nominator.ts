/** 推荐人 · What only those who look into a nomination read: who sent it, how to reach them, and whether whoever nominates themselves may be named. */
import { CHINA_UTC_OFFSET_MINUTES, instant, localDateOf } from '#kernel/local-date.ts';
import type { ReadContext, WriteContext } from '#platform/server/operations/index.ts';
import { PERSONAL_KINDS } from '../domain/index.ts';
import { keepNoticesHonest } from './notice-names.ts';
import type { NominationRow } from './queries/nominations.ts';
import { lockSubject, saveConsent } from './queries/subjects.ts';

const seal = (ctx: ReadContext): string => `honours.nominator/${ctx.programmeId}`;

export interface Nominator { readonly nominator: string; readonly contact: string; /** Said by whoever nominates themselves; others cannot say it for them. */ readonly mayName?: boolean | undefined }

export const sealNominator = (ctx: ReadContext, nominator: Nominator): string => ctx.secrets.seal(seal(ctx), JSON.stringify(nominator));

/** @returns null once it was forgotten */
export function openNominator(ctx: ReadContext, sealed: string | null): Nominator | null {
  const text = sealed === null ? null : ctx.secrets.open(seal(ctx), sealed);
  return text === null ? null : (JSON.parse(text) as Nominator);
}

/** 自荐时的同意 · Whether somebody who nominates themselves, or their own household, agreed to be named. */
export const agreedToBeNamed = (ctx: ReadContext, row: Pick<NominationRow, 'kind' | 'nominator_sealed'>): boolean => row.kind === 'self' && openNominator(ctx, row.nominator_sealed)?.mayName === true;

/**
 * 带入同意 · Writes what was agreed on the form to the subject, with its day and how it was given. It lifts no refusal, repeats nothing that stands, and
 * says nothing for a minor, for whom a guardian agrees.
 */
export async function carryConsent(ctx: WriteContext, row: Pick<NominationRow, 'kind' | 'nominator_sealed' | 'number' | 'received_at'>, subjectId: string): Promise<boolean> {
  if (!agreedToBeNamed(ctx, row)) return false;
  const subject = await lockSubject(ctx.tx, ctx.programmeId, subjectId);
  if (subject === undefined || subject.consent !== 'notAsked' || !PERSONAL_KINDS.includes(subject.kind) || (subject.kind === 'person' && !subject.is_adult)) return false;
  const on = localDateOf(instant(Date.parse(row.received_at)), CHINA_UTC_OFFSET_MINUTES);
  await saveConsent(ctx.tx, ctx.programmeId, subjectId, { consent: 'given', on, note: `自荐时本人在网上表单勾选同意公开（${row.number}）` });
  await keepNoticesHonest(ctx, [subjectId]);
  ctx.record({ kind: 'honourSubject', id: subjectId, change: { act: 'consent', consent: 'given', on, nomination: row.number } });
  return true;
}
