/** 页面框架 · One frame for all public pages: header, sections, trail, footer. No inline style and no inline script. */
import { fillText, progressText } from '#platform/contract/index.ts';
import type { ProblemText } from '#platform/contract/index.ts';
import type { PageAssets } from './assets.ts';
import { html, pathWith } from './html.ts';
import type { Html } from './html.ts';
import type { NavPlace, PageBody, PageRequest } from './types.ts';
import { words } from './words.ts';

export interface NavLink extends NavPlace { readonly path: string }

const seal = html`<svg class="pub-seal" width="40" height="40" viewBox="0 0 48 48" aria-hidden="true" focusable="false">
<path d="M6 2.5c9-.9 27-1 36.4-.2 2.2.2 3.2 1.3 3.3 3.5.6 9.3.5 27 .1 36.2-.1 2.4-1.1 3.5-3.5 3.6-9.5.6-27.2.5-36.3 0-2.3-.1-3.4-1.2-3.5-3.4C1.9 33 2 14.9 2.6 5.9 2.8 3.8 3.9 2.7 6 2.5z" fill="var(--seal)"/>
<path d="M6.3 6.1h35.5v36H6.3z" fill="none" stroke="var(--on-seal)" stroke-width="1.3" opacity="0.85"/>
<text x="24" y="22.6" text-anchor="middle" font-size="16.5" font-weight="700" fill="var(--on-seal)" font-family="var(--font-title)">联</text>
<text x="24" y="39.4" text-anchor="middle" font-size="16.5" font-weight="700" fill="var(--on-seal)" font-family="var(--font-title)">创</text></svg>`;

/** A link that sets a preference and comes back here; a page that was sent as a form has no address to come back to. */
function preference(request: PageRequest, change: Readonly<Record<string, string>>): string {
  return pathWith('/public-preferences', { ...change, to: request.path });
}

function tools(request: PageRequest): Html {
  const { say } = request;
  const isEn = request.locale === 'en';
  return html`<nav class="pub-tools" aria-label="${say(words.tools)}">
<a href="${preference(request, { lang: isEn ? 'zh-CN' : 'en' })}" lang="${isEn ? 'zh-CN' : 'en'}" hreflang="${isEn ? 'zh-CN' : 'en'}" rel="nofollow">${say(words.other)}</a>
<a href="${preference(request, { view: request.view === 'elder' ? 'standard' : 'elder' })}" rel="nofollow">${say(request.view === 'elder' ? words.standard : words.elder)}</a>
</nav>`;
}

/** Twice, since only one is ever shown: in a row where there is room, behind one button on a phone, whose first rows belong to the page. */
function sections(request: PageRequest, links: readonly NavLink[]): Html | null {
  if (request.site === null) return null;
  const { say } = request;
  const places = links.map((link) => {
    const href = request.to(link.path.replace(/^\/public\/:programme/, ''));
    return { href, label: say(link.label), isHere: request.path === href || (link.order > 0 && request.path.startsWith(`${href}/`)) };
  });
  const list = html`<ul>${places.map(({ href, label, isHere }) => html`<li><a href="${href}"${isHere ? html` aria-current="page"` : null}>${label}</a></li>`)}</ul>`;
  const here = places.find(({ isHere }) => isHere)?.label;
  return html`<nav class="pub-nav is-row" aria-label="${say(words.menu)}">${list}</nav>
<details class="pub-nav is-folded"><summary>${say(words.menu)}${here === undefined ? null : html`<span class="pub-quiet">${here}</span>`}</summary><nav aria-label="${say(words.menu)}">${list}</nav></details>`;
}

function trail(request: PageRequest, page: PageBody): Html | null {
  if (page.trail === undefined || page.trail.length === 0) return null;
  const steps = [{ text: request.say(words.home), href: request.to('') }, ...page.trail];
  return html`<nav class="pub-trail" aria-label="${request.say(words.trail)}"><ol>${steps.map((step, at) =>
    html`<li>${step.href === undefined ? html`<span${at === steps.length - 1 ? html` aria-current="page"` : null}>${step.text}</span>` : html`<a href="${step.href}">${step.text}</a>`}</li>`)}</ol></nav>`;
}

function themeLinks(request: PageRequest): Html {
  const choices: [PageRequest['theme'], ProblemText][] = [['system', words.themeSystem], ['light', words.themeLight], ['dark', words.themeDark]];
  return html`<p class="pub-theme">${request.say(words.theme)}：${choices.map(([theme, text]) => (theme === request.theme
    ? html`<span aria-current="true">${request.say(text)}</span> `
    : html`<a href="${preference(request, { theme })}" rel="nofollow">${request.say(text)}</a> `))}</p>`;
}

function footer(request: PageRequest): Html {
  const { site, say } = request;
  const fact = (label: ProblemText, value: string | null | undefined) => (value === null || value === undefined || value === '' ? null : html`<p>${say(label)}：${value}</p>`);
  return html`<footer class="pub-footer"><div class="pub-inner">
<div>${site === null ? null : html`<p><strong>${say(site.name)}</strong></p>`}
${site === null ? null : html`<p>${say(words.source)}</p>`}<p>${say(words.privacy)}</p>
${fact(words.contact, site?.contact == null ? null : say(site.contact))}${fact(words.record, site?.recordNumber)}${fact(words.map, site?.mapApprovalNumber)}</div>
<div>${site?.reportingOpen === true ? html`<p><a href="${request.to('/report?about=platform')}">${say(words.complaint)}</a></p>` : null}
${themeLinks(request)}<p class="pub-staff"><a href="/sign-in" rel="nofollow">${say(words.office)}</a> <a href="/field/" rel="nofollow">${say(words.field)}</a></p></div>
</div></footer>`;
}

/** 整页 */
export function pageText(page: PageBody, request: PageRequest, frame: { readonly assets: PageAssets; readonly nav: readonly NavLink[]; /** What is still being loaded. */ readonly doing: string | null }): string {
  const { site, say } = request;
  const owner = site === null ? say(words.product) : say(site.name);
  const title = page.title === owner ? owner : `${page.title} · ${owner}`;
  const theme = request.theme === 'system' ? null : html` data-theme="${request.theme}"`;
  const scripts = (page.scripts ?? []).filter(frame.assets.has).map((name) => html`<script src="${frame.assets.addressOf(name)}" defer></script>`);
  return html`<!doctype html>
<html lang="${request.locale}"${theme} data-view="${request.view}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${page.description === undefined ? null : html`<meta name="description" content="${page.description}"><meta property="og:description" content="${page.description}">`}
<meta property="og:title" content="${page.title}"><meta property="og:type" content="website"><meta property="og:site_name" content="${owner}"><meta property="og:locale" content="${request.locale === 'en' ? 'en_GB' : 'zh_CN'}">
${page.isPrivate === true || site?.synthetic === true ? html`<meta name="robots" content="noindex">` : null}
<meta name="color-scheme" content="light dark"><link rel="icon" href="${frame.assets.addressOf('favicon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="${frame.assets.addressOf('public.css')}">${scripts}</head>
<body class="pub"><a class="pub-skip" href="#content">${say(words.skip)}</a>
<header class="pub-header"><div class="pub-inner"><a class="pub-brand" href="${site === null ? '/' : request.to('')}">${seal}<span>${owner}</span></a>${tools(request)}</div>
${sections(request, frame.nav)}</header>
${site?.synthetic === true ? html`<p class="pub-synthetic" role="note"><span class="pub-inner">${say(words.synthetic)}</span></p>` : null}
${frame.doing === null || site === null ? null : html`<p class="pub-loading" role="status"><span class="pub-inner">${fillText(say(words.loading), { doing: say(progressText(frame.doing)) })}</span></p>`}
<main id="content" class="pub-main" tabindex="-1">${trail(request, page)}${page.body}</main>
${footer(request)}</body></html>
`.text;
}
