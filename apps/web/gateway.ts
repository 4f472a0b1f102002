/** 会话网关 · The shell's questions about sign-in, answered by the people module. */
import { changePassword } from '#modules/people/contract/persons.ts';
import { myAbilities, signIn, signOut, whoAmI } from '#modules/people/contract/session.ts';
import { ProblemError } from '#platform/contract/index.ts';
import type { Client } from '#platform/contract/index.ts';
import type { ServerConfig, SessionGateway } from '#platform/web/session.tsx';

interface PublicConfig {
  readonly version: string;
  readonly demo: boolean;
  readonly tiandituKey: string | null;
  readonly ready: boolean;
  readonly doing: string | null;
  readonly demoPassword?: string;
  readonly demoLogins: readonly { readonly username: string; readonly personName: string; readonly aboutZh: string | null; readonly aboutEn: string | null; readonly roleZh: string; readonly roleEn: string }[];
}

const withName = (name: string, about: string | null): string => (about === null ? name : `${name} · ${about}`);

/** `/api/config` is no operation: it answers before anything else can. */
async function readConfig(): Promise<ServerConfig> {
  const response = await fetch('/api/config', { headers: { accept: 'application/json' } });
  if (!response.ok) throw new TypeError(`the server answered ${response.status}`);
  const { demoPassword = '', demoLogins, ...config } = (await response.json()) as PublicConfig;
  return {
    ...config,
    demoLogins: demoLogins.map(({ username, personName, aboutZh, aboutEn, roleZh, roleEn }) => ({
      username, roleZh, roleEn, password: demoPassword, about: { zh: withName(personName, aboutZh), en: withName(personName, aboutEn) },
    })),
  };
}

/** 会话网关 · @errors ProblemError */
export function createGateway(client: Client): SessionGateway {
  return {
    async whoAmI() {
      try {
        const { username, installationAdmin, passwordGiven, programmes } = await client.call(whoAmI, {});
        return { username, passwordGiven, mayCreateProgrammes: installationAdmin, programmes: programmes.map(({ code, nameZh, nameEn, synthetic }) => ({ code, synthetic, name: { zh: nameZh, en: nameEn } })) };
      } catch (error) {
        if (error instanceof ProblemError && error.status === 401) return null;
        throw error;
      }
    },
    async access(programme) {
      const { personId, name, title, roles, permissions } = await client.call(myAbilities, {}, { programme: programme.code });
      const zh = title ?? roles.map((role) => role.nameZh).join('、');
      return { ...programme, person: { id: personId, name }, role: { zh, en: roles.map((role) => role.nameEn).join(', ') }, permissions };
    },
    signIn: (input) => client.call(signIn, input),
    signOut: () => client.call(signOut, {}),
    changePassword: (input) => client.call(changePassword, input),
    config: readConfig,
  };
}
