/** 案件页 · The whole story of one case, and what the reader may do about it now. */
import type { ReactNode } from 'react';
import { Printer } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, DateText, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, Tag } from '#platform/web/ui/index.ts';
import { readCase, sourceWords } from '../contract/index.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseClock } from './case-clock.tsx';
import { CasePrint } from './case-print.tsx';
import { CaseAnswers, CaseNeighbours, SameSite } from './case-related.tsx';
import { CaseStory } from './case-story.tsx';
import { neighboursOf } from './case-trail.ts';
import { caseMessages } from './messages.ts';
import { CasePhotos } from './photo-compare.tsx';
import { ResidentSection } from './resident-section.tsx';
import { storyMessages } from './story-messages.ts';
import { useCasesLive } from './use-cases.ts';
import type { CaseDetail } from './use-cases.ts';
import { caseStates } from './words.ts';
import './cases.css';

interface CasePageProps {
  /** What other modules know of where the case came from. */
  readonly origin?: (row: CaseDetail) => ReactNode;
}

export function CasePage({ origin }: CasePageProps) {
  const t = useT(caseMessages);
  const s = useT(storyMessages);
  const { caseId } = useRouteParams<'caseId'>();
  const found = useRead(readCase, { caseId });
  useCasesLive(caseId);
  const row = found.data;
  if (row === undefined) return found.problem === null ? <Skeleton lines={7} /> : <><PageHeader title={t('case')} trail={[{ text: t('title'), to: '/cases' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const printable = row.state !== 'reported' && row.state !== 'declined' && row.state !== 'voided';
  return (
    <>
      <div className="lc-cases-head">
        <PageHeader
          title={row.title} trail={[{ text: t('title'), to: neighboursOf(row.id)?.path ?? '/cases' }, { text: row.number }]}
          beside={<><StateTag tone={caseStates[row.state].tone} text={caseStates[row.state].text} />{row.overdueMinutes !== null && <StateTag tone="danger" text={t('overdue')} />}{row.reworkCount > 0 && <Tag>{t('reworked', { n: row.reworkCount })}</Tag>}{row.reboundCount > 0 && <Tag>{t('rebounded', { n: row.reboundCount })}</Tag>}</>}
          actions={<><CaseNeighbours caseId={row.id} />{printable && <Button icon={Printer} onClick={() => window.print()}>{s('print')}</Button>}</>}
        />
      </div>
      <div className="lc-cases-page" key={row.id}>
        <div className="lc-cases-main">
          <CaseFacts row={row} />
          {row.resident !== null && <ResidentSection caseId={row.id} resident={row.resident} />}
          <CasePhotos row={row} />
          <CaseStory row={row} />
        </div>
        <div className="lc-cases-aside">
          <div className="lc-cases-first"><CaseActs row={row} /><CaseClock row={row} /></div>
          <div className="lc-cases-more"><CaseAnswers row={row} />{origin?.(row)}<SameSite row={row} /></div>
        </div>
      </div>
      {printable && <CasePrint row={row} />}
    </>
  );
}

function CaseFacts({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const text = useText();
  return (
    <Section title={t('facts')}>
      {row.description !== null && row.description !== row.title && <p className="lc-text">{row.description}</p>}
      {row.standardText !== null && <div className="lc-cases-clause"><p>{t('clause')} {row.standardCode}</p><p>{row.standardText}</p></div>}
      <KeyValue
        columns={3}
        facts={[
          { label: t('site'), value: row.siteId === null ? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' }) : <AppLink to={`/sites/${row.siteId}`}>{row.siteName}</AppLink> },
          { label: t('zone'), value: row.zoneId === null ? null : text({ zh: row.zoneNameZh ?? '', en: row.zoneNameEn ?? '' }) },
          { label: t('category'), value: text({ zh: row.categoryNameZh, en: row.categoryNameEn }) },
          { label: t('source'), value: text(sourceWords[row.source]) },
          { label: t('reportedAt'), value: <DateText value={row.reportedAt} style="dateTime" /> },
          ...(row.closedAt === null ? [] : [{ label: t('closedAt'), value: <DateText value={row.closedAt} style="dateTime" /> }]),
        ]}
      />
      {row.acts.includes('register') && (row.source === 'citizen' || row.source === 'media') && <Notice tone="info" title={t('checkFirst')}><p>{t('checkFirstNote')}</p></Notice>}
    </Section>
  );
}
