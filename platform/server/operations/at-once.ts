/**
 * 一句写成 · A group of public calls in one statement: opening the request, the module's own write and the entry in the audit, by the
 * same functions and in the same order as over several trips, each held back by what came before it. PostgreSQL makes a transaction
 * of it by itself, and answers after the commit (ADR-0055).
 */
import { setImmediate as onItsWay } from 'node:timers/promises';
import { oneRow, sql } from '../db/index.ts';
import type { Db } from '../db/index.ts';
import type { Secrets } from '../secrets/index.ts';
import type { Signer } from '../signing/index.ts';
import { auditEntryText } from './audit-entry.ts';
import type { Bound } from './context.ts';
import { inputHashOf } from './input-hash.ts';

interface Ground { readonly db: Db; readonly clock: () => number; readonly secret: string; readonly signer: Signer; readonly secrets: Secrets; readonly idleMinutes: number }
interface CallOfAnybody { readonly input: unknown; readonly token: string | null; readonly meta: { readonly requestId: string; readonly address?: string | undefined; readonly expectedPersonId?: string | undefined } }

/** @returns the outputs in the order of the calls, or null where nothing was written: no plan, or not as the plan thought it was */
export async function writtenAtOnce(runtime: Ground, bound: Bound, programme: string, calls: readonly CallOfAnybody[]): Promise<readonly unknown[] | null> {
  const { id, permission } = bound.operation;
  const isForNobody = permission === 'public' && calls.every(({ token, meta }) => token === null && meta.expectedPersonId === undefined);
  if (bound.plan === undefined || !isForNobody) return null;
  const now = runtime.clock();
  const plan = bound.plan({
    now, signer: runtime.signer, secrets: runtime.secrets,
    refuse: (code, params = {}, options = {}) => ({ refusal: code, params, pointers: options.pointers ?? [], keepEffects: false }),
  }, calls.map(({ input, meta }) => ({ input: input as never, address: meta.address ?? null })));
  if (plan === null) return null;
  const { programmeId, records } = plan;
  const [subject, inputHash] = [records[0], inputHashOf(runtime.secret, calls.map(({ input }) => input))];
  const entry = auditEntryText({ at: now, operation: id, actor: null, inputHash, records });
  // Each part reads from the one before, so none can run earlier or without it.
  const writing = oneRow<{ is_written: boolean; sequence: number | null }>(runtime.db, sql`
    with opened as materialized (select r.programme_id from people.open_request(null, ${programme}, ${permission}, ${new Date(now).toISOString()}, make_interval(mins => ${runtime.idleMinutes})) r),
         written as materialized (select case when o.programme_id = ${programmeId} then ${plan.write} else false end as is_written from opened o),
         kept as materialized (select platform.append_audit(${programmeId}, ${id}, null, ${subject?.kind ?? null}, ${subject?.id ?? null}, ${calls[0]?.meta.requestId ?? ''}, ${entry}) as sequence from written w where w.is_written)
    select w.is_written, (select k.sequence from kept k) as sequence from written w`);
  writing.catch(() => undefined);
  await onItsWay();
  const outputs = plan.answers();
  const { is_written: isWritten } = await writing;
  if (!isWritten) return null;
  plan.done();
  return outputs;
}
