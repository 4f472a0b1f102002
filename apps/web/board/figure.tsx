/** 大屏数字 · A figure that says how it is counted when pressed, and where its records are. */
import { createContext, use } from 'react';
import type { ReactNode } from 'react';
import type { SearchValues } from '#platform/web/navigation.tsx';

export interface Defined {
  readonly title: string;
  readonly definition: string;
  readonly to: string;
  readonly search?: SearchValues;
}

/** Opens the definition of a figure. */
export const DefinitionContext = createContext<(figure: Defined) => void>(() => undefined);

/** 数字 */
export function Figure({ figure, className, children }: { readonly figure: Defined; readonly className?: string; readonly children: ReactNode }) {
  const show = use(DefinitionContext);
  return <button type="button" className={`lc-board-figure ${className ?? ''}`} aria-haspopup="dialog" onClick={() => show(figure)}>{children}</button>;
}
