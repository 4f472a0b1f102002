import type { ProblemText } from '#platform/contract/index.ts';
import type { WriteContext } from '../operations/context.ts';

/** One record of an act on many: what it is called, what it was before, and by what it is known not to have moved on since. */
export interface BulkItem {
  readonly id: string;
  readonly label: string;
  readonly before: unknown;
  /** A version, or any value that changes with the record. */
  readonly after: string | number;
}

/** A record that is left as it is, and why. */
export interface LeftItem { readonly id: string; readonly label: string; readonly reasonZh: string; readonly reasonEn: string }

/**
 * 撤销办法 · How a module takes back one kind of act: by a step of its own that history keeps, never by wiping out the first.
 * It runs under the reach that the person who asks has with `permission`; records out of reach are left like those that moved on.
 */
export interface Reversal {
  readonly kind: string;
  readonly permission: `${string}.${string}`;
  readonly words: ProblemText;
  undo(ctx: WriteContext, items: readonly BulkItem[]): Promise<readonly LeftItem[]>;
}

/** The reason most records are left. */
export const movedOn = ({ id, label }: BulkItem): LeftItem => ({ id, label, reasonZh: '此后又有变动，保持现状', reasonEn: 'Changed since, so left as it is' });
