/**
 * 公众页面 · What a module says about its pages for everybody. A page reads through operations that anybody may call and
 * turns the answers into HTML; it has no other way to any record.
 */
import type { InputOf, Locale, Operation, OutputOf, ProblemBody, ProblemText } from '#platform/contract/index.ts';
import type { Html } from './html.ts';

/** 版本 · 标准版 or 长辈版. */
export type PageView = 'standard' | 'elder';
export type PageTheme = 'system' | 'light' | 'dark';

/** 站点 · What every page of a programme shows around its own content. */
export interface PublicSite {
  readonly code: string;
  readonly name: ProblemText;
  readonly synthetic: boolean;
  readonly utcOffsetMinutes: number;
  readonly contact: ProblemText | null;
  readonly recordNumber: string | null;
  readonly mapApprovalNumber: string | null;
  readonly reportingOpen: boolean;
}

/** 已填表单 · What somebody sent and why it was not taken; the page shows both again. */
export interface FilledForm {
  readonly fields: Readonly<Record<string, string>>;
  readonly problem: ProblemBody;
}

export interface PageRequest {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly locale: Locale;
  readonly view: PageView;
  readonly theme: PageTheme;
  readonly now: number;
  /** The site of a programme's page; null on the pages of the installation. */
  readonly site: PublicSite | null;
  readonly filled: FilledForm | null;
  /** One of two texts, by the reader's language. */
  readonly say: (text: ProblemText) => string;
  /** `/public/<programme>` and the rest. */
  readonly to: (rest: string) => string;
}

export interface TrailStep { readonly text: string; readonly href?: string }

/** 页面内容 */
export interface PageBody {
  readonly title: string;
  readonly description?: string;
  readonly trail?: readonly TrailStep[];
  readonly body: Html;
  /** Names of scripts of `pages/scripts`, for what is nicer with one. */
  readonly scripts?: readonly string[];
  /** For the one who has the address, and for nobody's cache or search. */
  readonly isPrivate?: boolean;
  readonly status?: number;
  /** Where the browser goes instead. */
  readonly redirect?: string;
  /** A file instead of a page. */
  readonly file?: { readonly fileName: string; readonly mediaType: string; readonly body: Uint8Array };
}

export interface PageRead<Op extends Operation = Operation> {
  readonly operation: Op;
  readonly input?: (request: PageRequest) => InputOf<Op>;
}

export type PageReads = Readonly<Record<string, PageRead>>;
export type AnswersOf<Reads> = { readonly [Name in keyof Reads]: Reads[Name] extends PageRead<infer Op> ? OutputOf<Op> : never };

export interface NavPlace { readonly order: number; readonly label: ProblemText }

/** 页面 */
export interface PublicPage {
  /** With `:name` places; pages of a programme begin with `/public/:programme`. */
  readonly path: string;
  readonly nav?: NavPlace;
  readonly reads: PageReads;
  readonly render: (answers: Readonly<Record<string, unknown>>, request: PageRequest) => PageBody;
  /** What the page says when what it asks for is not there, where “this page was not found” would be no answer. */
  readonly absent?: (request: PageRequest) => PageBody;
}

/** Keeps the types of the answers together with their reads. */
export function definePage<const Reads extends PageReads>(page: {
  readonly path: string; readonly nav?: NavPlace; readonly reads: Reads; readonly render: (answers: AnswersOf<Reads>, request: PageRequest) => PageBody;
  readonly absent?: (request: PageRequest) => PageBody;
}): PublicPage {
  return page as unknown as PublicPage;
}

export interface SentFile { readonly fileName: string; readonly body: Uint8Array }
export interface SentForm { readonly fields: Readonly<Record<string, string>>; readonly files: readonly SentFile[] }

/** 表单 · A plain form that writes through one operation and leads to a page; refused, its own page shows it again. */
export interface PublicForm {
  readonly path: string;
  /** Path of the page that shows the form. */
  readonly page: string;
  readonly operation: Operation;
  readonly input: (sent: SentForm, request: PageRequest) => unknown;
  /** Where the browser goes on; a refusal may lead somewhere, too. */
  readonly done: (output: unknown, request: PageRequest) => string;
  readonly filesMax?: number;
  /** Of each file; a longer one arrives one byte too long, for the operation to refuse. */
  readonly fileBytesMax?: number;
}

export function defineForm<Op extends Operation>(form: Omit<PublicForm, 'operation' | 'input' | 'done'> & {
  readonly operation: Op;
  readonly input: (sent: SentForm, request: PageRequest) => Record<string, unknown>;
  readonly done: (output: OutputOf<Op>, request: PageRequest) => string;
}): PublicForm {
  return form as unknown as PublicForm;
}

/** 站点读法 · Which operation tells about a programme's public site. Given by the composition: the platform knows no module. */
export interface SiteReader<Op extends Operation = Operation> {
  readonly operation: Op;
  readonly view: (output: OutputOf<Op>) => PublicSite;
}
