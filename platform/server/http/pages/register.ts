/** 公众页面路由 · Every page reads as nobody in particular, by the same path as any other caller. */
import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Locale, ProblemBody } from '#platform/contract/index.ts';
import { perform } from '../../operations/index.ts';
import type { Bound, Runtime } from '../../operations/index.ts';
import { problemBody } from '../../operations/problem-body.ts';
import type { AddressLimits } from '../address-limits.ts';
import type { BodyRoom } from '../body-room.ts';
import { ASSET_PATH } from './assets.ts';
import type { PageAssets } from './assets.ts';
import { html } from './html.ts';
import { pageText } from './layout.ts';
import type { NavLink } from './layout.ts';
import { sentForm } from './sent-form.ts';
import type { FilledForm, PageBody, PageRequest, PublicForm, PublicPage, PublicSite, SentForm, SiteReader } from './types.ts';
import { words } from './words.ts';

export const LANG_COOKIE = 'lianchuang_lang';
const VIEW_COOKIE = 'lianchuang_view';
const THEME_COOKIE = 'lianchuang_theme';
const YEAR_SECONDS = 31_536_000;
const CACHE_SECONDS = 20;

export interface PagesOptions {
  readonly runtime: Runtime;
  readonly pages: readonly PublicPage[];
  readonly forms: readonly PublicForm[];
  readonly site: SiteReader;
  readonly assets: PageAssets;
  readonly limits: AddressLimits;
  readonly secureCookies: boolean;
  readonly maxUploadBytes: number;
  readonly bodyRoom: BodyRoom;
  /** What is still being loaded; null when all is there. */
  readonly doing: () => string | null;
}

/** Only what the pages themselves bring: no inline script, no inline style, nothing from elsewhere. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

type Outcome = { readonly ok: true; readonly output: unknown } | { readonly ok: false; readonly problem: ProblemBody };

function localeOfReader(request: FastifyRequest): Locale {
  const chosen = request.cookies[LANG_COOKIE];
  if (chosen === 'en' || chosen === 'zh-CN') return chosen;
  return /^en\b/i.test((request.headers['accept-language'] ?? '').trim()) ? 'en' : 'zh-CN';
}

/** Only paths of this site: `//elsewhere` and `/\elsewhere` are other sites to a browser. */
export function safeReturn(to: string | undefined): string {
  return to !== undefined && /^\/(?![/\\])[\w\-./?=&%]*$/.test(to) ? to : '/';
}

const flat = (values: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries((values ?? {}) as Record<string, unknown>).map(([name, value]) => [name, String(Array.isArray(value) ? value[0] : value)]));

export class PublicPages {
  readonly #options: PagesOptions;
  readonly #nav: readonly NavLink[];
  readonly #byPath: ReadonlyMap<string, PublicPage>;

  constructor(options: PagesOptions) {
    this.#options = options;
    this.#byPath = new Map(options.pages.map((page) => [page.path, page]));
    this.#nav = options.pages.flatMap((page) => (page.nav === undefined ? [] : [{ ...page.nav, path: page.path }])).sort((a, b) => a.order - b.order);
    for (const page of options.pages) for (const { operation } of Object.values(page.reads)) this.#mustBePublic(operation.id, page.path);
    for (const form of options.forms) this.#mustBePublic(form.operation.id, form.path);
  }

  #mustBePublic(operation: string, path: string): void {
    const bound = this.#options.runtime.operations.get(operation);
    if (bound === undefined || bound.operation.permission !== 'public') throw new Error(`${path} uses ${operation}, which is not for everybody`);
  }

  register(app: FastifyInstance): void {
    const { assets, secureCookies } = this.#options;
    app.get(`${ASSET_PATH}:name`, async (request, reply) => {
      const asset = assets.byAddress.get((request.params as { name: string }).name);
      if (asset === undefined) return this.sendProblemPage(request, reply, 404);
      return reply.header('cache-control', 'public, max-age=31536000, immutable').type(asset.mediaType).send(asset.text);
    });
    // Asked for by every browser on its own where an answer is no page and names no sign.
    app.get('/favicon.ico', async (_request, reply) => reply.redirect(assets.addressOf('favicon.svg'), 302));
    app.get('/public-preferences', async (request, reply) => {
      const { lang, view, theme, to } = flat(request.query);
      const keep = (name: string, value: string) => reply.setCookie(name, value, { path: '/', sameSite: 'lax', secure: secureCookies, httpOnly: true, maxAge: YEAR_SECONDS });
      if (lang === 'en' || lang === 'zh-CN') keep(LANG_COOKIE, lang);
      if (view === 'elder' || view === 'standard') keep(VIEW_COOKIE, view);
      if (theme === 'light' || theme === 'dark' || theme === 'system') keep(THEME_COOKIE, theme);
      return reply.header('cache-control', 'no-store').redirect(safeReturn(to), 303);
    });
    for (const page of this.#options.pages) app.get(page.path, async (request, reply) => this.#show(page, request, reply));
    // Inside a programme's site what does not exist is still inside it: its sections stay at hand.
    app.get('/public/:programme/*', async (request, reply) => {
      const around = await this.#siteFor('/public/:programme', request);
      const absent = problemBody(this.#options.runtime, 'platform.not_found', {}, { requestId: request.id, locale: localeOfReader(request) });
      return this.#sendProblem(request, reply, 'site' in around ? around.site : null, absent);
    });
    void app.register(async (scope) => {
      scope.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string', bodyLimit: 65_536 }, (_request, body, done) => {
        done(null, Object.fromEntries(new URLSearchParams(body as string)));
      });
      for (const form of this.#options.forms) {
        scope.post(form.path, { bodyLimit: form.operation.bodyLimitBytes ?? 1_048_576 }, async (request, reply) => this.#take(form, request, reply));
      }
    });
  }

  async #run(operation: string, request: FastifyRequest, locale: Locale, input: unknown): Promise<Outcome> {
    const programme = (request.params as { programme?: string }).programme ?? null;
    const bound = this.#options.runtime.operations.get(operation) as Bound;
    return perform(this.#options.runtime, bound, { token: null, programme }, input, { requestId: request.id, locale });
  }

  #requestOf(request: FastifyRequest, site: PublicSite | null, filled: FilledForm | null, path = request.url): PageRequest {
    const locale = localeOfReader(request);
    const { programme, ...params } = flat(request.params);
    const theme = request.cookies[THEME_COOKIE];
    return {
      path: path.split('?')[0] as string, params, query: flat(request.query), locale, site, filled, now: this.#options.runtime.clock(),
      view: request.cookies[VIEW_COOKIE] === 'elder' ? 'elder' : 'standard', theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      say: (text) => (locale === 'en' ? text.en : text.zh), to: (rest) => `/public/${encodeURIComponent(programme ?? '')}${rest}`,
    };
  }

  /** The site around a programme's page; its absence is the absence of the page. */
  async #siteFor(path: string, request: FastifyRequest): Promise<{ site: PublicSite | null } | ProblemBody> {
    if (!path.startsWith('/public/:programme')) return { site: null };
    const { operation, view } = this.#options.site;
    const answer = await this.#run(operation.id, request, localeOfReader(request), {});
    return answer.ok ? { site: view(answer.output as never) } : answer.problem;
  }

  async #show(page: PublicPage, request: FastifyRequest, reply: FastifyReply, filled: FilledForm | null = null): Promise<FastifyReply> {
    const around = await this.#siteFor(page.path, request);
    if (!('site' in around)) return this.#sendProblem(request, reply, null, around);
    const address = filled === null ? request.url : page.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent((request.params as Record<string, string>)[name] ?? ''));
    const asked = this.#requestOf(request, around.site, filled, address);
    const names = Object.keys(page.reads);
    const answers = await Promise.all(names.map((name) => {
      const read = page.reads[name] as PublicPage['reads'][string];
      return this.#run(read.operation.id, request, asked.locale, read.input?.(asked) ?? {});
    }));
    const failed = answers.find((answer) => !answer.ok);
    if (failed !== undefined && !failed.ok) {
      if (failed.problem.status === 404 && page.absent !== undefined) return this.#send(request, reply, { ...page.absent(asked), isPrivate: true, status: 404 }, asked);
      return this.#sendProblem(request, reply, around.site, failed.problem);
    }
    const outputs = Object.fromEntries(names.map((name, at) => [name, (answers[at] as { output: unknown }).output]));
    return this.#send(request, reply, page.render(outputs, asked), asked);
  }

  async #take(form: PublicForm, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const { operation } = form;
    const page = this.#byPath.get(form.page);
    if (page === undefined) throw new Error(`${form.path} belongs to no page`);
    const limit = { callsPerMinuteMax: operation.callsPerMinuteMax ?? 10, callsPerDayMax: operation.callsPerDayMax ?? 200 };
    const around = await this.#siteFor(form.path, request);
    if (!('site' in around)) return this.#sendProblem(request, reply, null, around);
    const asked = this.#requestOf(request, around.site, null);
    // Asked before anything is read: files of one call too many are let go by, the words stay in the form.
    const isTaken = this.#options.limits.take(operation.id, request.ip, limit);
    const meter = this.#options.bodyRoom.meter(operation.bodyLimitBytes ?? 1_048_576);
    try {
      const sent = await sentForm(request, { filesMax: isTaken ? (form.filesMax ?? 0) : 0, fileBytesMax: Math.min(form.fileBytesMax ?? Infinity, this.#options.maxUploadBytes), meter });
      return await this.#answer(form, page, { request, reply, asked, sent, isTaken });
    } finally {
      meter.release();
    }
  }

  async #answer(form: PublicForm, page: PublicPage, { request, reply, asked, sent, isTaken }: { request: FastifyRequest; reply: FastifyReply; asked: PageRequest; sent: SentForm; isTaken: boolean }): Promise<FastifyReply> {
    const { operation } = form;
    if (!isTaken) {
      const problem = problemBody(this.#options.runtime, 'platform.too_many_requests', {}, { requestId: request.id, locale: asked.locale });
      return this.#show(page, request, reply, { fields: sent.fields, problem });
    }
    const answer = await this.#run(operation.id, request, asked.locale, form.input(sent, asked));
    if (!answer.ok) return this.#show(page, request, reply, { fields: sent.fields, problem: answer.problem });
    return reply.header('cache-control', 'no-store').redirect(form.done(answer.output, asked), 303);
  }

  #send(request: FastifyRequest, reply: FastifyReply, page: PageBody, asked: PageRequest): FastifyReply {
    const status = page.status ?? asked.filled?.problem.status ?? 200;
    void reply.code(status).header('content-security-policy', POLICY).header('vary', 'Cookie, Accept-Language').header('content-language', asked.locale);
    if (page.redirect !== undefined) return reply.header('cache-control', 'no-store').redirect(page.redirect, 302);
    if (page.file !== undefined) {
      return reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(page.file.fileName)}`)
        .type(page.file.mediaType).send(Buffer.from(page.file.body));
    }
    const text = pageText(page, asked, { assets: this.#options.assets, nav: this.#nav, doing: this.#options.doing() });
    if (page.isPrivate === true || status !== 200) return reply.header('cache-control', 'no-store').type('text/html; charset=utf-8').send(text);
    const etag = `W/"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
    void reply.header('etag', etag).header('cache-control', `private, max-age=${CACHE_SECONDS}`);
    if (request.headers['if-none-match'] === etag) return reply.code(304).send();
    return reply.type('text/html; charset=utf-8').send(text);
  }

  #sendProblem(request: FastifyRequest, reply: FastifyReply, site: PublicSite | null, problem: ProblemBody): FastifyReply {
    const asked = this.#requestOf(request, site, null);
    if (problem.status === 503 || problem.status === 429) void reply.header('retry-after', '30');
    const { say } = asked;
    const [title, advice] = problem.status === 404 || problem.code === 'platform.invalid_input' ? [say(words.notFound), say(words.notFoundAdvice)]
      : problem.status === 429 ? [say(words.tooMany), say(words.tooManyAdvice)]
        : problem.status === 503 ? [say(words.unavailable), say(words.unavailableAdvice)]
          : [problem.title === '' ? say(words.failed) : problem.title, problem.advice];
    const home = site === null ? '/' : asked.to('');
    const body = html`<div class="pub-problem"><p class="pub-code" aria-hidden="true">${problem.status === 400 ? 404 : problem.status}</p><h1>${title}</h1><p>${advice}</p><p><a class="pub-button" href="${home}">${say(words.top)}</a></p></div>`;
    return this.#send(request, reply, { title, body, isPrivate: true, status: problem.status === 400 ? 404 : problem.status }, asked);
  }

  /** The page for what no page could answer. */
  sendProblemPage(request: FastifyRequest, reply: FastifyReply, status: 404 | 413 | 429 | 500 | 503): FastifyReply {
    const code = status === 404 ? 'platform.not_found' : status === 413 ? 'platform.too_large' : status === 429 ? 'platform.too_many_requests' : status === 503 ? 'platform.unavailable' : 'platform.bug';
    return this.#sendProblem(request, reply, null, problemBody(this.#options.runtime, code, { requestId: request.id }, { requestId: request.id, locale: localeOfReader(request) }));
  }
}
