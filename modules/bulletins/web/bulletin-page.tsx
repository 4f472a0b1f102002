/** 通报页 · The document as printed, what each number is made of, and the steps from draft to publication. */
import { Download, FileSpreadsheet, Printer } from 'lucide-react';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, CodeText, DateText, DownloadButton, KeyValue, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { downloadBulletin, downloadFigureTable, downloadRegister, kindWords, readBulletin } from '../contract/index.ts';
import { accountMessages } from './account-messages.ts';
import { BulletinActs } from './bulletin-acts.tsx';
import { figureGroups, figureValue, hrefParts } from './bulletin-view.ts';
import { CheckSection } from './check-section.tsx';
import { bulletinMessages } from './messages.ts';
import { Paper } from './paper.tsx';
import { ReviewNotes } from './review-notes.tsx';
import { bulletinStates, groupWord } from './words.ts';
import './bulletins.css';

type Bulletin = OutputOf<typeof readBulletin>;

export function BulletinPage() {
  const t = useT(bulletinMessages);
  const a = useT(accountMessages);
  const urlOf = useUrlOf();
  const { bulletinId } = useRouteParams<'bulletinId'>();
  const found = useRead(readBulletin, { bulletinId });
  const bulletin = found.data;
  if (bulletin === undefined) return found.problem === null ? <Skeleton height="40rem" /> : <><PageHeader title={t('bulletin')} trail={[{ text: t('title'), to: '/bulletins' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <PageHeader
        title={bulletin.title} trail={[{ text: t('title'), to: '/bulletins' }]} beside={<StateTag tone={bulletinStates[bulletin.state].tone} text={bulletinStates[bulletin.state].text} />}
        actions={
          <>
            <DownloadButton icon={Download} href={urlOf(downloadBulletin, { bulletinId })}>{t('docx')}</DownloadButton>
            {bulletin.account === null ? <DownloadButton icon={FileSpreadsheet} href={urlOf(downloadRegister, { bulletinId })}>{t('register')}</DownloadButton> : <DownloadButton icon={FileSpreadsheet} href={urlOf(downloadFigureTable, { bulletinId })}>{a('figureTable')}</DownloadButton>}
            <Button icon={Printer} onClick={() => window.print()}>{t('print')}</Button>
          </>
        }
      />
      {bulletin.state === 'withdrawn' && <Notice tone="warn" title={t('withdrawnTitle')}><p>{t('withdrawnNote')}</p>{bulletin.account?.withdrawalReason != null && <p>{a('withdrawnWhy')}：{bulletin.account.withdrawalReason}</p>}</Notice>}
      {bulletin.namesWithdrawn > 0 && (
        <Notice tone={bulletin.namesLeft.length === 0 ? 'info' : 'warn'} title={t('namesWithdrawn', { n: bulletin.namesWithdrawn })}>
          <p>{t(bulletin.namesLeft.length === 0 ? 'namesWithdrawnNote' : 'namesLeftNote')}</p>
          {bulletin.namesLeft.map(({ name, count }) => <p key={name}>{t('nameLeft', { n: count, name })}</p>)}
        </Notice>
      )}
      {bulletin.account?.remark != null && <Notice tone="warn" title={a('returnedTitle')}><p>{bulletin.account.remark}</p></Notice>}
      <div className="lc-bulletins-page">
        <Paper bulletin={bulletin} />
        <div className="lc-bulletins-side lc-no-print">
          <BulletinActs bulletin={bulletin} />
          {bulletin.account !== null && bulletin.documentNumber === null && <Section title={a('review')}><ReviewNotes review={bulletin.account.review} /></Section>}
          <FactsSection bulletin={bulletin} />
          <CheckSection bulletin={bulletin} />
          <FiguresSection bulletin={bulletin} />
        </div>
      </div>
    </>
  );
}

function FactsSection({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(bulletinMessages);
  const text = useText();
  const a = useT(accountMessages);
  const template = bulletin.account?.template;
  const corrects = bulletin.account?.corrects;
  const over = bulletin.wordCount > bulletin.wordLimit;
  return (
    <Section title={t('facts')}>
      <KeyValue
        facts={[
          { label: t('kind'), value: text(kindWords[bulletin.kind]) },
          ...(bulletin.roundNameZh === null ? [] : [{ label: t('round'), value: <AppLink to={`/rounds/${bulletin.roundId}`}>{text({ zh: bulletin.roundNameZh, en: bulletin.roundNameEn ?? bulletin.roundNameZh })}</AppLink> }]),
          ...(template == null ? [] : [{ label: a('fromTemplate'), value: <AppLink to={`/account-templates/${template.id}`}>{text({ zh: template.nameZh, en: template.nameEn })} · {a('versionOf', { n: template.version })}</AppLink> }]),
          ...(corrects == null ? [] : [{ label: a('corrects'), value: <AppLink to={`/bulletins/${corrects.id}`}>{corrects.documentNumber ?? corrects.title}</AppLink> }]),
          { label: t('number'), value: bulletin.documentNumber },
          { label: t('draftedBy'), value: <>{bulletin.draftedByName}<br /><DateText value={bulletin.draftedAt} style="dateTime" /></> },
          { label: t('approvedBy'), value: bulletin.approvedAt === null ? null : <>{bulletin.approvedByName}<br /><DateText value={bulletin.approvedAt} style="dateTime" /></> },
          { label: t('publishedAt'), value: bulletin.publishedAt === null ? null : <DateText value={bulletin.publishedAt} style="dateTime" /> },
          { label: t('asOf'), value: <DateText value={bulletin.asOf} style="dateTime" /> },
          { label: t('words'), value: <span className={over ? 'lc-tone-text-warn' : ''}>{t('wordsOf', { n: numberText(bulletin.wordCount), limit: numberText(bulletin.wordLimit) })}</span> },
          { label: t('hash'), value: <CodeText value={bulletin.figuresHash} keep={6} /> },
        ]}
      />
    </Section>
  );
}

/** 数字出处 · Every number of the document: how it is counted, of what, and its rows. */
function FiguresSection({ bulletin }: { readonly bulletin: Bulletin }) {
  const t = useT(bulletinMessages);
  const text = useText();
  return (
    <Section title={t('figures')} about={t('figuresAbout', { n: bulletin.figures.length })}>
      <div>
        {(bulletin.account === null ? figureGroups(bulletin.figures) : [{ group: '', figures: bulletin.figures }]).map(({ group, figures }, at) => (
          <details key={group} className="lc-bulletins-group" open={at === 0}>
            <summary>{group === '' ? t('figure') : text(groupWord(group))}<span>{t('countOf', { n: figures.length })}</span></summary>
            {figures.map((figure) => {
              const { to, search } = hrefParts(figure.href);
              return (
                <div key={figure.id} className="lc-bulletins-figure">
                  <span>{text({ zh: figure.labelZh, en: figure.labelEn })}</span>
                  <b><AppLink to={to} search={search}>{figureValue(figure)}{figure.kind === 'count' && <span className="lc-quiet lc-small"> {text({ zh: figure.unitZh, en: figure.unitEn })}</span>}</AppLink></b>
                  <p>{text({ zh: figure.definitionZh, en: figure.definitionEn })}</p>
                  <p>{figure.kind === 'ratio' && figure.denominator !== null && `${numberText(figure.numerator)}/${numberText(figure.denominator)}`}</p>
                </div>
              );
            })}
          </details>
        ))}
      </div>
    </Section>
  );
}
