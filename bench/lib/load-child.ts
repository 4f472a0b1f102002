/**
 * The load generator's process. It speaks HTTP/1.1 by hand over kept connections, since it shares the machine with what it measures: a
 * client that builds requests anew took half as long as the server that answered them. Latencies are kept one by one: a p95 is read, not estimated.
 */
import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import type { LoadOptions, LoadResult } from './load.ts';

/** Spread over the whole range: no network is asked from twice in a minute. */
const addressOf = (place: number): string => `${1 + ((place * 7) % 200)}.${(place * 13) % 256}.${(place * 31) % 256}.${1 + (place % 250)}`;

function requestText(options: LoadOptions, url: URL, place: number): string {
  const body = (options.bodies === undefined ? options.body : options.bodies[place % options.bodies.length]) ?? '';
  const lines = [`${options.method} ${url.pathname}${url.search} HTTP/1.1`, `host: ${url.host}`, ...Object.entries(options.headers).map(([name, value]) => `${name}: ${value}`)];
  if (options.manyAddresses === true) lines.push(`x-forwarded-for: ${addressOf(place)}`);
  if (options.freshKeys === true) lines.push(`idempotency-key: ${randomUUID()}`);
  if (options.method === 'POST') lines.push(`content-length: ${Buffer.byteLength(body)}`);
  return `${lines.join('\r\n')}\r\n\r\n${body}`;
}

/** Where an answer ends, or -1 while some of it is on its way. One answer is awaited at a time, so nothing follows it. */
function endOf(answer: Buffer): number {
  const head = answer.indexOf('\r\n\r\n');
  if (head < 0) return -1;
  const fields = answer.toString('latin1', 0, head).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(fields)?.[1];
  if (length !== undefined) { const end = head + 4 + Number(length); return answer.length >= end ? end : -1; }
  if (!fields.includes('transfer-encoding: chunked')) return head + 4;
  return answer.subarray(-5).toString('latin1') === '0\r\n\r\n' ? answer.length : -1;
}

/** One kept connection; a lost one is opened again with the next request. */
class Connection {
  readonly #url: URL;
  #socket: Socket | null = null;
  #answer: Buffer[] = [];
  #settle: ((status: number) => void) | null = null;

  constructor(url: URL) { this.#url = url; }

  /** @returns the status, 0 when the connection broke */
  send(text: string): Promise<number> {
    return new Promise((resolve) => {
      this.#settle = resolve;
      this.#answer = [];
      this.#open().write(text);
    });
  }

  close(): void { this.#socket?.destroy(); }

  #open(): Socket {
    if (this.#socket !== null) return this.#socket;
    const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true });
    socket.on('data', (chunk) => this.#take(chunk));
    socket.once('error', () => this.#broken());
    socket.once('close', () => this.#broken());
    this.#socket = socket;
    return socket;
  }

  #take(chunk: Buffer): void {
    this.#answer.push(chunk);
    const whole = this.#answer.length === 1 ? chunk : Buffer.concat(this.#answer);
    if (endOf(whole) >= 0) this.#done(Number(whole.toString('latin1', 9, 12)));
  }

  #broken(): void {
    this.#socket = null;
    this.#done(0);
  }

  #done(status: number): void {
    const settle = this.#settle;
    this.#settle = null;
    settle?.(status);
  }
}

async function run(options: LoadOptions): Promise<LoadResult> {
  const url = new URL(options.url);
  const latencies: number[] = [];
  let failed = 0;
  let sent = 0;
  const started = performance.now();
  const over = (): boolean => (options.amount === undefined ? performance.now() - started > (options.seconds ?? 10) * 1_000 : sent >= options.amount);
  await Promise.all(Array.from({ length: options.connections }, async () => {
    const connection = new Connection(url);
    while (!over()) {
      const text = requestText(options, url, sent);
      sent += 1;
      const from = performance.now();
      const status = await connection.send(text);
      latencies.push(performance.now() - from);
      if (status !== 200) failed += 1;
    }
    connection.close();
  }));
  const seconds = (performance.now() - started) / 1_000;
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 10) / 10;
  return { perSecond: latencies.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), answered: latencies.length, failed, seconds };
}

process.once('message', (options) => { void run(options as LoadOptions).then((result) => process.send?.(result)); });
