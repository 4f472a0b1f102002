/** 页面零件 · Small pieces that several pages use. */
import { instant, localDateOf, localDateTimeText } from '#kernel/local-date.ts';
import type { Locale } from '#platform/contract/index.ts';
import { html } from './html.ts';
import type { Html, Piece } from './html.ts';
import type { PageRequest } from './types.ts';
import { words } from './words.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

function dayWords(day: string, locale: Locale): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return locale === 'en' ? `${date} ${MONTHS[month - 1] as string} ${year}` : `${year}年${month}月${date}日`;
}

/** 日期 · A calendar day or the day of an instant, as people write it. */
export function dateText(value: string, request: PageRequest): Html {
  const day = value.length === 10 ? value : localDateOf(instant(Date.parse(value)), request.site?.utcOffsetMinutes ?? 480);
  return html`<time datetime="${value}">${dayWords(day, request.locale)}</time>`;
}

/** 日期时间 */
export function dateTimeText(value: string, request: PageRequest): Html {
  const [day = '', time = ''] = localDateTimeText(instant(Date.parse(value)), request.site?.utcOffsetMinutes ?? 480).split(' ');
  return html`<time datetime="${value}">${dayWords(day, request.locale)} ${time}</time>`;
}

/** 段落 · A plain text as paragraphs, one a line; empty lines only separate. */
export function paragraphs(text: string): Html {
  return html`${text.split(/\n+/).map((line) => line.trim()).filter((line) => line !== '').map((line) => html`<p>${line}</p>`)}`;
}

/** 提交未成 · Why a form was not taken, above it. */
export function formProblem(request: PageRequest): Html | null {
  if (request.filled === null) return null;
  const { title, advice, errors } = request.filled.problem;
  return html`<div class="pub-alert" role="alert" tabindex="-1"><h2>${title === '' ? request.say(words.problemTitle) : title}</h2><p>${advice}</p>
${errors === undefined ? null : html`<ul>${errors.map((error) => html`<li>${error.detail}</li>`)}</ul>`}</div>`;
}

/** 表单项 · A label, a hint and a control that belong together. */
export function field(options: { readonly id: string; readonly label: string; readonly hint?: string | undefined; readonly control: Piece }): Html {
  return html`<div class="pub-field"><label for="${options.id}">${options.label}</label>${options.hint === undefined ? null : html`<p class="pub-hint" id="${options.id}-hint">${options.hint}</p>`}${options.control}</div>`;
}

export interface StackingColumn { readonly header: string; readonly align?: 'right' }

/**
 * 可叠表格 · A table that becomes a list of cards on a phone, each value under its own name. The roles are written out,
 * since a table that is drawn as blocks loses them in some readers.
 */
export function stackingTable(label: string, columns: readonly StackingColumn[], rows: readonly (readonly Piece[])[]): Html {
  const side = ({ align }: StackingColumn) => (align === undefined ? null : html` class="is-right"`);
  return html`<div class="pub-table is-stacking" role="region" aria-label="${label}" tabindex="0"><table role="table"><thead role="rowgroup"><tr role="row">${columns.map((column) => html`<th role="columnheader" scope="col"${side(column)}>${column.header}</th>`)}</tr></thead>
<tbody role="rowgroup">${rows.map((cells) => html`<tr role="row">${cells.map((cell, at) => html`<td role="cell"${side(columns[at] as StackingColumn)} data-label="${columns[at]?.header ?? ''}">${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}
