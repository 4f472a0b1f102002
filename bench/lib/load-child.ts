/** The load generator's process. Latencies are kept one by one: a p95 is read, not estimated. */
import { randomUUID } from 'node:crypto';
import http from 'node:http';
import type { LoadOptions, LoadResult } from './load.ts';

function request(agent: http.Agent, options: LoadOptions): Promise<number> {
  return new Promise((resolve) => {
    const headers: Record<string, string> = { ...options.headers };
    if (options.freshKeys === true) headers['idempotency-key'] = randomUUID();
    const sent = http.request(options.url, { method: options.method, headers, agent }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
      response.once('error', () => resolve(0));
    });
    sent.once('error', () => resolve(0));
    sent.end(options.body);
  });
}

async function run(options: LoadOptions): Promise<LoadResult> {
  const agent = new http.Agent({ keepAlive: true, maxSockets: options.connections });
  const latencies: number[] = [];
  let failed = 0;
  let sent = 0;
  const started = performance.now();
  const over = (): boolean => (options.amount === undefined ? performance.now() - started > (options.seconds ?? 10) * 1_000 : sent >= options.amount);
  await Promise.all(Array.from({ length: options.connections }, async () => {
    while (!over()) {
      sent += 1;
      const from = performance.now();
      const status = await request(agent, options);
      latencies.push(performance.now() - from);
      if (status !== 200) failed += 1;
    }
  }));
  const seconds = (performance.now() - started) / 1_000;
  agent.destroy();
  latencies.sort((a, b) => a - b);
  const at = (share: number): number => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 10) / 10;
  return { perSecond: latencies.length / seconds, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99), answered: latencies.length, failed, seconds };
}

process.once('message', (options) => { void run(options as LoadOptions).then((result) => process.send?.(result)); });
