/** 案件页 · The whole story of one case, and what the reader may do about it now. */
import { readFile, readThumbnail } from '#modules/files/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { KeyValue, Notice, PageHeader, PhotoPair, PhotoStrip, ProblemAlert, Section, Skeleton, StateTag, Tag, Timeline, DateText } from '#platform/web/ui/index.ts';
import type { Photo } from '#platform/web/ui/index.ts';
import { actWords, readCase, sourceWords } from '../contract/index.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseClock } from './case-clock.tsx';
import { claimWorthSaying, photoGroups } from './case-view.ts';
import { caseMessages } from './messages.ts';
import { useCasesLive } from './use-cases.ts';
import type { CaseDetail } from './use-cases.ts';
import { caseStates, escalationWords, storyTones } from './words.ts';
import { ResidentSection } from './resident-section.tsx';
import './cases.css';

export function CasePage() {
  const t = useT(caseMessages);
  const { caseId } = useRouteParams<'caseId'>();
  const found = useRead(readCase, { caseId });
  useCasesLive(caseId);
  const row = found.data;
  if (row === undefined) return found.problem === null ? <Skeleton lines={7} /> : <><PageHeader title={t('case')} trail={[{ text: t('title'), to: '/cases' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={row.title} trail={[{ text: t('title'), to: '/cases' }, { text: row.number }]}
        beside={<><StateTag tone={caseStates[row.state].tone} text={caseStates[row.state].text} />{row.overdueMinutes !== null && <StateTag tone="danger" text={t('overdue')} />}{row.reworkCount > 0 && <Tag>{t('reworked', { n: row.reworkCount })}</Tag>}{row.reboundCount > 0 && <Tag>{t('rebounded', { n: row.reboundCount })}</Tag>}</>}
      />
      <div className="lc-cases-page">
        <div className="lc-cases-main">
          <CaseFacts row={row} />
          {row.resident !== null && <ResidentSection caseId={row.id} resident={row.resident} />}
          <CasePhotos row={row} />
          <CaseStory row={row} />
        </div>
        <div className="lc-cases-aside">
          <CaseActs row={row} />
          <CaseClock row={row} />
        </div>
      </div>
    </>
  );
}

function CaseFacts({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const text = useText();
  const organisation = row.organisationId === null ? null : <AppLink to="/cases" search={{ organisationId: row.organisationId }}>{text({ zh: row.organisationNameZh ?? '', en: row.organisationNameEn ?? '' })}</AppLink>;
  const leader = row.siteLeaderId === null ? null : <AppLink to={`/persons/${row.siteLeaderId}`}>{row.siteLeaderName}</AppLink>;
  return (
    <Section title={t('facts')}>
      {row.description !== null && row.description !== row.title && <p className="lc-text">{row.description}</p>}
      {row.standardText !== null && <div className="lc-cases-clause"><p>{t('clause')} {row.standardCode}</p><p>{row.standardText}</p></div>}
      <KeyValue
        facts={[
          { label: t('site'), value: row.siteId === null ? text({ zh: row.placeNameZh ?? '', en: row.placeNameEn ?? '' }) : <AppLink to={`/sites/${row.siteId}`}>{row.siteName}</AppLink> },
          { label: t('zone'), value: row.zoneId === null ? null : text({ zh: row.zoneNameZh ?? '', en: row.zoneNameEn ?? '' }) },
          { label: t('organisation'), value: organisation },
          { label: t('siteLeader'), value: leader },
          { label: t('category'), value: text({ zh: row.categoryNameZh, en: row.categoryNameEn }) },
          { label: t('source'), value: text(sourceWords[row.source]) },
          { label: t('reportedAt'), value: <><DateText value={row.reportedAt} style="dateTime" /> · {row.reportedBy?.name ?? t('resident')}</> },
          { label: t('dispatchedAt'), value: row.dispatchedAt === null ? null : <><DateText value={row.dispatchedAt} style="dateTime" />{row.dispatchedBy !== null && ` · ${row.dispatchedBy.name}`}</> },
          { label: t('rectifiedAt'), value: row.rectifiedAt === null ? null : <><DateText value={row.rectifiedAt} style="dateTime" />{row.rectifiedBy !== null && ` · ${row.rectifiedBy.name}`}</> },
          { label: t('closedAt'), value: row.closedAt === null ? null : <><DateText value={row.closedAt} style="dateTime" />{row.verifiedBy !== null && ` · ${row.verifiedBy.name}`}</> },
        ]}
      />
      {row.acts.includes('register') && (row.source === 'citizen' || row.source === 'media') && <Notice tone="info" title={t('checkFirst')}><p>{t('checkFirstNote')}</p></Notice>}
    </Section>
  );
}

function CasePhotos({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const urlOf = useUrlOf();
  const { before, after, others } = photoGroups(row.photos);
  if (row.photos.length === 0 && (row.state === 'reported' || row.state === 'declined' || row.state === 'voided')) return null;
  const shown = (photo: CaseDetail['photos'][number]): Photo => ({
    url: urlOf(readFile, { fileId: photo.fileId }), thumbnailUrl: urlOf(readThumbnail, { fileId: photo.fileId }), alt: `${row.title} · ${t(`photo_${photo.role}`)}`, takenAt: photo.capturedAt ?? photo.addedAt, note: photo.addedBy?.name ?? t('resident'),
  });
  return (
    <Section title={t('photos')}>
      <PhotoPair before={before === null ? null : shown(before)} after={after === null ? null : shown(after)} />
      {others.length > 0 && <PhotoStrip label={t('morePhotos')} photos={others.map(shown)} />}
    </Section>
  );
}

function CaseStory({ row }: { readonly row: CaseDetail }) {
  const t = useT(caseMessages);
  const text = useText();
  const { locale } = usePreferences();
  const noteOf = (event: CaseDetail['events'][number]) => {
    const { deadlineAt, toLevel, extraAmount, claimedAt, counts } = event.details;
    const claimed = claimWorthSaying(claimedAt, event.at);
    const level = typeof toLevel === 'number' ? escalationWords[toLevel] : undefined;
    const parts = [
      event.note, typeof extraAmount === 'number' && event.act === 'askExtension' ? t('askedFor', { n: extraAmount }) : null,
      level === undefined ? null : t('escalatedTo', { who: text(level) }), typeof deadlineAt === 'string' ? t('newDeadline', { at: dateText(deadlineAt, locale, 'dateTime') }) : null,
      claimed === null ? null : t(event.act === 'rectify' ? (counts === 'claimed' ? 'claimedCounts' : 'receivedCounts') : 'claimed', { claimed: dateText(claimed, locale, 'dateTime'), received: dateText(event.at, locale, 'dateTime') }),
    ].filter((part) => part !== null && part !== '');
    return parts.length === 0 ? undefined : parts.map((part) => <p key={part}>{part}</p>);
  };
  return (
    <Section title={t('story')}>
      <Timeline
        label={t('story')}
        events={row.events.map((event) => {
          const note = noteOf(event);
          return { id: event.id, at: event.at, title: text(actWords[event.act]), by: event.person?.name ?? (event.act === 'report' ? t('resident') : t('system')), tone: storyTones[event.act], ...(note === undefined ? {} : { note }) };
        })}
      />
    </Section>
  );
}
