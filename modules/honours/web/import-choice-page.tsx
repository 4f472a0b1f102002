/** 导入名单：选称号 · A list is of one title: which one is chosen first, then its own page takes the file. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { EmptyState, FilterBar, LinkButton, PageHeader, Pager, Section, Skeleton, Tag, useTableState } from '#platform/web/ui/index.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { listTitles, tierWords } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import './honours.css';

export function ImportChoicePage() {
  const t = useT(honourMessages);
  const text = useText();
  const table = useTableState({ filters: ['q'] });
  const titles = useRead(listTitles, { ...table.filters, state: 'inUse', page: table.page, pageSize: table.pageSize, sort: 'tier' }).data;
  return (
    <>
      <PageHeader title={t('importAwards')} about={t('importWhich')} trail={[{ text: t('awards'), to: '/awards' }]} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('searchTitles') }]} />
      {titles === undefined ? <Skeleton lines={5} /> : titles.total === 0 ? <EmptyState title={t('noTitles')} advice={t('noTitlesAdvice')} action={<LinkButton to="/titles/catalogues" kind="primary">{t('catalogues')}</LinkButton>} /> : (
        <Section>
          <ul className="lc-honours-choice">{titles.rows.map((title) => <li key={title.id}><AppLink to={`/titles/${title.id}/import`}>{text({ zh: title.nameZh, en: title.nameEn })}</AppLink> <Tag>{text(tierWords[title.tier])}</Tag></li>)}</ul>
          {titles.total > table.pageSize && <Pager table={table} total={titles.total} />}
        </Section>
      )}
    </>
  );
}
