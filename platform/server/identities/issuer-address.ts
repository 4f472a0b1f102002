const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/** 可用的签发方 · Encrypted, or on this very machine. */
export function isIssuerAddress(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && url.search === '' && url.hash === '' && url.username === '' && (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname)));
}
