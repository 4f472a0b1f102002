/** 相关记录 · What other registers say of this record: the members and meetings of a council. */
import { Link2 } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { DataTable, DateText, EmptyState, Section } from '#platform/web/ui/index.ts';
import { listRecords } from '../contract/index.ts';
import { versionMessages } from './version-messages.ts';

const SHOWN = 100;

export function RelatedRecords({ recordId }: { readonly recordId: string }) {
  const t = useT(versionMessages);
  const text = useText();
  const found = useRead(listRecords, { refersTo: recordId, pageSize: SHOWN, sort: 'recent' });
  // Most records are pointed to by nothing: then there is nothing to say.
  if (found.problem !== null || found.data === undefined || found.data.total === 0) return null;
  return (
    <Section title={t('related')} about={t('relatedAbout')} bare>
      <DataTable
        caption={t('related')} whole result={found} rowKey={(row) => row.id} rowTo={(row) => `/records/${row.id}`}
        columns={[{ key: 'register', title: t('register'), cell: (row) => text({ zh: row.register.nameZh, en: row.register.nameEn }) }, { key: 'title', title: t('title'), cell: (row) => row.title }, { key: 'on', title: t('day'), cell: (row) => (row.on === null ? '—' : <DateText value={row.on} />) }]}
        empty={<EmptyState icon={Link2} title={t('noRelated')} advice={t('noRelatedAdvice')} />}
      />
    </Section>
  );
}
