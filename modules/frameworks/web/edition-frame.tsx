/** 版本页框 · Header and tabs that all pages of one edition share. */
import type { ReactNode } from 'react';
import { Download } from 'lucide-react';
import { useRead, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Disclosure, PageHeader, ProblemAlert, Skeleton, StateTag, Tabs, Tag } from '#platform/web/ui/index.ts';
import { exportEdition, readEdition } from '../contract/index.ts';
import type { Edition } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import { editionStates } from './words.ts';

const FRESH_MS = 300_000;

/** 版本页框 · Reads the edition named in the address and hands it to its page. */
export function EditionFrame({ about, children }: { readonly about?: string; readonly children: (edition: Edition) => ReactNode }) {
  const { editionId } = useRouteParams<'editionId'>();
  const edition = useRead(readEdition, { editionId }, { fresh_ms: FRESH_MS });
  const t = useT(frameworkMessages);
  if (edition.data === undefined) {
    return edition.problem === null ? <Skeleton lines={8} /> : <><PageHeader title={t('title')} trail={[{ text: t('title'), to: '/frameworks' }]} /><ProblemAlert problem={edition.problem} onRetry={edition.reload} /></>;
  }
  return <LoadedFrame edition={edition.data} {...(about === undefined ? {} : { about })}>{children}</LoadedFrame>;
}

function LoadedFrame({ edition, about, children }: { readonly edition: Edition; readonly about?: string; readonly children: (edition: Edition) => ReactNode }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const state = editionStates[edition.state];
  const base = `/frameworks/${edition.id}`;
  return (
    <>
      <PageHeader
        title={text({ zh: edition.titleZh, en: edition.titleEn })}
        {...(about === undefined ? {} : { about })}
        trail={[{ text: t('title'), to: '/frameworks' }]}
        beside={<><StateTag tone={state.tone} text={state.text} />{edition.synthetic && <Tag>{t('synthetic')}</Tag>}</>}
        actions={<ExportMenu editionId={edition.id} />}
      />
      <Tabs
        label={t('tabs')}
        items={[
          { to: base, text: t('tabTree'), count: edition.standardCount },
          { to: `${base}/site-types`, text: t('tabSiteTypes'), count: edition.siteTypeCount },
          { to: `${base}/rules`, text: t('tabRules'), count: edition.negativeItemCount },
          { to: `${base}/compare`, text: t('tabCompare') },
          { to: `${base}/crosswalk`, text: t('tabCrosswalk') },
        ]}
      />
      {children(edition)}
    </>
  );
}

/** 导出菜单 · Both forms in which an edition leaves, and in which it comes back. */
export function ExportMenu({ editionId }: { readonly editionId: string }) {
  const t = useT(frameworkMessages);
  const urlOf = useUrlOf();
  return (
    <Disclosure align="end" label={<><Download size="1.1em" aria-hidden="true" /><span>{t('export')}</span></>}>
      {(close) => (
        <>
          {(['xlsx', 'json'] as const).map((format) => (
            <a key={format} className="lc-panel-item" href={urlOf(exportEdition, { editionId, format })} download onClick={close}>{t(format === 'xlsx' ? 'exportXlsx' : 'exportJson')}</a>
          ))}
        </>
      )}
    </Disclosure>
  );
}
