/**
 * 会话 · Who is signed in and what they may do. The platform knows no module, so the entry (`apps/web`) hands over a
 * gateway that speaks with the people module; everything here works with this shape only.
 */
import { createContext, use, useCallback, useMemo } from 'react';
import type { ReactNode } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import type { LocalText } from './i18n.ts';
import { forgetPassingDrafts } from './kept-drafts.ts';

/** 所在项目 · One programme that the person is part of. */
export interface ProgrammeRef {
  readonly code: string;
  readonly name: LocalText;
  /** Made-up data; the shell says so at all times. */
  readonly synthetic: boolean;
}

/** 会话 · The login at this browser. */
export interface Session {
  readonly username: string;
  /** Administers the installation, and so may make programmes. */
  readonly mayCreateProgrammes: boolean;
  /** Somebody else gave the password: before anything else it is changed to one's own. */
  readonly passwordGiven: boolean;
  readonly programmes: readonly ProgrammeRef[];
}

/** 项目身份 · Who the person is in one programme, and what they may do there. */
export interface ProgrammeAccess extends ProgrammeRef {
  readonly person: { readonly id: string; readonly name: string };
  /** Shown under the person's name. */
  readonly role: LocalText;
  readonly permissions: readonly string[];
}

/** 演示登录 · A login that the demo installation offers on its sign-in page. */
export interface DemoLogin {
  readonly username: string;
  readonly password: string;
  readonly roleZh: string;
  readonly roleEn: string;
  /** Whom the login stands for: a name and an office. */
  readonly about?: LocalText;
}

/** 安装配置 · What the server tells every visitor. */
export interface ServerConfig {
  readonly demo: boolean;
  readonly demoLogins: readonly DemoLogin[];
  readonly tiandituKey: string | null;
  readonly version: string;
  /** False while data packs still load; `doing` then says what. */
  readonly ready: boolean;
  readonly doing: string | null;
}

/** 会话网关 · How the shell reaches sign-in; given by the entry. @errors signIn rejects with ProblemError */
export interface SessionGateway {
  /** The session, or null when nobody is signed in. */
  readonly whoAmI: () => Promise<Session | null>;
  /** Who the person is in a programme. @errors ProblemError */
  readonly access: (programme: ProgrammeRef) => Promise<ProgrammeAccess>;
  readonly signIn: (input: { username: string; password: string }) => Promise<unknown>;
  readonly signOut: () => Promise<unknown>;
  readonly changePassword: (input: { currentPassword: string; newPassword: string }) => Promise<unknown>;
  readonly config: () => Promise<ServerConfig>;
}

const SESSION_KEY = ['session'] as const;
const CONFIG_KEY = ['server-config'] as const;
const LOADING_POLL_MS = 1_500;

const GatewayContext = createContext<SessionGateway | null>(null);
const ProgrammeContext = createContext<ProgrammeAccess | null>(null);

/** 提供网关 · Makes the gateway known to the shell. */
export function SessionGatewayProvider({ gateway, children }: { gateway: SessionGateway; children: ReactNode }) {
  return <GatewayContext value={gateway}>{children}</GatewayContext>;
}

/** 提供项目 · Says in which programme the pages below work. */
export function ProgrammeProvider({ programme, children }: { programme: ProgrammeAccess; children: ReactNode }) {
  return <ProgrammeContext value={programme}>{children}</ProgrammeContext>;
}

/** 使用网关 · @errors throws outside its provider */
export function useGateway(): SessionGateway {
  const gateway = use(GatewayContext);
  if (gateway === null) throw new Error('SessionGatewayProvider is missing above this component');
  return gateway;
}

/** 使用会话 · The session: `undefined` while it is being asked for, `null` when nobody is signed in. */
export function useSession() {
  const gateway = useGateway();
  const query = useQuery({ queryKey: SESSION_KEY, queryFn: gateway.whoAmI, staleTime: 60_000, retry: 1 });
  return { session: query.data, problem: query.data === undefined ? query.error : null, retry: query.refetch };
}

/** 使用项目身份 · Who the person is in a programme; `undefined` while it is being asked for. */
export function useAccess(programme: ProgrammeRef | undefined) {
  const gateway = useGateway();
  const query = useQuery({
    queryKey: ['access', programme?.code ?? ''],
    queryFn: () => gateway.access(programme as ProgrammeRef),
    enabled: programme !== undefined,
    staleTime: 60_000,
    retry: 1,
  });
  return { access: query.data, problem: query.data === undefined ? query.error : null, retry: query.refetch };
}

/** 使用配置 · What the server tells every visitor; asked again until its data packs are loaded. */
export function useServerConfig(): ServerConfig | undefined {
  const gateway = useGateway();
  return useQuery({
    queryKey: CONFIG_KEY,
    queryFn: gateway.config,
    staleTime: Infinity,
    retry: 1,
    refetchInterval: (query) => (query.state.data?.ready === false ? LOADING_POLL_MS : false),
  }).data;
}

/** What one person has read must not be there for the next one at this device. */
function forgetEverythingRead(queries: QueryClient): void {
  queries.removeQueries({ predicate: ({ queryKey: [kind] }) => kind !== SESSION_KEY[0] && kind !== CONFIG_KEY[0] });
}

/** 退出 · Signs out, and lets go of what the next person at this device must not find. @errors as `signOut`; then nothing is let go */
export async function leave(signOut: () => Promise<unknown>, queries: QueryClient, storage: () => Parameters<typeof forgetPassingDrafts>[0] = () => localStorage): Promise<void> {
  await signOut();
  try {
    forgetPassingDrafts(storage());
  } catch {
    // Without storage no draft was kept.
  }
  queries.setQueryData(SESSION_KEY, null);
  forgetEverythingRead(queries);
}

/** 登录与退出 · Signs in or out and lets everything on the page follow. @errors ProblemError */
export function useSignIn() {
  const gateway = useGateway();
  const queries = useQueryClient();
  const signIn = useCallback(
    async (input: { username: string; password: string }) => {
      await gateway.signIn(input);
      const session = await gateway.whoAmI();
      forgetEverythingRead(queries);
      queries.setQueryData(SESSION_KEY, session);
    },
    [gateway, queries],
  );
  const signOut = useCallback(() => leave(gateway.signOut, queries), [gateway, queries]);
  return { signIn, signOut };
}

/** 当前项目 · The programme that this page works in. */
export function useProgramme(): ProgrammeAccess {
  const programme = use(ProgrammeContext);
  if (programme === null) throw new Error('this page is not inside a programme');
  return programme;
}

/** 当前项目或无 · The programme of this page, or null outside of one (sign-in, the design page). */
export function useProgrammeIfAny(): ProgrammeAccess | null {
  return use(ProgrammeContext);
}

/** 能否 · Whether the person holds a permission here. Without one asked for, everybody signed in may. */
export function useCan(permission: string | undefined): boolean {
  const programme = use(ProgrammeContext);
  return permission === undefined || permission === 'public' || permission === 'signedIn' || (programme?.permissions.includes(permission) ?? false);
}

/** 能力 · A function that tells for any permission whether the person holds it here; for lists of actions. */
export function useAbilities(): (permission: string | undefined) => boolean {
  const programme = use(ProgrammeContext);
  return useMemo(() => {
    const held = new Set(programme?.permissions ?? []);
    return (permission) => permission === undefined || permission === 'public' || permission === 'signedIn' || held.has(permission);
  }, [programme]);
}

/** 重读会话 · Asks again who is signed in and where: after a programme was made. */
export function refreshSession(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: SESSION_KEY });
}

/** 会话失效 · Forgets the session, so that the shell asks to sign in again. */
export function forgetSession(queries: { setQueryData(key: readonly string[], value: null): unknown }): void {
  queries.setQueryData(SESSION_KEY, null);
}
