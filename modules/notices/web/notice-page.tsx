/** 公示页 · The notice as the public reads it, its steps, and the objections to it. */
import { Download, ExternalLink, FileText, PenLine } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { DateText, DownloadButton, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton } from '#platform/web/ui/index.ts';
import { downloadNotice, downloadNoticeList, noticeKindWords, readNotice } from '../contract/index.ts';
import { noticeMessages } from './messages.ts';
import { NoticeActs } from './notice-acts.tsx';
import { NoticePaper } from './notice-paper.tsx';
import { ObjectionsSection } from './objections-section.tsx';
import { NoticeStateTag } from './notice-state-tag.tsx';

export function NoticePage() {
  const t = useT(noticeMessages);
  const { noticeId } = useRouteParams<'noticeId'>();
  const { code } = useProgramme();
  const urlOf = useUrlOf();
  const mayHandle = useCan('notices.handleObjections');
  const found = useRead(readNotice, { noticeId });
  const notice = found.data;
  if (notice === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('notice')} trail={[{ text: t('title'), to: '/notices' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  const isPublic = (notice.state === 'published' && !notice.startsLater) || notice.state === 'closed';
  return (
    <>
      <PageHeader
        title={notice.title} trail={[{ text: t('title'), to: '/notices' }]} beside={<NoticeStateTag notice={notice} />}
        actions={<><DownloadButton icon={FileText} href={urlOf(downloadNotice, { noticeId })}>{t('docx')}</DownloadButton>{notice.acts.includes('update') && <LinkButton icon={PenLine} to={`/notices/${notice.id}/edit`}>{t('edit')}</LinkButton>}{isPublic && <a className="lc-button lc-button-plain" href={`/public/${code}/notices/${notice.id}`}><ExternalLink size="1.1em" aria-hidden="true" /><span>{t('publicPage')}</span></a>}</>}
      />
      <div className="lc-split">
        <div className="lc-stack">
          <NoticePaper title={notice.title} body={notice.body} list={notice.list} caption={t('list')} />
          {notice.list !== null && notice.listTotal > 0 && <div className="lc-row lc-no-print">{notice.listTotal > notice.list.rows.length && <span>{t('listBeginning', { shown: notice.list.rows.length, total: notice.listTotal })}</span>}<DownloadButton small icon={Download} href={urlOf(downloadNoticeList, { noticeId })}>{t('listFile')}</DownloadButton></div>}
          {notice.closingNote !== null && <Notice tone="ok" title={t('result')}><p>{notice.closingNote}</p></Notice>}
          {mayHandle && isPublic && <ObjectionsSection noticeId={notice.id} />}
        </div>
        <div className="lc-stack"><NoticeActs notice={notice} /><Facts notice={notice} /></div>
      </div>
    </>
  );
}

function Facts({ notice }: { readonly notice: OutputOf<typeof readNotice> }) {
  const t = useT(noticeMessages);
  const text = useText();
  return (
    <Section>
      <KeyValue columns={1} facts={[
        { label: t('kind'), value: text(noticeKindWords[notice.kind]) },
        { label: t('period'), value: notice.endsOn === null ? (notice.startsOn === null ? t('daysFromPublication', { n: notice.periodDays }) : <>{t('daysFrom', { n: notice.periodDays })} <DateText value={notice.startsOn} /></>) : <><DateText value={notice.startsOn} /> {t('to')} <DateText value={notice.endsOn} /></> },
        { label: t('draftedBy'), value: <>{notice.draftedByName} · <DateText value={notice.draftedAt} style="dateTime" /></> },
        { label: t('how'), value: notice.howToObject },
        ...(notice.withheld.length > 0 ? [{ label: t('withheld'), value: notice.withheld.join('、') }] : []),
        ...(notice.list !== null && notice.hasNames !== true ? [{ label: t('hasNames'), value: t(notice.hasNames === null ? 'namesUnanswered' : 'namesNo') }] : []),
        ...(notice.hasNames === true ? [{ label: t('consentNote'), value: notice.consentNote }] : []),
      ]} />
    </Section>
  );
}
