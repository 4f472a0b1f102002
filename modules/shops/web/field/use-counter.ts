/** 随身柜台 · The counter that is open on this phone, and one slip handed out at it. */
import { useCallback, useEffect, useState } from 'react';
import type { ProblemBody } from '#platform/contract/index.ts';
import { ProblemError } from '#platform/contract/index.ts';
import { uuidv7 } from '#kernel/ids.ts';
import { useFieldApp } from '#platform/web/field/context.ts';
import { UNDO_MS, useSay } from '#platform/web/field/ui.tsx';
import { useOffline } from '#platform/web/offline/use-offline.tsx';
import { handInSlip, openCounter } from '../../contract/index.ts';
import { deviceSlipPoints } from '../../domain/index.ts';
import type { DeviceSlip } from '../../domain/index.ts';
import { COUNTER_DRAFT, subjectOf } from './counter-rows.ts';
import type { CarriedHousehold } from './counter-rows.ts';
import { newDeviceKey, signSlip } from './device-key.ts';
import { fieldShopMessages as words } from './messages.ts';

export interface OpenCounter { readonly counterId: string; readonly validUntil: string; readonly sequence: number; readonly privateKey: CryptoKey }

const randomBytes = (count: number): Uint8Array => crypto.getRandomValues(new Uint8Array(count));
const newId = (): string => uuidv7(Date.now(), randomBytes);

/** 打开的柜台 · Undefined until read from the phone, null when none is open. */
export function useCounter(shopId: string | undefined) {
  const offline = useOffline();
  const { client, person } = useFieldApp();
  const [counter, setCounter] = useState<OpenCounter | null | undefined>(undefined);
  const [problem, setProblem] = useState<ProblemBody | null>(null);
  const [isOpening, setOpening] = useState(false);
  const key = `${COUNTER_DRAFT}${shopId ?? ''}`;
  useEffect(() => { void offline.readDraft<OpenCounter>(key).then((found) => setCounter(found?.value ?? null)); }, [offline, key]);
  const keep = useCallback(async (next: OpenCounter): Promise<void> => { await offline.saveDraft(key, next); setCounter(next); }, [offline, key]);
  const open = async (): Promise<void> => {
    if (shopId === undefined) return;
    setOpening(true);
    setProblem(null);
    try {
      const { privateKey, publicKey } = await newDeviceKey();
      const { id, validUntil } = await client.call(openCounter, { shopId, counterId: newId(), publicKey }, { programme: person.code });
      await keep({ counterId: id, validUntil, sequence: 0, privateKey });
      await offline.pull();
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      setProblem(error.problem);
    } finally { setOpening(false); }
  };
  const close = async (): Promise<void> => { await offline.removeDraft(key); setCounter(null); };
  return { counter, keep, open, close, problem, isOpening };
}

export interface Handed { readonly points: number; readonly label: string }

/** 断网兑换 · Signed on the phone and put into its queue in one breath; ten seconds to take it back. */
export function useHandOut(): (counter: OpenCounter, keep: (next: OpenCounter) => Promise<void>, household: CarriedHousehold, lines: DeviceSlip['lines']) => Promise<Handed> {
  const offline = useOffline();
  const say = useSay();
  return async (counter, keep, household, lines) => {
    const slip: DeviceSlip = { counterId: counter.counterId, slipId: newId(), sequence: counter.sequence + 1, subjectId: household.subjectId, lines, redeemedAt: new Date().toISOString() };
    const signature = await signSlip(counter.privateKey, slip);
    // The number is used up first: a phone that dies in between leaves a gap, never two slips of one number.
    await keep({ ...counter, sequence: slip.sequence });
    const item = await offline.enqueue({ operation: handInSlip, input: { ...slip, signature }, subject: subjectOf(household.subjectId), label: household.label, holdFor_ms: UNDO_MS });
    const points = deviceSlipPoints(slip);
    const fill = (text: string): string => text.replace('{points}', String(points)).replace('{label}', household.label);
    const undo = async (): Promise<void> => { say(await offline.withdraw(item.id) ? { zh: words.zh.undone, en: words.en.undone } : { zh: words.zh.tooLate, en: words.en.tooLate }); };
    say({ zh: fill(words.zh.done), en: fill(words.en.done) }, { undo: () => void undo() });
    return { points, label: household.label };
  };
}
