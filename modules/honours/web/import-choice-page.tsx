/** 导入名单：选称号 · A list is of one title: which one is chosen first, then its own page takes the file. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { EmptyState, LinkButton, PageHeader, Section, Skeleton, Tag } from '#platform/web/ui/index.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { listTitles, tierWords } from '../contract/index.ts';
import { honourMessages } from './messages.ts';
import './honours.css';

const TITLES_MAX = 200;

export function ImportChoicePage() {
  const t = useT(honourMessages);
  const text = useText();
  const titles = useRead(listTitles, { pageSize: TITLES_MAX, sort: 'tier' }).data;
  const open = titles?.rows.filter(({ state }) => state !== 'retired');
  return (
    <>
      <PageHeader title={t('importAwards')} about={t('importWhich')} trail={[{ text: t('awards'), to: '/awards' }]} />
      {open === undefined ? <Skeleton lines={5} /> : open.length === 0 ? <EmptyState title={t('noTitles')} advice={t('noTitlesAdvice')} action={<LinkButton to="/titles/catalogues" kind="primary">{t('catalogues')}</LinkButton>} /> : (
        <Section>
          <ul className="lc-honours-choice">{open.map((title) => <li key={title.id}><AppLink to={`/titles/${title.id}/import`}>{text({ zh: title.nameZh, en: title.nameEn })}</AppLink> <Tag>{text(tierWords[title.tier])}</Tag></li>)}</ul>
        </Section>
      )}
    </>
  );
}
