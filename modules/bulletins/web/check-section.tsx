/** 核对数字 · Whether the frozen figures are still what the records say; asked for, never assumed. */
import { useState } from 'react';
import { ShieldCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, DataTable, Notice, ProblemAlert, Section } from '#platform/web/ui/index.ts';
import { checkBulletin } from '../contract/index.ts';
import type { readBulletin } from '../contract/index.ts';
import { bulletinMessages } from './messages.ts';

export function CheckSection({ bulletin }: { readonly bulletin: OutputOf<typeof readBulletin> }) {
  const t = useT(bulletinMessages);
  const text = useText();
  const [asked, setAsked] = useState(false);
  const check = useRead(checkBulletin, { bulletinId: bulletin.id }, { enabled: asked, fresh_ms: 0 });
  const press = () => { if (asked) check.reload(); setAsked(true); };
  return (
    <Section title={t('check')} about={t('checkAbout')} actions={<Button small icon={ShieldCheck} pending={check.loading || check.refreshing} onClick={press}>{t('checkNow')}</Button>}>
      <ProblemAlert problem={check.problem} />
      {check.data !== undefined && (
        <>
          <Notice tone={check.data.hashHolds ? 'ok' : 'danger'} title={t(check.data.hashHolds ? 'hashHolds' : 'hashBroken')} />
          {!check.data.compared && <Notice tone="info" title={t('notCompared')}><p>{t('notComparedNote')}</p></Notice>}
          {check.data.drift.length === 0
            ? check.data.compared && <Notice tone="ok" title={t('noDrift')} />
            : (
              <>
                <Notice tone="warn" title={t('driftIs', { n: check.data.drift.length })}><p>{t(bulletin.state === 'draft' || bulletin.state === 'approved' ? 'driftDraft' : 'driftPublished')}</p></Notice>
                <DataTable
                  caption={t('check')} result={{ data: { rows: check.data.drift, total: check.data.drift.length } }} rowKey={(row) => row.id}
                  columns={[
                    { key: 'label', title: t('figure'), cell: (row) => text({ zh: row.labelZh, en: row.labelEn }) },
                    { key: 'frozen', title: t('inDocument'), align: 'end', cell: (row) => row.frozen },
                    { key: 'now', title: t('inRecords'), align: 'end', cell: (row) => row.now },
                  ]}
                />
              </>
            )}
        </>
      )}
    </Section>
  );
}
