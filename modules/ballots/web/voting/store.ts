/** 本机保存 · How far this device is with one ballot: nothing is lost with the network or the page, and the vote itself goes once it was cast. */
import type { Receipt } from '../../domain/index.ts';
import type { Blinded } from './crypto.ts';

export type Stage =
  | { readonly stage: 'code' }
  | { readonly stage: 'known'; /** Of a phone or an identity service, of some minutes. */ readonly token: string }
  | { readonly stage: 'blinded'; readonly code: string; /** Instead of the code. */ readonly token?: string; readonly request: Blinded }
  | { readonly stage: 'credential'; readonly credential: string; readonly signature: string }
  | { readonly stage: 'sealed'; readonly credential: string; readonly signature: string; readonly sealed: string; readonly choice: readonly number[] }
  | { readonly stage: 'cast'; readonly receipt: Receipt };

const keyOf = (ballotId: string): string => `lianchuang.ballot:${ballotId}`;
/** Where the browser keeps nothing, the page still works while it stays open. */
let unkept: Stage = { stage: 'code' };

export function loadStage(ballotId: string): Stage {
  try {
    const text = localStorage.getItem(keyOf(ballotId));
    return text === null ? unkept : JSON.parse(text) as Stage;
  } catch {
    return unkept;
  }
}

export function saveStage(ballotId: string, stage: Stage): void {
  unkept = stage;
  try { localStorage.setItem(keyOf(ballotId), JSON.stringify(stage)); } catch { /* private windows keep nothing */ }
}

/** 忘掉 · Nothing of this ballot stays on the device: whoever uses it next finds no receipt. */
export function forgetStage(ballotId: string): void {
  unkept = { stage: 'code' };
  try { localStorage.removeItem(keyOf(ballotId)); } catch { /* nothing was kept */ }
}

/** 去向 · A ballot whose voter is with the identity service now: an answer that names another state was not asked for by this browser. */
export interface Away { readonly state: string; readonly ballotId: string; readonly api: string; readonly page: string }
const AWAY = 'lianchuang.ballot-identity';

export function saveAway(away: Away): void {
  try { sessionStorage.setItem(AWAY, JSON.stringify(away)); } catch { /* the answer will not be known */ }
}
export function takeAway(): Away | null {
  try {
    const text = sessionStorage.getItem(AWAY);
    sessionStorage.removeItem(AWAY);
    return text === null ? null : JSON.parse(text) as Away;
  } catch {
    return null;
  }
}

const PREFIX = 'LC1';
/** 回执文本 */
export function receiptLine({ ballotId, index, leafHash, signature }: Receipt): string {
  return [PREFIX, ballotId, index, leafHash, signature].join('.');
}
export function receiptIn(line: string): Receipt | null {
  const [prefix, ballotId = '', index = '', leafHash = '', signature = ''] = line.replaceAll(/\s/g, '').split('.');
  return prefix === PREFIX && /^\d+$/.test(index) && /^[0-9a-f]{64}$/.test(leafHash) && signature !== '' ? { ballotId, index: Number(index), leafHash, signature } : null;
}
