/**
 * 凭码跟踪 · What somebody sends without a login is followed by a code that they alone were given: the page that takes the code, the code
 * to keep, and what every such form carries unseen. A module says its words and what it shows; how a code is typed, kept and copied is the same for all.
 */
import type { ProblemText } from '#platform/contract/index.ts';
import { html } from './html.ts';
import type { Html } from './html.ts';
import { field } from './pieces.ts';
import { definePage } from './types.ts';
import type { PageRequest, PublicPage, TrailStep } from './types.ts';
import { words } from './words.ts';

/** Copied from paper in its groups, or by a keyboard that writes wide letters: spaces say nothing. */
const asWritten = (typed: string): string => typed.normalize('NFKC').replaceAll(/\s+/g, '');

/** A code alone, or the whole address that was saved with it. */
const CODE = /[\w-]{20,80}(?=$|\?|\/$)/;

export interface FollowPage {
  /** Below `/public/:programme`; the page of one code is `<path>/<code>`. */
  readonly path: string;
  readonly title: ProblemText;
  readonly lead: ProblemText;
  readonly trail: (request: PageRequest) => readonly TrailStep[];
  /** What stands below the form. */
  readonly below?: (request: PageRequest) => Html;
}

/** 查询页 · Takes a code and leads to its page. */
export function followLookup({ path, title, lead, trail, below }: FollowPage): PublicPage {
  return definePage({
    path: `/public/:programme${path}`, reads: {},
    render: (_answers, request) => {
      const { say, to } = request;
      const code = CODE.exec(asWritten(request.query['code'] ?? ''))?.[0];
      return {
        title: say(title), isPrivate: true, trail: trail(request), ...(code === undefined ? {} : { redirect: to(`${path}/${code}`) }),
        body: html`<div class="pub-stack"><h1>${say(title)}</h1><p class="pub-lead">${say(lead)}</p></div>
<form class="pub-form" method="get" action="${to(path)}">${field({ id: 'code', label: say(words.followCode), control: html`<input id="code" name="code" type="text" required maxlength="300" autocomplete="off" autocapitalize="none" spellcheck="false">` })}<p class="pub-actions"><button class="pub-button" type="submit">${say(words.followFind)}</button></p></form>${below?.(request) ?? null}`,
      };
    },
  });
}

/**
 * 查询码 · The code to keep, in groups of four for the eye alone: what is selected by hand has no spaces. Its page asks for the script `copy.js`: the buttons say nothing until it brings them to life, and the code can be
 * read and copied by hand without it.
 * @param note who sees what by this code
 */
export function codeToKeep(token: string, path: string, note: ProblemText, { say, to }: PageRequest): Html {
  return html`<section class="pub-note pub-stack" data-copies data-done="${say(words.copied)}" data-failed="${say(words.copyFailed)}"><p><strong>${say(words.followCode)}</strong> <code>${(token.match(/.{1,4}/g) ?? []).map((group) => html`<span class="pub-code-group">${group}</span>`)}</code></p><p class="pub-quiet">${say(note)}</p>
<p class="pub-actions" hidden data-copy-field><button class="pub-button is-plain" type="button" data-copy="${token}">${say(words.copyCode)}</button><button class="pub-button is-plain" type="button" data-copy-address="${to(`${path}/${token}`)}">${say(words.copyLink)}</button><button class="pub-button is-plain" type="button" data-print>${say(words.printCode)}</button> <span role="status"></span></p></section>`;
}

/**
 * 表单暗项 · The token that says when the form was shown, and a field that only a machine fills in.
 * A form shown again has been shown long enough: whoever only mends a word must not be called too fast.
 * @param staleCode the problem that asks for a fresh token
 */
export function unseenFields(formToken: string, staleCode: string, { say, filled }: PageRequest): Html {
  const token = filled === null || filled.problem.code === staleCode ? formToken : filled.fields['formToken'] ?? formToken;
  return html`<input type="hidden" name="formToken" value="${token}">
<div class="pub-hp" aria-hidden="true"><label for="website">${say(words.leaveEmpty)}</label><input id="website" name="website" type="text" tabindex="-1" autocomplete="off"></div>`;
}

/** 已收到 · Once, after it was sent. */
export const receivedNote = (text: ProblemText, { say, query }: PageRequest): Html | null => (query['new'] === '1' ? html`<div class="pub-note is-ok" role="status"><p><strong>${say(text)}</strong></p></div>` : null);
