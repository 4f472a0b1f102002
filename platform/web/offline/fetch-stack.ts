/** 上传通道 · tus over plain fetch: one way out for every request, in the browser as in a simulation that cuts it at will. */
import type { HttpRequest, HttpResponse, HttpStack } from 'tus-js-client';

type Fetch = (url: string, init: RequestInit) => Promise<Response>;

class FetchRequest implements HttpRequest {
  readonly #method: string;
  readonly #url: string;
  readonly #fetch: Fetch;
  readonly #headers = new Map<string, string>();
  readonly #abort = new AbortController();
  #progress: (bytesSent: number) => void = () => undefined;

  constructor(method: string, url: string, fetch: Fetch) {
    this.#method = method;
    this.#url = url;
    this.#fetch = fetch;
  }

  getMethod(): string { return this.#method; }
  getURL(): string { return this.#url; }
  setHeader(header: string, value: string): void { this.#headers.set(header, value); }
  getHeader(header: string): string | undefined { return this.#headers.get(header); }
  setProgressHandler(handler: (bytesSent: number) => void): void { this.#progress = handler; }
  getUnderlyingObject(): null { return null; }

  async send(body: Uint8Array<ArrayBuffer> | null): Promise<HttpResponse> {
    const response = await this.#fetch(this.#url, {
      method: this.#method, headers: Object.fromEntries(this.#headers), credentials: 'same-origin', signal: this.#abort.signal, ...(body == null ? {} : { body }),
    });
    const text = await response.text();
    this.#progress(body?.byteLength ?? 0);
    return {
      getStatus: () => response.status,
      getHeader: (name) => response.headers.get(name) ?? undefined,
      getBody: () => text,
      getUnderlyingObject: () => response,
    };
  }

  abort(): Promise<void> {
    this.#abort.abort();
    return Promise.resolve();
  }
}

/** fetch 通道 */
export function fetchStack(fetch: Fetch): HttpStack {
  return { createRequest: (method, url) => new FetchRequest(method, url, fetch), getName: () => 'fetch' };
}
