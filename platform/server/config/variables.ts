import { SEAL_CIPHERS } from '../secrets/index.ts';
import { z } from 'zod';
import { isIssuerAddress } from '../identities/issuer-address.ts';

/** 双语 · One text in both languages. */
export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}

/** 环境变量 · One variable: how it is read, what it means, and what stands in for it. */
export interface Variable<Value> {
  readonly schema: z.ZodType<Value, string>;
  /** What a right value looks like; the second half of every refusal. */
  readonly expected: Bilingual;
  readonly purpose: Bilingual;
  /** The value when unset, as documentation shows it. */
  readonly fallback: string;
  readonly isSecret?: true;
}

const integer = (min: number, max: number) =>
  z.string().regex(/^\d{1,9}$/).transform(Number).pipe(z.number().min(min).max(max));
const between = (min: number, max: number): Bilingual =>
  ({ zh: `应为 ${min} 至 ${max} 的整数`, en: `expected a whole number from ${min} to ${max}` });

const flag = z.enum(['true', 'false', '1', '0', 'yes', 'no']).transform((word) => ['true', '1', 'yes'].includes(word));
const trueOrFalse: Bilingual = { zh: '应为 true 或 false', en: 'expected true or false' };
/** Loads how much of the demonstration: all, what the story needs, or none. */
const demoSize = z.union([flag.transform((yes) => (yes ? 'whole' as const : 'none' as const)), z.literal('small')]);

const oneOf = <const Words extends readonly [string, ...string[]]>(words: Words) => ({
  schema: z.enum(words),
  expected: { zh: `应为以下之一：${words.join('、')}`, en: `expected one of ${words.join(', ')}` },
});

const address = /^(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-f:]*:[0-9a-f:.]*|loopback|linklocal|uniquelocal)(?:\/\d{1,3})?$/i;

/** A proxy is trusted by count of hops, by address, or not at all: trusting everybody lets anybody forge an address. */
const trustedProxies = z.string().transform((text, context): false | number | string[] => {
  if (text === 'false') return false;
  if (/^[1-9]$/.test(text)) return Number(text);
  const addresses = text.split(',').map((part) => part.trim());
  if (addresses.every((part) => address.test(part))) return addresses;
  context.addIssue({ code: 'custom', message: 'not a proxy' });
  return z.NEVER;
});

const webAddress = z.url({ protocol: /^https?$/ })
  .refine((text) => !/[?#]/.test(text)).transform((text) => text.replace(/\/+$/, ''));

/** 环境变量表 · Every variable that Lianchuang reads. The documentation and the refusals are made from this list. */
export const variables = {
  HOST: {
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/), fallback: '127.0.0.1',
    expected: { zh: '应为 IP 地址或主机名', en: 'expected an IP address or a host name' },
    purpose: { zh: '网页监听的地址；0.0.0.0 表示对外开放', en: 'Address the web server listens on; 0.0.0.0 opens it to the network' },
  },
  PORT: {
    schema: integer(0, 65_535), expected: between(0, 65_535), fallback: '4180',
    purpose: { zh: '网页监听的端口；0 表示任选空闲端口', en: 'Port the web server listens on; 0 takes any free one' },
  },
  LIANCHUANG_PUBLIC_URL: {
    schema: webAddress, fallback: 'http://HOST:PORT',
    expected: { zh: '应为 http:// 或 https:// 开头的网址，不带 ? 和 #', en: 'expected an address starting with http:// or https://, without ? or #' },
    purpose: { zh: '使用者在浏览器中看到的网址，用于链接、二维码和安全 Cookie', en: 'The address people see in the browser; used in links, QR codes and for secure cookies' },
  },
  LIANCHUANG_TRUST_PROXY: {
    schema: trustedProxies, fallback: 'false',
    expected: { zh: '应为 false、代理层数 1–9，或以逗号分隔的代理地址（可带网段）', en: 'expected false, a number of proxies 1–9, or proxy addresses or networks separated by commas' },
    purpose: { zh: '位于反向代理之后时，信任哪些代理提供的来源地址', en: 'Behind a reverse proxy: whose word about the client address to trust' },
  },
  LIANCHUANG_DATA_DIR: {
    schema: z.string().min(1), fallback: '.data',
    expected: { zh: '应为文件夹路径', en: 'expected the path of a folder' },
    purpose: { zh: '数据文件夹：内置数据库、上传文件、密钥', en: 'The data folder: embedded database, uploaded files, secret' },
  },
  DATABASE_URL: {
    schema: z.string().regex(/^postgres(?:ql)?:\/\/\S+$/), fallback: '内置 PostgreSQL 18 · embedded PostgreSQL 18', isSecret: true,
    expected: { zh: '应为 postgresql:// 开头的连接地址', en: 'expected a connection address starting with postgresql://' },
    purpose: {
      zh: '改用已有的 PostgreSQL 18；该用户须是数据库所有者，且可创建角色',
      en: 'Uses an existing PostgreSQL 18 instead; its user must own the database and may create roles',
    },
  },
  LIANCHUANG_PG_PORT: {
    schema: integer(1_024, 65_535), expected: between(1_024, 65_535), fallback: '自动选择并记住 · chosen and remembered',
    purpose: { zh: '内置数据库的端口（只监听 127.0.0.1）', en: 'Port of the embedded database (listens on 127.0.0.1 only)' },
  },
  LIANCHUANG_POOL_SIZE: {
    schema: integer(2, 80), expected: between(2, 80), fallback: '16',
    purpose: { zh: '数据库连接池大小', en: 'Database connections in the pool' },
  },
  LIANCHUANG_DEMO: {
    schema: demoSize, fallback: '内置数据库时 true，否则 false · true with the embedded database, else false',
    expected: { zh: '应为 true、small 或 false', en: 'expected true, small or false' },
    purpose: {
      zh: '装入演示数据包，并在登录页显示演示账号；small 不装其中最长的名单（六万名志愿者和三万场活动）；正式使用请设为 false',
      en: 'Loads the demo packs and shows demo logins on the sign-in page; small leaves out the longest lists (60,000 volunteers, 30,000 sessions); set false for real use',
    },
  },
  LIANCHUANG_SECRET: {
    schema: z.string().regex(/^[0-9a-fA-F]{64}$/), fallback: '首次启动时生成于数据文件夹 · generated in the data folder', isSecret: true,
    expected: { zh: '应为 64 个十六进制字符（32 字节）', en: 'expected 64 hexadecimal characters (32 bytes)' },
    purpose: { zh: '签名会话和回执的密钥；多台服务器须相同', en: 'Key that signs sessions and receipts; the same on every server of one installation' },
  },
  LIANCHUANG_CIPHER: {
    ...oneOf(SEAL_CIPHERS), fallback: 'aes',
    purpose: {
      zh: '身份证号、联系方式等加密保存所用的算法：aes 为 AES-256-GCM，sm4 为 SM4-CTR 加 HMAC-SM3；改后新存的用新算法，以前存的照样能打开；多台服务器须相同',
      en: 'What identity numbers, contacts and the like are sealed with: aes for AES-256-GCM, sm4 for SM4-CTR with HMAC-SM3; after a change what is sealed anew uses it, and what was sealed before opens still; the same on every server',
    },
  },
  LIANCHUANG_SESSION_MINUTES: {
    schema: integer(5, 43_200), expected: between(5, 43_200), fallback: '720',
    purpose: { zh: '登录的最长有效时间（分钟）', en: 'Minutes after which a sign-in ends in any case' },
  },
  LIANCHUANG_SESSION_IDLE_MINUTES: {
    schema: integer(5, 43_200), expected: between(5, 43_200), fallback: '30',
    purpose: { zh: '无操作自动退出的时间（分钟）', en: 'Minutes without any action after which a sign-in ends' },
  },
  LIANCHUANG_MAX_UPLOAD_MB: {
    schema: integer(1, 1_024), expected: between(1, 1_024), fallback: '20',
    purpose: { zh: '单个上传文件的上限（MB）', en: 'Largest single upload in megabytes' },
  },
  LIANCHUANG_TIANDITU_KEY: {
    schema: z.string().regex(/^[0-9A-Za-z]{16,64}$/), fallback: '不显示底图 · no base map', isSecret: true,
    expected: { zh: '应为天地图发放的密钥（字母和数字）', en: 'expected a key issued by Tianditu (letters and digits)' },
    purpose: { zh: '天地图底图密钥；没有它，地图只显示本系统自己的图层', en: 'Key for the Tianditu base map; without it maps show the own layers only' },
  },
  LIANCHUANG_SMS: {
    ...oneOf(['off', 'outbox']), fallback: '演示时 outbox，否则 off · outbox in a demo, else off',
    purpose: { zh: '短信：off 不用；outbox 不真发，管理员在发件箱里看得到，只供试用', en: 'Text messages: off; outbox sends nothing, an administrator reads them in the outbox, for trying out only' },
  },
  LIANCHUANG_OIDC_ISSUER: {
    schema: z.string().refine(isIssuerAddress), fallback: '不用 · not used',
    expected: { zh: '应为 https:// 开头的签发方网址（本机可用 http://）', en: 'expected the issuer’s address starting with https:// (http:// on this machine)' },
    purpose: { zh: '统一身份认证（OpenID Connect）的签发方，公众投票可用；回调地址为 公开网址/public/项目代码/ballots/identity', en: 'Issuer of OpenID Connect identities for public ballots; the redirect address is the public address followed by /public/<programme>/ballots/identity' },
  },
  LIANCHUANG_OIDC_CLIENT_ID: {
    schema: z.string().min(1).max(200), fallback: 'lianchuang',
    expected: { zh: '应为在签发方登记的客户端编号', en: 'expected the client’s name with the issuer' },
    purpose: { zh: '在签发方登记的客户端编号', en: 'Name of this installation with the issuer' },
  },
  LIANCHUANG_OIDC_CLIENT_SECRET: {
    schema: z.string().min(1).max(500), fallback: '公开客户端（仅 PKCE） · public client, PKCE alone', isSecret: true,
    expected: { zh: '应为签发方给的客户端密钥', en: 'expected the secret given by the issuer' },
    purpose: { zh: '签发方给的客户端密钥', en: 'Secret given by the issuer' },
  },
  LIANCHUANG_METRICS_TOKEN: {
    schema: z.string().regex(/^[!-~]{16,200}$/), fallback: '只有本机能看 · this machine alone', isSecret: true,
    expected: { zh: '应为 16 到 200 个不含空格的字符', en: 'expected 16 to 200 characters without spaces' },
    purpose: { zh: '读取 /metrics 的令牌（Authorization: Bearer …）；不设则只有本机能看', en: 'Token for reading /metrics (Authorization: Bearer …); without it only this machine may' },
  },
  LIANCHUANG_LOG_LEVEL: {
    ...oneOf(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']), fallback: 'info',
    purpose: { zh: '日志详细程度', en: 'How much is logged' },
  },
  LIANCHUANG_CLI_URL: {
    schema: webAddress, fallback: 'http://127.0.0.1:4180',
    expected: { zh: '应为 http:// 或 https:// 开头的网址，不带 ? 和 #', en: 'expected an address starting with http:// or https://, without ? or #' },
    purpose: { zh: '仅命令行 lianchuang 使用：要连接的服务器', en: 'For the command lianchuang only: the server to talk to' },
  },
  LIANCHUANG_CLI_PROGRAMME: {
    schema: z.string().min(1), fallback: '登录时选择的 · the one chosen at sign-in',
    expected: { zh: '应为项目代码', en: 'expected the code of a programme' },
    purpose: { zh: '仅命令行 lianchuang 使用：默认的创建项目', en: 'For the command lianchuang only: the programme it works on' },
  },
  LIANCHUANG_CLI_TOKEN: {
    schema: z.string().min(1), fallback: '登录时保存的 · the one kept at sign-in', isSecret: true,
    expected: { zh: '应为登录令牌', en: 'expected a sign-in token' },
    purpose: { zh: '仅命令行 lianchuang 使用：登录令牌（脚本中代替登录）', en: 'For the command lianchuang only: a sign-in token, for scripts' },
  },
  NODE_ENV: {
    ...oneOf(['production', 'development', 'test']), fallback: 'production',
    purpose: { zh: '运行方式', en: 'Mode of running' },
  },
  CI: {
    schema: z.string().transform((text) => !['false', '0', 'no'].includes(text)), fallback: 'false',
    expected: trueOrFalse,
    purpose: { zh: '在持续集成中运行', en: 'Running in continuous integration' },
  },
} as const satisfies Record<string, Variable<unknown>>;

/** 变量名 · The name of a known variable. */
export type VariableName = keyof typeof variables;

/** 变量名表 · All names, in the order of the documentation. */
export const variableNames = Object.keys(variables) as VariableName[];
