/**
 * The command `lianchuang` within the test's own process. A process of its own spends more than a second of the processor on loading
 * the program before it asks anything; that it starts, ends with its code and keeps its sign-in is what tests/cli.api.test.ts is for.
 */
import { format } from 'node:util';
import { commandLine } from '../../apps/cli.ts';

export interface Said { readonly code: number; readonly stdout: string; readonly stderr: string }

/** @param env what is set beside the variables of this process @returns its exit code and what it printed */
export async function lianchuang(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Said> {
  const said = { stdout: '', stderr: '' };
  const kept = { log: console.log, error: console.error, out: process.stdout.write, err: process.stderr.write, env: { ...process.env }, code: process.exitCode };
  const into = (stream: 'stdout' | 'stderr') => (text: string | Uint8Array): boolean => { said[stream] += typeof text === 'string' ? text : new TextDecoder().decode(text); return true; };
  console.log = (...words: unknown[]) => { said.stdout += `${format(...words)}\n`; };
  console.error = (...words: unknown[]) => { said.stderr += `${format(...words)}\n`; };
  process.stdout.write = into('stdout');
  process.stderr.write = into('stderr');
  Object.assign(process.env, env);
  process.exitCode = undefined;
  try {
    await commandLine(args);
    return { code: Number(process.exitCode ?? 0), ...said };
  } finally {
    console.log = kept.log; console.error = kept.error;
    process.stdout.write = kept.out; process.stderr.write = kept.err;
    for (const name of Object.keys(env)) { if (kept.env[name] === undefined) delete process.env[name]; else process.env[name] = kept.env[name]; }
    process.exitCode = kept.code;
  }
}
