/** 案件状况 · Open cases by state and by age; every bar opens its rows. */
import { caseStates } from '#modules/cases/web/index.ts';
import { countCases } from '#modules/cases/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import type { SearchValues } from '#platform/web/navigation.tsx';
import { LinkButton, Section, StateTag } from '#platform/web/ui/index.ts';
import { ageSpans } from './home-view.ts';
import type { AgeSpan } from './home-view.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

const OPEN = ['reported', 'registered', 'dispatched', 'accepted', 'rectified', 'shelved'] as const;

export function CasesSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const { cases, today } = overview;
  if (cases === undefined) return null;
  const counts = OPEN.map((state) => ({ state, count: cases.byState.find((each) => each.state === state)?.count ?? 0 }));
  const most = Math.max(1, ...counts.map((each) => each.count));
  return (
    <Section title={t('cases')} actions={<LinkButton small kind="quiet" to="/case-metrics">{t('metrics')}</LinkButton>}>
      {cases.total === 0
        ? <p className="lc-quiet">{t('noCases')}</p>
        : (
          <>
            <Bars title={t('byState')} rows={counts.map(({ state, count }) => ({ key: state, label: <StateTag tone={caseStates[state].tone} text={caseStates[state].text} quiet />, count, share: count / most, search: { state } }))} />
            {today !== undefined && <Ages today={today} />}
          </>
        )}
    </Section>
  );
}

function Ages({ today }: { readonly today: string }) {
  const t = useT(homeMessages);
  const spans = ageSpans(today);
  const counts = [useOpenCount(spans[0]), useOpenCount(spans[1]), useOpenCount(spans[2])];
  const most = Math.max(1, ...counts);
  return (
    <Bars
      title={t('byAge')}
      rows={spans.map((span, at) => ({ key: span.span, label: t(span.span), count: counts[at] ?? 0, share: (counts[at] ?? 0) / most, search: { state: OPEN.join(','), from: span.from, to: span.to } }))}
    />
  );
}

function useOpenCount(span: AgeSpan | undefined): number {
  const filter = { ...(span?.from === undefined ? {} : { from: span.from }), ...(span?.to === undefined ? {} : { to: span.to }) };
  return useRead(countCases, filter).data?.open ?? 0;
}

interface Bar {
  readonly key: string;
  readonly label: React.ReactNode;
  readonly count: number;
  /** Of the longest bar, 0 to 1. */
  readonly share: number;
  readonly search: SearchValues;
}

function Bars({ title, rows }: { readonly title: string; readonly rows: readonly Bar[] }) {
  return (
    <div>
      <h3 className="lc-home-small-title">{title}</h3>
      <ul className="lc-home-bars">
        {rows.map((row) => (
          <li key={row.key}>
            <AppLink to="/cases" search={row.search}>
              <span>{row.label}</span>
              <span className="lc-home-bar" aria-hidden="true"><span style={{ width: `${row.share * 100}%` }} /></span>
              <b>{numberText(row.count)}</b>
            </AppLink>
          </li>
        ))}
      </ul>
    </div>
  );
}
