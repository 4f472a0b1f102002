/** 现场端路由 · As much of a router as the field app needs: one list of screens, links, and the browser's own history. */
import { createContext, use, useCallback, useSyncExternalStore } from 'react';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';
import { addressOf, splitAddress } from './address.ts';

const listeners = new Set<() => void>();

function watch(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('popstate', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('popstate', listener);
  };
}

/** 前往地址 · `replace` leaves no step to go back to. */
export function goToAddress(address: string, replace = false): void {
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  for (const listener of listeners) listener();
  if (!replace) window.scrollTo(0, 0);
}

/** 当前地址 */
export function useAddress(): { readonly programme: string | null; readonly path: string } {
  return splitAddress(useSyncExternalStore(watch, () => window.location.pathname));
}

interface Place { readonly programme: string; readonly params: Readonly<Record<string, string>> }
const PlaceContext = createContext<Place>({ programme: '', params: {} });

/** 提供位置 */
export function PlaceProvider({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  return <PlaceContext value={place}>{children}</PlaceContext>;
}

/** 路径参数 · The `$name` places of the screen shown. */
export function useFieldParams<Name extends string>(): Readonly<Record<Name, string>> {
  return use(PlaceContext).params as Readonly<Record<Name, string>>;
}

/** 前往 · Goes to a screen of this programme. */
export function useFieldGo(): (path: string, replace?: boolean) => void {
  const { programme } = use(PlaceContext);
  return useCallback((path, replace = false) => goToAddress(addressOf(programme, path), replace), [programme]);
}

/** 链接 · A link to a screen of this programme; opens in a new tab as links do when asked to. */
export function FieldLink({ to, children, onClick, ...rest }: Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> & { readonly to: string; readonly children: ReactNode }) {
  const { programme } = use(PlaceContext);
  const href = addressOf(programme, to);
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    goToAddress(href);
  };
  return <a href={href} onClick={follow} {...rest}>{children}</a>;
}
