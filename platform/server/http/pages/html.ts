/** 网页模板 · Text put into a page is escaped; only what was made by the template itself goes through as it stands. */

/** 页面片段 · A piece of a page that is safe to send. Made by `html` alone. */
export class Html {
  readonly text: string;
  constructor(text: string) { this.text = text; }
  toString(): string { return this.text; }
}

export type Piece = Html | string | number | null | undefined | false | readonly Piece[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] as string);
}

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Html) return piece.text;
  if (Array.isArray(piece)) return piece.map(textOf).join('');
  return escaped(String(piece));
}

/** 模板 · Attributes stand in double quotes, so that an escaped text never leaves them. */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(strings.reduce((whole, part, at) => whole + part + (at < pieces.length ? textOf(pieces[at]) : ''), ''));
}

/** 网址参数 · A path of this site with its query, undefined members left out. */
export function pathWith(path: string, query: Readonly<Record<string, string | undefined>> = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(value)}`]));
  return parts.length === 0 ? path : `${path}?${parts.join('&')}`;
}
