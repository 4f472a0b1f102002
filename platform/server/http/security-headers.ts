/**
 * 安全响应头 · What every answer carries for the browser's sake. The same for all of them, so helmet is asked once, at the start; asked for each
 * answer anew, it took a tenth of a vote's time. A page may set a stricter policy of its own.
 */
import fastifyHelmet from '@fastify/helmet';
import Fastify from 'fastify';

/** Not helmet's: they belong to one answer. */
const OF_ONE_ANSWER = new Set(['date', 'connection', 'content-length', 'keep-alive', 'content-type']);

export interface SecurityOptions { readonly tileHosts: readonly string[]; readonly secureCookies: boolean }

/** Header → value, lower-case. */
export async function securityHeaders({ tileHosts, secureCookies }: SecurityOptions): Promise<Readonly<Record<string, string>>> {
  const app = Fastify();
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"], scriptSrc: ["'self'"], styleSrc: ["'self'", "'unsafe-inline'"], workerSrc: ["'self'", 'blob:'],
        imgSrc: ["'self'", 'data:', 'blob:', ...tileHosts], connectSrc: ["'self'", ...tileHosts], fontSrc: ["'self'", 'data:'],
        objectSrc: ["'none'"], frameAncestors: ["'self'"], upgradeInsecureRequests: null,
      },
    },
    strictTransportSecurity: secureCookies,
  });
  app.get('/', async (_request, reply) => reply.code(204).send());
  const { headers } = await app.inject('/');
  await app.close();
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]): [string, string][] => (OF_ONE_ANSWER.has(name) || value === undefined ? [] : [[name, String(value)]])));
}
