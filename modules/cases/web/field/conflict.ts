/** 案件冲突 · Somebody moved the case on meanwhile: what the person did beside what stands now. */
import type { Difference } from '#platform/web/field/module.ts';
import { actWords, stateWords } from '../../contract/index.ts';
import type { TheirCase } from '../offline.ts';
import { fieldCaseMessages as words } from './messages.ts';

interface StepInput { readonly caseId: string; readonly version: number; readonly note?: string; readonly reason?: string; readonly outcome?: 'pass' | 'fail' }

const acts: Readonly<Record<string, keyof typeof actWords>> = {
  'cases.acceptCase': 'accept', 'cases.returnCase': 'return', 'cases.rectifyCase': 'rectify', 'cases.extendCase': 'askExtension',
};

/** 对照 · Your act beside the state, your words beside the last ones of somebody else. */
export function compareCases(operation: string): (input: StepInput, theirs: TheirCase) => Promise<readonly Difference[]> {
  return (input, theirs) => {
    const act = operation === 'cases.verifyCase' ? (input.outcome === 'fail' ? 'verifyFail' : 'verifyPass') : acts[operation] ?? 'report';
    const last = theirs.events.at(-1);
    const both = (key: 'stateIs' | 'noteIs') => ({ zh: words.zh[key], en: words.en[key] });
    const mine = input.note ?? input.reason ?? '—';
    return Promise.resolve([
      { about: both('stateIs'), mine: actWords[act], theirs: stateWords[theirs.state] },
      ...(last === undefined ? [] : [{
        about: both('noteIs'), mine: { zh: mine, en: mine },
        theirs: { zh: `${actWords[last.act].zh} · ${last.person?.name ?? '—'}${last.note === null ? '' : `：${last.note}`}`, en: `${actWords[last.act].en} · ${last.person?.name ?? '—'}${last.note === null ? '' : `: ${last.note}`}` },
      }]),
    ]);
  };
}
