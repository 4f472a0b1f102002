/** 现场端文件 · The built field app under /field/: its service worker is asked for anew each time, hashed files last. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';

const SCOPE = '/field/';

/** 现场端地址 · Whether an address belongs to the field app. */
export const isFieldAddress = (url: string): boolean => /^\/field(?:[/?]|$)/.test(url);

/** 现场端页面 · One page for every address, so that a shared link opens; null when it is not built. */
export async function sendFieldPage(reply: FastifyReply, folder: string): Promise<FastifyReply | null> {
  const page = await readFile(join(folder, 'index.html'), 'utf8').catch(() => null);
  return page === null ? null : reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page);
}

/** 提供现场端 */
export function registerFieldApp(app: FastifyInstance, folder: string): void {
  app.get('/field', async (_request, reply) => reply.redirect(SCOPE));
  if (!existsSync(join(folder, 'index.html'))) return;
  app.get(SCOPE, async (_request, reply) => sendFieldPage(reply, folder));
  void app.register(fastifyStatic, {
    root: folder, prefix: SCOPE, index: false, cacheControl: false, decorateReply: false, preCompressed: true,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.endsWith('/sw.js')) reply.header('service-worker-allowed', SCOPE);
      if (path.endsWith('.webmanifest')) reply.header('content-type', 'application/manifest+json; charset=utf-8');
    },
  });
}
