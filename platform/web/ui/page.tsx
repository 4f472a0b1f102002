/** 页面结构 · Header, sections and definition lists. Every page begins with one PageHeader. */
import { useId } from 'react';
import type { ReactNode } from 'react';
import { ChevronRight } from 'lucide-react';
import { useT } from '../i18n.ts';
import { AppLink } from '../navigation.tsx';
import { classes } from './classes.ts';
import { uiMessages } from './messages.ts';
import { usePageTitle } from './page-title.ts';

/** 面包屑 · A step above this page. */
export interface TrailStep {
  readonly text: string;
  readonly to?: string;
}

interface PageHeaderProps {
  readonly title: string;
  /** One sentence on what this page answers. */
  readonly about?: ReactNode;
  readonly trail?: readonly TrailStep[];
  /** A state tag or code beside the title. */
  readonly beside?: ReactNode;
  readonly actions?: ReactNode;
}

/** 页头 · Title, trail and actions; also names the browser tab. */
export function PageHeader({ title, about, trail = [], beside, actions }: PageHeaderProps) {
  const t = useT(uiMessages);
  usePageTitle(title);
  return (
    <header className="lc-page-header">
      {trail.length > 0 && (
        <nav aria-label={t('trail')} className="lc-trail">
          <ol>
            {trail.map((step, at) => (
              <li key={step.text}>
                {step.to === undefined ? step.text : <AppLink to={step.to}>{step.text}</AppLink>}
                {at < trail.length - 1 && <ChevronRight size="0.9em" aria-hidden="true" />}
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="lc-page-header-line">
        <div className="lc-page-header-title">
          <h1>{title}</h1>
          {beside}
        </div>
        {actions !== undefined && <div className="lc-page-actions lc-no-print">{actions}</div>}
      </div>
      {about !== undefined && <p className="lc-page-about">{about}</p>}
    </header>
  );
}

interface SectionProps {
  readonly title?: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  /** Without the card around it: for tables and maps that bring their own edge. */
  readonly bare?: boolean;
  readonly children: ReactNode;
}

/** 区块 · A titled part of a page. */
export function Section({ title, about, actions, bare, children }: SectionProps) {
  const id = useId();
  return (
    <section className={classes('lc-section', bare && 'lc-section-bare')} {...(title === undefined ? {} : { 'aria-labelledby': id })}>
      {(title !== undefined || actions !== undefined) && (
        <div className="lc-section-head">
          <div>
            {title !== undefined && <h2 id={id}>{title}</h2>}
            {about !== undefined && <p className="lc-section-about">{about}</p>}
          </div>
          {actions !== undefined && <div className="lc-row lc-no-print">{actions}</div>}
        </div>
      )}
      {children}
    </section>
  );
}

/** 名值对 */
export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** Takes the whole width. */
  readonly wide?: boolean;
}

/** 名值表 · Facts of one thing. Absent values are a dash, so that nothing looks forgotten. */
export function KeyValue({ facts, columns = 2 }: { readonly facts: readonly Fact[]; readonly columns?: 1 | 2 | 3 }) {
  return (
    <dl className={`lc-facts lc-facts-${columns}`}>
      {facts.map((fact) => (
        <div key={fact.label} className={classes(fact.wide && 'lc-fact-wide')}>
          <dt>{fact.label}</dt>
          <dd>{fact.value === null || fact.value === undefined || fact.value === '' ? '—' : fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
