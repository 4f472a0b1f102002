/** 造设备 · Phones: the real offline engine on an IndexedDB of its own, against the real server through a network that misbehaves on demand. */
import { randomUUID } from 'node:crypto';
import { request as httpRequest } from 'node:http';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { createRng } from '#kernel/rng.ts';
import type { Rng } from '#kernel/rng.ts';
import { queuedDeliveries, recipientsSource } from '#modules/care/web/offline.ts';
import { queuedCaseSteps, casesSource } from '#modules/cases/web/offline.ts';
import { photoGateway } from '#modules/files/web/field/index.ts';
import { queuedObservations, roundSitesSource } from '#modules/inspections/web/offline.ts';
import { queuedShopSlips, shopCounterSource } from '#modules/shops/web/offline.ts';
import { createClient } from '#platform/contract/index.ts';
import { openOffline } from '#platform/web/offline/index.ts';
import type { Offline, OfflineSetup } from '#platform/web/offline/index.ts';
import type { TestApp } from './index.ts';

/** What happens to one request. `cutAt`: the connection ends after so many bytes of the body. */
export type Fate = { readonly kind: 'pass' | 'loseRequest' | 'loseAnswer' | 'duplicate' | 'late' } | { readonly kind: 'cut'; readonly cutAt: number };

export interface SentRequest { readonly method: string; readonly url: string; readonly bodyBytes: number }

const lost = () => new TypeError('network lost');

/** Sends the head and the beginning of a body, then ends the connection as a dead phone does. */
function sendCut(url: string, init: RequestInit, cutAt: number): Promise<void> {
  const body = Buffer.from(init.body as string);
  return new Promise((resolve) => {
    const request = httpRequest(url, { method: init.method, headers: { ...(init.headers as Record<string, string>), 'content-length': String(body.byteLength) } });
    request.on('error', () => resolve());
    request.on('close', () => resolve());
    request.write(body.subarray(0, cutAt), () => { setTimeout(() => request.destroy(), 5); });
  });
}

export class Phone {
  readonly #app: TestApp;
  readonly #base: string;
  /** What survives when the app is killed. */
  readonly #store = new IDBFactory();
  readonly rng: Rng;
  readonly person: string;
  /** Device clock minus true clock. @unit milliseconds */
  readonly clockError_ms: number;
  #passed_ms = 0;
  #alive = 0;
  isOnline = true;
  fate: (request: SentRequest) => Fate = () => ({ kind: 'pass' });
  /** Seen before each request leaves; may kill the phone. */
  beforeRequest: (request: SentRequest) => void = () => undefined;
  afterRequest: (request: SentRequest) => void = () => undefined;
  /** Requests that the network delivers later still. */
  readonly late: Promise<unknown>[] = [];
  engine!: Offline;

  constructor(app: TestApp, base: string, person: string, given: { seed: string; clockError_ms?: number; store?: IDBFactory }) {
    this.#app = app;
    this.#base = base;
    this.person = person;
    this.rng = createRng(given.seed);
    this.clockError_ms = given.clockError_ms ?? 0;
    if (given.store !== undefined) this.#store = given.store;
  }

  get store(): IDBFactory { return this.#store; }
  now(): number { return this.#app.clock.now + this.clockError_ms + this.#passed_ms; }
  /** The person waits; pauses of the engine end. */
  wait(ms: number): void { this.#passed_ms += ms; }

  /** @param personId whose store is opened, when the session at the browser is another person's */
  async open(personId = this.#app.id(`person/${this.person}`)): Promise<Offline> {
    const life = (this.#alive += 1);
    const token = await this.#app.token(this.person);
    const fetch = (url: string, init: RequestInit) => this.#send(life, url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${token}` } });
    const setup: OfflineSetup = {
      programme: 'alpha', personId, photos: photoGateway, queued: [queuedObservations, ...queuedCaseSteps, ...queuedDeliveries, ...queuedShopSlips], sources: [roundSitesSource, casesSource, recipientsSource, shopCounterSource],
      client: createClient({ baseUrl: '', programme: 'alpha', newKey: randomUUID, fetch: (url, init) => fetch(url, init as RequestInit) as never }), chunk_bytes: 8_192,
      surroundings: {
        fetch, now: () => this.now(), chance: () => this.rng.nextFloat(), randomBytes: (count) => Uint8Array.from({ length: count }, () => this.rng.nextInt(256)), isOnline: () => this.isOnline,
        alone: async (_name, run) => { await run(); return true; }, wait: async () => undefined, estimate: async () => ({}), isPersisted: async () => true, persist: async () => true,
        shrink: async (file) => ({ bytes: new Uint8Array(await file.arrayBuffer()), mediaType: 'image/jpeg', width: null, height: null }),
        indexedDb: { indexedDB: this.#store as never, IDBKeyRange: IDBKeyRange as never },
      },
    };
    this.engine = await openOffline(setup);
    return this.engine;
  }

  /** The process ends: nothing of it runs on, the store stays as it is. */
  kill(): void {
    this.#alive += 1;
    this.engine.close();
  }

  async #send(life: number, path: string, init: RequestInit): Promise<Response> {
    const url = path.startsWith('http') ? path : this.#base + path;
    const seen: SentRequest = { method: init.method ?? 'GET', url: path, bodyBytes: init.body == null ? 0 : Buffer.byteLength(init.body as string) };
    this.beforeRequest(seen);
    if (life !== this.#alive || !this.isOnline) throw lost();
    const fate = this.fate(seen);
    if (fate.kind === 'loseRequest') throw lost();
    if (fate.kind === 'cut' && seen.bodyBytes > 0) {
      await sendCut(url, init, Math.min(fate.cutAt, seen.bodyBytes - 1));
      this.afterRequest(seen);
      throw lost();
    }
    const copy = (): Promise<Response> => globalThis.fetch(url, { ...init, signal: null });
    const answer = await copy();
    if (fate.kind === 'duplicate') await (await copy()).arrayBuffer();
    // It arrives once more when everything else has long gone on.
    if (fate.kind === 'late') this.late.push(new Promise((resolve) => { setTimeout(resolve, 30 + this.rng.nextInt(200)); }).then(copy).then((response) => response.arrayBuffer()));
    this.afterRequest(seen);
    if (fate.kind === 'loseAnswer' || life !== this.#alive) { await answer.arrayBuffer(); throw lost(); }
    return answer;
  }
}
