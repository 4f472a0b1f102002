/** 查找 · What the palette can find beside pages. The platform knows no module, so the entry hands these in. */
import { createContext, use } from 'react';
import type { LucideIcon } from 'lucide-react';
import type { Client } from '#platform/contract/index.ts';
import type { LocalText } from '../i18n.ts';
import type { SearchValues } from '../navigation.tsx';

/** 查到的一条 */
export interface Found {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly to: string;
  readonly search?: SearchValues;
}

/** 查找者 · One kind of record, found by words, number or pinyin initials. */
export interface Finder {
  readonly kind: string;
  readonly label: LocalText;
  readonly icon: LucideIcon;
  readonly permission: string;
  readonly find: (client: Client, q: string, how: { readonly programme: string; readonly signal: AbortSignal; readonly isEnglish: boolean }) => Promise<readonly Found[]>;
}

/** The operations of several modules: they arrive when the palette is opened, not before. */
export type FinderLoader = () => Promise<readonly Finder[]>;

const FinderContext = createContext<FinderLoader>(() => Promise.resolve([]));

export const FinderProvider = FinderContext;

/** 取查找者 */
export function useFinders(): FinderLoader {
  return use(FinderContext);
}
