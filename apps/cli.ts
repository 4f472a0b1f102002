/**
 * The command line, derived from the operations: `lianchuang <module> <verb> --name value`.
 * It is one more client of the same HTTP interface; whoever may not do a thing on the page may not do it here.
 */
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { Command, Option } from 'commander';
import { createClient, ProblemError, takesFile } from '#platform/contract/index.ts';
import type { Client, Operation } from '#platform/contract/index.ts';
import { serverModules } from './modules.ts';
import { extraCommands } from './cli-commands.ts';
import { fileFault, tableLines } from './cli-table.ts';

const sessionFile = (): string => join(process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config'), 'lianchuang', 'session.json');

const DEFAULT_URL = 'http://127.0.0.1:4180';

interface SessionAt { readonly token: string; readonly programme?: string }
/** The last sign-in, and those at other installations by their address: a token is only ever sent to the server that gave it. */
interface StoredSessions extends SessionAt { readonly url: string; readonly others?: Readonly<Record<string, SessionAt>> }

/** A variable that is set to nothing is not set. */
const variable = (name: string): string | undefined => process.env[name] || undefined;
const addressAsked = (options: GlobalOptions): string | undefined => (options.url ?? variable('LIANCHUANG_CLI_URL'))?.replace(/\/+$/, '');

async function readSessions(): Promise<StoredSessions | null> {
  try { return JSON.parse(await readFile(sessionFile(), 'utf8')) as StoredSessions; } catch { return null; }
}

function sessionAt(stored: StoredSessions | null, url: string): SessionAt | undefined {
  return stored?.url === url ? stored : stored?.others?.[url];
}

async function writeSession(url: string, session: SessionAt): Promise<void> {
  const stored = await readSessions();
  const { [url]: _again, ...others } = { ...stored?.others, ...(stored === null ? {} : { [stored.url]: { token: stored.token, ...(stored.programme === undefined ? {} : { programme: stored.programme }) } }) };
  await mkdir(join(sessionFile(), '..'), { recursive: true });
  await writeFile(sessionFile(), JSON.stringify({ url, ...session, ...(Object.keys(others).length === 0 ? {} : { others }) } satisfies StoredSessions), { mode: 0o600 });
  await chmod(sessionFile(), 0o600);
}

function kebab(name: string): string {
  return name.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
}

interface GlobalOptions { url?: string; programme?: string; token?: string; lang?: string; dryRun?: boolean; json?: string; output?: string; print?: string }

const languageOf = (options: GlobalOptions): string => options.lang ?? (/^en/i.test(process.env['LANG'] ?? '') ? 'en' : 'zh-CN');

/** A client for this shell: address, programme and session from flags, environment or the last sign-in. */
export async function clientFor(options: GlobalOptions): Promise<Client> {
  const stored = await readSessions();
  const url = addressAsked(options) ?? stored?.url ?? DEFAULT_URL;
  const session = sessionAt(stored, url);
  const programme = options.programme ?? variable('LIANCHUANG_CLI_PROGRAMME') ?? session?.programme;
  const token = options.token ?? variable('LIANCHUANG_CLI_TOKEN') ?? session?.token;
  const language = languageOf(options);
  return createClient({
    baseUrl: url,
    ...(programme === undefined ? {} : { programme }), ...(token === undefined ? {} : { token }),
    newKey: randomUUID, locale: () => language,
    form: (file, fields) => {
      const form = new FormData();
      form.append('fields', fields);
      form.append('file', new Blob([file.body as Uint8Array<ArrayBuffer>]), file.fileName);
      return form;
    },
    fetch: async (url, init) => fetch(url, {
      ...(init as RequestInit), headers: { ...init.headers, 'x-session-token': 'body' },
    }),
  });
}

interface Property { type?: string | string[]; description?: string; enum?: unknown[]; items?: { type?: string } }

function describeInput(operation: Operation): { properties: Record<string, Property>; required: Set<string> } {
  const schema = operation.input.toJSONSchema({ io: 'input', unrepresentable: 'any' }) as { properties?: Record<string, Property>; required?: string[] };
  return { properties: schema.properties ?? {}, required: new Set(schema.required ?? []) };
}

/** Text of the shell into what the property wants. */
function valueOf(property: Property, text: string): unknown {
  const type = Array.isArray(property.type) ? property.type[0] : property.type;
  if (type === 'integer' || type === 'number') return Number(text);
  if (type === 'boolean') return text === 'true' || text === '1';
  if (type === 'array') return property.items?.type === 'object' ? JSON.parse(text) as unknown : text.split(',');
  if (type === 'object') return JSON.parse(text) as unknown;
  return text;
}

async function gatherInput(operation: Operation, flags: Record<string, string>, json: string | undefined): Promise<Record<string, unknown>> {
  const { properties } = describeInput(operation);
  const input: Record<string, unknown> = json === undefined ? {} : JSON.parse(json === '-' ? await readStandardInput() : json) as Record<string, unknown>;
  for (const [name, property] of Object.entries(properties)) {
    const text = flags[name];
    if (text === undefined) continue;
    input[name] = name === 'file' && takesFile(operation)
      ? { fileName: basename(text), body: new Uint8Array(await readFile(text)) } : valueOf(property, text);
  }
  return input;
}

async function readStandardInput(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text;
}

interface Listed { readonly rows: readonly Readonly<Record<string, unknown>>[]; readonly total?: number; readonly page?: number }
const answersList = (operation: Operation): boolean => 'rows' in ((operation.output as { shape?: object }).shape ?? {});
/** A person at a terminal reads a table; a pipe, a file and whoever asks for it get JSON. */
const wantsTable = (operation: Operation, flags: GlobalOptions): boolean => answersList(operation) && flags.output === undefined && (flags.print ?? (process.stdout.isTTY ? 'table' : 'json')) === 'table';

function showTable({ rows, total, page }: Listed, flags: GlobalOptions): void {
  for (const line of tableLines(rows, languageOf(flags).startsWith('en') ? 'en' : 'zh')) console.log(line);
  console.log(`\n${rows.length} / ${total ?? rows.length} 行 rows${page === undefined ? '' : ` · 第 ${page} 页 page ${page} (--page)`} · 全部字段 every field: --print json`);
}

async function show(output: unknown, target: string | undefined): Promise<void> {
  if (typeof output === 'object' && output !== null && 'body' in output && output.body instanceof Uint8Array) {
    const file = output as unknown as { fileName: string; body: Uint8Array };
    await writeFile(target ?? file.fileName, file.body);
    console.log(target ?? file.fileName);
    return;
  }
  const text = JSON.stringify(output, null, 2);
  if (target === undefined) console.log(text); else await writeFile(target, `${text}\n`);
}

function addOperation(parent: Command, operation: Operation): void {
  const [, verb = ''] = operation.id.split('.');
  const command = parent.command(kebab(verb)).description(`${operation.summary.zh} · ${operation.summary.en}`);
  const { properties, required } = describeInput(operation);
  for (const [name, property] of Object.entries(properties)) {
    const note = [property.description, property.enum === undefined ? undefined : property.enum.join('|'), required.has(name) ? '必填 required' : undefined];
    command.addOption(new Option(`--${kebab(name)} <value>`, note.filter((part) => part !== undefined).join('; ')));
  }
  command.option('--json <text>', '整个输入，- 读标准输入 · the whole input as JSON, - for standard input');
  command.option('-o, --output <file>', '结果写入文件 · write the answer to a file');
  if (answersList(operation)) command.addOption(new Option('--print <table|json>', '打成表格或 JSON；终端默认表格，管道默认 JSON · as a table, as on a terminal, or as JSON, as into a pipe').choices(['table', 'json']));
  if (operation.kind === 'write') command.option('--dry-run', '预演，不保存 · do everything, keep nothing');
  command.action(async (_options: unknown, self: Command) => {
    const flags = self.optsWithGlobals<GlobalOptions & Record<string, string>>();
    const client = await clientFor(flags);
    const input = await gatherInput(operation, flags, flags.json);
    const output = await client.call(operation, input as never, { dryRun: flags.dryRun === true });
    if (operation.id === 'people.signIn') await rememberSignIn(flags, output as { token: string; programmes: { code: string }[] });
    else if (wantsTable(operation, flags)) showTable(output as Listed, flags);
    else await show(output, flags.output);
  });
}

async function rememberSignIn(flags: GlobalOptions, output: { token: string; programmes: { code: string }[] }): Promise<void> {
  const programme = flags.programme ?? output.programmes[0]?.code;
  const url = addressAsked(flags) ?? (await readSessions())?.url ?? DEFAULT_URL;
  await writeSession(url, { token: output.token, ...(programme === undefined ? {} : { programme }) });
  console.log(`已登录 signed in · ${programme ?? '—'} · ${sessionFile()}`);
}

function buildProgram(args: readonly string[]): Command {
  const program = new Command('lianchuang').description('联创 · run a 文明创建 programme from the command line')
    .option('--url <address>', '服务地址 · server address').option('--programme <code>', '项目代码 · programme code').option('--lang <zh-CN|en>', '语言 · language');
  // The options of nine hundred operations are written out only for the module that is called.
  const called = serverModules.filter(({ name }) => args.includes(name));
  for (const module of serverModules) {
    const parent = program.command(module.name);
    if (!called.includes(module)) continue;
    for (const bound of module.operations) addOperation(parent, bound.operation);
    extraCommands[module.name]?.(parent, clientFor);
  }
  return program;
}

/** One run of the command. What it cannot do it says on standard error, and leaves exit code 1, or 2 where a file that it was given is not there. @param args what follows the name `lianchuang` */
export async function commandLine(args: readonly string[]): Promise<void> {
  try { await buildProgram(args).parseAsync(args, { from: 'user' }); } catch (error) {
    if (error instanceof ProblemError) {
      console.error(`${error.problem.title}\n${error.problem.advice}`);
      for (const field of error.errors) console.error(`  ${field.pointer}  ${field.detail}`);
      console.error(`(${error.code}${error.problem.requestId === undefined ? '' : `, ${error.problem.requestId}`})`);
    } else console.error(fileFault(error) ?? (error as Error).message);
    process.exitCode = fileFault(error) === null ? 1 : 2;
  }
}

if (import.meta.main) await commandLine(process.argv.slice(2));
