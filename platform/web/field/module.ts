/** 现场模块 · What a module brings to the field app: screens, records that may wait in the queue, rows to carry along. */
import type { ComponentType } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { Client } from '#platform/contract/index.ts';
import type { LocalText } from '../i18n.ts';
import type { PullSource, QueuedOperation } from '../offline/index.ts';

/** 底栏项 · Four at most are shown; how many wait is counted from rows the phone holds. */
export interface FieldTab {
  readonly order: number;
  readonly icon: LucideIcon;
  readonly label: LocalText;
  /** Addresses that belong to it besides its own: one is in it there too. */
  readonly also?: readonly string[];
}

/** 屏 · One screen. Without a permission everybody signed in sees it. */
export interface FieldScreen {
  /** With `$name` places: `/cases/$caseId`. */
  readonly path: string;
  readonly title: LocalText;
  /** Any one of these. */
  readonly permissions?: readonly string[];
  readonly tab?: FieldTab;
  readonly load: () => Promise<ComponentType>;
}

/** 手机里的行 */
export type RowsOf = <Row>(source: string) => Promise<Row[]>;

/** 一行对照 · One thing on which both sides differ, for a person who settles a conflict. */
export interface Difference {
  readonly about: LocalText;
  readonly mine: LocalText;
  readonly theirs: LocalText;
}

/** 记录用语 · How the queue tells a record of one operation. */
export interface RecordWords {
  readonly operation: string;
  readonly name: LocalText;
  /** What differs, told with the help of the rows the phone holds. */
  readonly compare?: (input: never, theirs: never, rows: RowsOf) => Promise<readonly Difference[]>;
  /** Where the person corrects it after a refusal. */
  readonly screenOf?: (input: never) => string;
}

/** 未完草稿 · Something begun on this phone: what it is about, and where one goes on with it. */
export interface BegunWork {
  readonly label: LocalText;
  readonly screen: string;
}

/** 携带 · What a module may look at to say what goes along. */
export interface Carrying {
  readonly rows: RowsOf;
  readonly client: Client;
  readonly programme: string;
  readonly personId: string;
  readonly can: (permission: string) => boolean;
}

/** 现场模块 */
export interface FieldModule {
  readonly screens: readonly FieldScreen[];
  readonly queued: readonly QueuedOperation[];
  readonly sources: readonly PullSource[];
  readonly records: readonly RecordWords[];
  /** What a draft of this module is about; null for drafts of others. */
  readonly begun?: (draftKey: string, rows: RowsOf) => Promise<BegunWork | null>;
  /** Addresses of pictures and answers that go along (photos of a case): fetched after each pull and kept for this person alone. */
  readonly carry?: (given: Carrying) => Promise<readonly string[]>;
}
