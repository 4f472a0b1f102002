/** 按点位类型 · The check list of one kind of place: what an inspector takes along. */
import { useMemo } from 'react';
import { Printer } from 'lucide-react';
import { z } from 'zod';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { Button, classes, DataTable, EmptyState, Section, Tag } from '#platform/web/ui/index.ts';
import { ruleWords } from '../domain/index.ts';
import { EditionFrame } from './edition-frame.tsx';
import type { Edition, EditionCheckItem } from './edition-view.ts';
import { frameworkMessages } from './messages.ts';
import './frameworks.css';

const typeSearch = z.object({ siteType: z.string().optional() });

export function SiteTypesPage() {
  const t = useT(frameworkMessages);
  return <EditionFrame about={t('siteTypesAbout')}>{(edition) => <SiteTypes edition={edition} />}</EditionFrame>;
}

function SiteTypes({ edition }: { readonly edition: Edition }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const [{ siteType }] = useSearchState(typeSearch);
  const chosen = edition.siteTypes.find((type) => type.code === siteType) ?? edition.siteTypes[0];
  const items = useMemo(() => edition.checkItems.filter((item) => chosen !== undefined && item.siteTypeCodes.includes(chosen.code)), [edition, chosen]);
  if (chosen === undefined) return <Section><EmptyState title={t('noChecks')} advice={t('noChecksAdvice')} /></Section>;
  return (
    <div className="lc-frameworks-browser">
      <nav className="lc-frameworks-types lc-no-print" aria-label={t('pickSiteType')}>
        {edition.siteTypes.map((type) => (
          <AppLink
            key={type.code} to={`/frameworks/${edition.id}/site-types`} search={{ siteType: type.code }} className={classes('lc-frameworks-type', type.code === chosen.code && 'lc-frameworks-type-on')}
            {...(type.code === chosen.code ? { 'aria-current': 'true' as const } : {})}
          >
            <span>{text(type)}</span><span className="lc-count">{type.checkItemCount}</span>
          </AppLink>
        ))}
      </nav>
      <Section
        title={t('checksOf', { name: text(chosen), n: items.length })} about={t(chosen.geometry === 'line' ? 'line' : 'point')} bare
        actions={<Button icon={Printer} onClick={() => window.print()}>{t('printList')}</Button>}
      >
        <CheckList edition={edition} items={items} />
      </Section>
    </div>
  );
}

function CheckList({ edition, items }: { readonly edition: Edition; readonly items: readonly EditionCheckItem[] }) {
  const t = useT(frameworkMessages);
  const text = useText();
  const nodes = useMemo(() => new Map(edition.nodes.map((node) => [node.id, node])), [edition]);
  const exceptionsOf = (item: EditionCheckItem) => text({ zh: item.exceptionsZh ?? '', en: item.exceptionsEn ?? item.exceptionsZh ?? '' });
  return (
    <DataTable
      caption={t('checkItems')} result={{ data: { rows: items, total: items.length } }} rowKey={(item) => item.id}
      columns={[
        { key: 'name', title: t('checkItems'), width: '40%', cell: (item) => <AppLink to={`/frameworks/${edition.id}`} search={{ node: item.code }}>{text({ zh: item.nameZh, en: item.nameEn })}</AppLink> },
        { key: 'rule', title: t('rule'), cell: (item) => <div>{text(ruleWords(item.rule))}{exceptionsOf(item) !== '' && <><br /><span className="lc-quiet lc-small">{exceptionsOf(item)}</span></>}</div> },
        { key: 'standard', title: t('standard'), cell: (item) => { const standard = nodes.get(item.standardId); return <Tag>{standard?.code ?? '—'}</Tag>; } },
        { key: 'photo', title: t('photo'), wideOnly: true, cell: (item) => (item.photoOnUnmet ? '✓' : <span className="lc-quiet">—</span>) },
      ]}
      empty={<EmptyState title={t('noChecks')} advice={t('noChecksAdvice')} />}
    />
  );
}
