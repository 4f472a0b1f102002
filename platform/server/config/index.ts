import { sm4IsThere } from '../secrets/index.ts';
import type { SealCipher } from '../secrets/index.ts';
import { randomBytes } from 'node:crypto';
import { chown, link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { z } from 'zod';
import { StartupError } from './startup-error.ts';
import { nearestName } from './nearest-name.ts';
import { variableNames, variables } from './variables.ts';
import type { Bilingual, Variable, VariableName } from './variables.ts';

export { StartupError } from './startup-error.ts';
export { renderConfigurationPage } from './configuration-page.ts';

type ValueOf<Name extends VariableName> = z.output<(typeof variables)[Name]['schema']>;
type Values = { [Name in VariableName]?: ValueOf<Name> };

/** 运行配置 · How this installation runs. Made once at start-up, never changed. */
export interface Config {
  readonly mode: 'production' | 'development' | 'test';
  readonly isCi: boolean;
  readonly host: string;
  readonly port: number;
  /** Without a slash at its end. */
  readonly publicUrl: string;
  /** As Fastify's trustProxy takes it. */
  readonly trustProxy: false | number | string[];
  /** Absolute. */
  readonly dataDir: string;
  readonly database:
    | { readonly kind: 'embedded'; /** 0: any free port. */ readonly port: number }
    | { readonly kind: 'external'; readonly url: string };
  readonly poolSize: number;
  readonly isDemo: boolean;
  /** The demonstration without its longest lists. */
  readonly isSmallDemo: boolean;
  /** Null: see {@link loadSecret}. */
  readonly secretHex: string | null;
  readonly session_minutes: number;
  /** Null: only this machine reads the metrics. */
  readonly metricsToken: string | null;
  readonly sessionIdle_minutes: number;
  readonly upload_bytes_max: number;
  /** What is sealed from now on is sealed with. */
  readonly cipher: SealCipher;
  readonly tiandituKey: string | null;
  readonly sms: 'off' | 'outbox';
  /** Null: no identity service. */
  readonly oidc: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | null } | null;
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent';
}

type Environment = Readonly<Record<string, string | undefined>>;

/** An empty value means unset: that is how compose files and shells write "nothing". */
function givenValue(env: Environment, name: string): string | undefined {
  const text = env[name]?.trim();
  return text === '' ? undefined : text;
}

function unknownNames(env: Environment): Bilingual[] {
  const known: readonly string[] = variableNames;
  const unknown = Object.keys(env).filter((name) => name.startsWith('LIANCHUANG_') && !known.includes(name));
  return unknown.sort().map((name) => {
    const nearest = nearestName(name, known);
    return {
      zh: `${name}：没有这个变量${nearest === null ? '' : `，是否想写 ${nearest}？`}`,
      en: `${name}: no such variable${nearest === null ? '' : `; did you mean ${nearest}?`}`,
    };
  });
}

function readValues(env: Environment, problems: Bilingual[]): Values {
  const values: Record<string, unknown> = {};
  for (const name of variableNames) {
    const text = givenValue(env, name);
    if (text === undefined) continue;
    const variable: Variable<unknown> = variables[name];
    const parsed = variable.schema.safeParse(text);
    if (parsed.success) {
      values[name] = parsed.data;
      continue;
    }
    const shown = variable.isSecret === true ? { zh: '（值已隐藏）', en: '(value hidden)' } : { zh: `“${text}”`, en: `"${text}"` };
    problems.push({ zh: `${name}：${shown.zh}无效，${variable.expected.zh}`, en: `${name}: ${shown.en} is not valid, ${variable.expected.en}` });
  }
  return values as Values;
}

function findContradictions(values: Values, config: Config): Bilingual[] {
  const problems: Bilingual[] = [];
  if (values.DATABASE_URL !== undefined && values.LIANCHUANG_PG_PORT !== undefined) {
    problems.push({
      zh: 'LIANCHUANG_PG_PORT：只用于内置数据库，不能与 DATABASE_URL 同时设置',
      en: 'LIANCHUANG_PG_PORT: is for the embedded database only and cannot stand beside DATABASE_URL',
    });
  }
  if (config.sessionIdle_minutes > config.session_minutes) {
    problems.push({
      zh: `LIANCHUANG_SESSION_IDLE_MINUTES：${config.sessionIdle_minutes} 不能大于 LIANCHUANG_SESSION_MINUTES（${config.session_minutes}）`,
      en: `LIANCHUANG_SESSION_IDLE_MINUTES: ${config.sessionIdle_minutes} exceeds LIANCHUANG_SESSION_MINUTES (${config.session_minutes})`,
    });
  }
  if (config.cipher === 'sm4' && !sm4IsThere()) {
    problems.push({
      zh: 'LIANCHUANG_CIPHER：这里的 Node 没有 SM4-CTR 和 SM3，不能设为 sm4',
      en: 'LIANCHUANG_CIPHER: this Node offers no SM4-CTR and SM3, so that it cannot be sm4',
    });
  }
  return problems;
}

/** A page that listens everywhere is still opened at one address. */
function defaultPublicUrl(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? 'localhost' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

function assemble(values: Values, workingFolder: string): Config {
  const host = values.HOST ?? '127.0.0.1';
  const port = values.PORT ?? 4_180;
  const url = values.DATABASE_URL;
  const session_minutes = values.LIANCHUANG_SESSION_MINUTES ?? 720;
  const demoSize = values.LIANCHUANG_DEMO ?? (url === undefined ? 'whole' : 'none');
  const isDemo = demoSize !== 'none';
  const issuer = values.LIANCHUANG_OIDC_ISSUER;
  return {
    mode: values.NODE_ENV ?? 'production',
    isCi: values.CI ?? false,
    host,
    port,
    publicUrl: values.LIANCHUANG_PUBLIC_URL ?? defaultPublicUrl(host, port),
    trustProxy: values.LIANCHUANG_TRUST_PROXY ?? false,
    dataDir: resolve(workingFolder, values.LIANCHUANG_DATA_DIR ?? '.data'),
    database: url === undefined ? { kind: 'embedded', port: values.LIANCHUANG_PG_PORT ?? 0 } : { kind: 'external', url },
    poolSize: values.LIANCHUANG_POOL_SIZE ?? 16,
    isDemo,
    isSmallDemo: demoSize === 'small',
    secretHex: values.LIANCHUANG_SECRET ?? null,
    session_minutes,
    metricsToken: values.LIANCHUANG_METRICS_TOKEN ?? null,
    sessionIdle_minutes: values.LIANCHUANG_SESSION_IDLE_MINUTES ?? Math.min(30, session_minutes),
    upload_bytes_max: (values.LIANCHUANG_MAX_UPLOAD_MB ?? 20) * 1_048_576,
    cipher: values.LIANCHUANG_CIPHER ?? 'aes',
    tiandituKey: values.LIANCHUANG_TIANDITU_KEY ?? null,
    sms: values.LIANCHUANG_SMS ?? (isDemo ? 'outbox' : 'off'),
    oidc: issuer === undefined ? null : { issuer, clientId: values.LIANCHUANG_OIDC_CLIENT_ID ?? 'lianchuang', clientSecret: values.LIANCHUANG_OIDC_CLIENT_SECRET ?? null },
    logLevel: values.LIANCHUANG_LOG_LEVEL ?? 'info',
  };
}

/**
 * 读取配置 · Reads the configuration from the environment, or refuses with every problem at once.
 *
 * A misspelt variable is refused rather than ignored: an ignored `LIANCHUANG_DEM0=false` would publish demo logins.
 * @errors config_invalid
 */
export function loadConfig(env: Environment, workingFolder: string = process.cwd()): Config {
  const problems = unknownNames(env);
  const values = readValues(env, problems);
  const config = assemble(values, workingFolder);
  problems.push(...findContradictions(values, config));
  if (problems.length === 0) return config;
  const lines = (language: keyof Bilingual) => problems.map((problem) => `  - ${problem[language]}`).join('\n');
  throw new StartupError('config_invalid', {
    zh: `环境变量有 ${problems.length} 处问题，未启动（说明见 docs/operating/configuration.md）：\n${lines('zh')}`,
    en: `${problems.length} problem(s) in the environment, not started (see docs/operating/configuration.md):\n${lines('en')}`,
  });
}

function maskUrl(url: string): string {
  return url.replace(/^(\w+:\/\/[^:@/?]*):.*@/, '$1:***@').replace(/([?&](?:password|sslpassword)=)[^&]*/gi, '$1***');
}

/** 配置摘要 · The configuration for a log line; secrets appear only as set or not set. */
export function describeConfig(config: Config): Readonly<Record<string, string | number | boolean>> {
  const { database, secretHex, tiandituKey, metricsToken, trustProxy, oidc, ...open } = config;
  return {
    ...open,
    trustProxy: Array.isArray(trustProxy) ? trustProxy.join(',') : trustProxy,
    database: database.kind === 'external' ? maskUrl(database.url) : `embedded, port ${database.port === 0 ? 'auto' : database.port}`,
    secret: secretHex === null ? 'in data folder' : 'set',
    tiandituKey: tiandituKey === null ? 'not set' : 'set',
    metricsToken: metricsToken === null ? 'not set' : 'set',
    oidc: oidc === null ? 'not set' : oidc.issuer,
  };
}

async function readSecretFile(path: string): Promise<Buffer | null> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  if (/^[0-9a-f]{64}$/.test(text.trim())) return Buffer.from(text.trim(), 'hex');
  throw new StartupError('secret_damaged', {
    zh: `${path} 已损坏。请从备份恢复；若删除它，将生成新密钥，所有人需要重新登录。`,
    en: `${path} is damaged. Restore it from a backup; if you delete it a new one is made and everybody signs in again.`,
  });
}

/**
 * 取得密钥 · The installation's secret of 32 bytes: from the environment, or kept in the data folder since the first start.
 * @errors secret_damaged
 */
export async function loadSecret(config: Config): Promise<Buffer> {
  if (config.secretHex !== null) return Buffer.from(config.secretHex, 'hex');
  const path = join(config.dataDir, 'secret');
  const known = await readSecretFile(path);
  if (known !== null) return known;
  await mkdir(config.dataDir, { recursive: true });
  const draft = `${path}.${randomBytes(6).toString('hex')}`;
  await writeFile(draft, randomBytes(32).toString('hex'), { mode: 0o600 });
  const { uid, gid } = await stat(config.dataDir);
  if (process.getuid?.() === 0) await chown(draft, uid, gid);
  // Linking never replaces: of two processes that start together, both then read the one that won.
  await link(draft, path).catch(() => undefined);
  await rm(draft, { force: true });
  const made = await readSecretFile(path);
  if (made !== null) return made;
  throw new StartupError('secret_unwritable', { zh: `无法写入 ${path}。`, en: `${path} could not be written.` });
}
