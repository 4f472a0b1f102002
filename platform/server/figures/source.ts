/**
 * 数源 · A module says which of its rows can be counted, and by what, as one select with named columns. The figures module compiles
 * definitions, which are data, over these columns and knows no table of anybody (ADR-0038).
 */
import type { ProblemText } from '#platform/contract/index.ts';
import { sql } from '../db/index.ts';
import type { RawBuilder } from '../db/index.ts';
import type { ReadContext } from '../operations/context.ts';

type Sql = RawBuilder<unknown>;

export type SourceColumnType = 'text' | 'number' | 'date' | 'boolean';

/** 数源列 · What rows are chosen, added up and told apart by. */
export interface SourceColumn {
  readonly words: ProblemText;
  readonly type: SourceColumnType;
  /** An expression over the aliases of `from`; written in code, never taken from a request. */
  readonly sql: Sql;
  /** What the texts of the column can be, where that is a closed list. */
  readonly choices?: readonly { readonly value: string; readonly words: ProblemText }[];
  readonly unit?: string | null;
}

/** 数源形状 · One kind of row in one programme. Its words are all that figures show of a row, so no name of a person stands in `label`. */
export interface SourceShape {
  /** `<module>.<rows>`; what a definition names. */
  readonly code: string;
  readonly words: ProblemText;
  readonly columns: Readonly<Record<string, SourceColumn>>;
  /** From the word `from` on, with `where` and the programme in it. */
  readonly from: Sql;
  /** What a row is known by, as text. */
  readonly id: Sql;
  readonly label: Sql;
  /** The day that periods go by, and the place the row lies in. */
  readonly day?: Sql;
  readonly place?: Sql;
  /** The day says when a row is due, begins or ends, which may lie ahead, and not when it came to be: a look back to an earlier day leaves out none by it. */
  readonly dayIsPlanned?: true;
  /**
   * 公开列名 · How rows are named in a text that everybody reads. Absent: never. `label`: rows are things or bodies, and their label names
   * them. Otherwise the name of a row, and of which rows it may be said: a person or a household with their consent, a child under
   * fourteen never.
   */
  readonly named?: 'label' | { readonly name: Sql; readonly may: Sql };
  /** Page of the row inside the programme. */
  readonly path: Sql;
  /**
   * For shapes of millions of rows: a number that splits the rows into parts of about one size and that no change of a row changes, and
   * a select of `part, xid` with every part that a transaction changed. Figures over them can be kept (ADR-0050). `forget` is a
   * statement that takes away what was changed before a transaction, once every kept figure has it, and what a transaction changed that is not yet
   * numbered here: it came with a restore.
   */
  readonly parts?: { readonly part: Sql; readonly changed: Sql; readonly forget: (beforeXid: string) => Sql };
  /** Rows that declare a number: by which columns it is held against itself and against others. */
  readonly declares?: { readonly value: string; readonly numerator: string; readonly denominator: string; readonly unit: string; readonly series: string; readonly until: string; readonly cumulative: string };
}

export interface FigureSource {
  /** First part of the codes of its shapes: `honours`. */
  readonly module: string;
  /** The right to see the rows: a figure is computed under its reach, and only for those who hold it. */
  readonly permission: string;
  readonly topics: readonly string[];
  /** The shapes of this programme; a register defined as data is a shape like any other. `codes` says which are wanted, for sources whose shapes have to be looked up. */
  readonly shapes: (ctx: ReadContext, codes?: ReadonlySet<string>) => Promise<readonly SourceShape[]> | readonly SourceShape[];
  /** A select of `fingerprint, id, label, path`: photos that stand behind rows, to find one that stands behind two. */
  readonly photos?: (ctx: ReadContext) => Sql;
  /**
   * 仍可列名 · Of shapes that name people: a select of `id` (text) of those among these rows that may still be named where everybody reads,
   * with the rights of anybody. Null for shapes whose rows are things. Asked whenever something published is read again.
   */
  readonly stillNamed?: (ctx: ReadContext, shape: string, ids: readonly string[]) => Sql | null;
  /** A select of `title, on_date, until, kind, id, label, path`: what happened, to find what was written down twice. `until`: the last day of what took longer, or null; rows of one `kind` may say the same. */
  readonly events?: (ctx: ReadContext) => Sql;
}

/** A column in words and one expression, for the modules that declare them. */
export const column = (type: SourceColumnType, zh: string, en: string, expression: string, choices?: Readonly<Record<string, ProblemText>>): SourceColumn => ({
  words: { zh, en }, type, sql: sql.raw(expression), ...(choices === undefined ? {} : { choices: Object.entries(choices).map(([value, words]) => ({ value, words })) }),
});
