/**
 * 现场会话 · Who works with this phone. The last person's app opens without a network; the server is asked behind it. A session
 * that ended keeps everything and asks the same person; another person gets another store and never sees this one's.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProgrammeAccess, SessionGateway } from '../session.tsx';
import { splitAddress } from './address.ts';

const PERSON_KEY = 'lianchuang.field.person';
const LEAVING_KEY = 'lianchuang.field.leaving';
const WAITING_KEY = 'lianchuang.field.waiting';

/** 手机使用人 · As remembered on the phone. */
export interface FieldPerson extends ProgrammeAccess {
  readonly username: string;
}

function read<Value>(key: string): Value | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') as Value | null;
  } catch {
    // A text that another program left there counts as nothing.
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // A full store costs the quick start, nothing else: records live in another one.
  }
}

const waitingKeyOf = (person: { readonly code: string; readonly person: { readonly id: string } }): string => `${person.code}/${person.person.id}`;

/** 记下待交数 · How many records of this person wait on this phone; the number alone, for whoever signs in after. */
export function rememberWaiting(person: FieldPerson, count: number): void {
  const { [waitingKeyOf(person)]: _mine, ...others } = read<Record<string, number>>(WAITING_KEY) ?? {};
  write(WAITING_KEY, count === 0 ? others : { ...others, [waitingKeyOf(person)]: count });
}

/** 别人的待交数 · Records of others on this phone; neither whose nor what. */
export function waitingOfOthers(person: FieldPerson | null): number {
  const all = Object.entries(read<Record<string, number>>(WAITING_KEY) ?? {});
  return all.filter(([key]) => person === null || key !== waitingKeyOf(person)).reduce((sum, [, count]) => sum + count, 0);
}

export type FieldSession =
  | { readonly kind: 'starting' }
  | { readonly kind: 'signedOut'; readonly reason: 'nobody' | 'network' }
  /** Somebody else gave the password; what this person recorded stays on the phone meanwhile. */
  | { readonly kind: 'passwordGiven' }
  /** `ended`: the server no longer knows the session; work goes on, sending waits. */
  | { readonly kind: 'person'; readonly person: FieldPerson; readonly ended: boolean };

/** Asks the server who is signed in, in the programme that the address or the phone names. @errors as a call */
async function askServer(gateway: SessionGateway, before: FieldPerson | null): Promise<FieldPerson | 'passwordGiven' | null> {
  if (read<boolean>(LEAVING_KEY) === true) {
    await gateway.signOut().catch((error: unknown) => { if (error instanceof TypeError) throw error; });
    write(LEAVING_KEY, null);
  }
  const wanted = splitAddress(window.location.pathname).programme ?? before?.code ?? null;
  // Both questions at once: on a slow network each costs a fifth of a second.
  const ahead = wanted === null ? null : gateway.access({ code: wanted, name: { zh: '', en: '' }, synthetic: false }).catch(() => null);
  const session = await gateway.whoAmI();
  if (session === null) return null;
  if (session.passwordGiven) return 'passwordGiven';
  const programme = session.programmes.find(({ code }) => code === wanted) ?? session.programmes[0];
  if (programme === undefined) return null;
  const access = programme.code === wanted ? await ahead : null;
  return { ...(access ?? await gateway.access(programme)), ...programme, username: session.username };
}

/** 使用现场会话 */
export function useFieldSession(gateway: SessionGateway): {
  readonly session: FieldSession;
  readonly signIn: (input: { username: string; password: string }) => Promise<void>;
  readonly signOut: () => Promise<void>;
  readonly check: () => Promise<void>;
} {
  const [session, setSession] = useState<FieldSession>(() => {
    const last = read<FieldPerson>(PERSON_KEY);
    return last === null ? { kind: 'starting' } : { kind: 'person', person: last, ended: false };
  });
  const asked = useRef(0);
  const check = useCallback(async () => {
    const number = (asked.current += 1);
    const last = read<FieldPerson>(PERSON_KEY);
    const settle = (next: FieldSession) => { if (number === asked.current) setSession(next); };
    try {
      const person = await askServer(gateway, last);
      if (person === 'passwordGiven') { settle({ kind: 'passwordGiven' }); return; }
      if (person !== null) write(PERSON_KEY, person);
      if (person !== null) settle({ kind: 'person', person, ended: false });
      else settle(last === null ? { kind: 'signedOut', reason: 'nobody' } : { kind: 'person', person: last, ended: true });
    } catch {
      if (last === null) settle({ kind: 'signedOut', reason: 'network' });
    }
  }, [gateway]);
  useEffect(() => { void check(); }, [check]);
  useEffect(() => {
    const again = () => void check();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, [check]);
  const signIn = useCallback(async (input: { username: string; password: string }) => {
    write(LEAVING_KEY, null);
    await gateway.signIn(input);
    await check();
  }, [gateway, check]);
  const signOut = useCallback(async () => {
    // Without a network the phone forgets the person at once and tells the server when it can.
    asked.current += 1;
    write(PERSON_KEY, null);
    write(LEAVING_KEY, true);
    setSession({ kind: 'signedOut', reason: 'nobody' });
    await gateway.signOut().then(() => write(LEAVING_KEY, null), () => undefined);
  }, [gateway]);
  return { session, signIn, signOut, check };
}
