/** 案件来源 · The finding a case came from, and its round: for the page of the case. */
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { DateText, KeyValue, Section } from '#platform/web/ui/index.ts';
import { listFindings, listRounds } from '../contract/index.ts';
import { progressMessages } from './progress-messages.ts';

export function CaseFinding({ caseId, siteId }: { readonly caseId: string; readonly siteId: string }) {
  const t = useT(progressMessages);
  const text = useText();
  const may = useCan('inspections.read');
  const finding = useRead(listFindings, { caseId, siteId, pageSize: 1 }, { enabled: may }).data?.rows[0];
  const round = useRead(listRounds, { pageSize: 200 }, { enabled: may && finding !== undefined, fresh_ms: 300_000 }).data?.rows.find((row) => row.id === finding?.roundId);
  if (finding === undefined) return null;
  return (
    <Section title={t('cameFrom')}>
      <KeyValue
        columns={1}
        facts={[
          { label: t('round'), value: <AppLink to={`/rounds/${finding.roundId}`}>{round === undefined ? t('round') : text({ zh: round.nameZh, en: round.nameEn })}</AppLink> },
          { label: t('checkItem'), value: <AppLink to={`/rounds/${finding.roundId}/sites/${finding.siteId}`}>{text({ zh: finding.checkItemZh, en: finding.checkItemEn })}</AppLink> },
          { label: t('judged'), value: t('metOf', { met: finding.metCount, observed: finding.observedCount }) },
          { label: t('foundAt'), value: <DateText value={finding.foundAt} style="dateTime" /> },
        ]}
      />
    </Section>
  );
}
