/** 条件表 · Each condition of going upward with its answer and numbers. */
import type { OutputOf } from '#platform/contract/index.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { DataTable, StateTag } from '#platform/web/ui/index.ts';
import type { checkUpward } from '../contract/index.ts';
import { recommendationMessages } from './recommendation-messages.ts';

const tones = { met: 'ok', unmet: 'danger', open: 'warn' } as const;

export function FindingsTable({ findings, caption }: { readonly findings: OutputOf<typeof checkUpward>['findings']; readonly caption: string }) {
  const t = useT(recommendationMessages);
  const text = useText();
  return (
    <DataTable
      caption={caption} result={{ data: { rows: findings, total: findings.length }, problem: null, refreshing: false }} rowKey={(row) => row.key}
      columns={[
        { key: 'condition', title: t('condition'), cell: (row) => text({ zh: row.zh, en: row.en }) },
        { key: 'state', title: t('result'), width: '8rem', cell: (row) => <StateTag quiet tone={tones[row.state]} text={t(`state_${row.state}`)} /> },
      ]}
      empty={null}
    />
  );
}
