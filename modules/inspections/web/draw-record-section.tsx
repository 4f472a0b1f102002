/** 公开抽样 · The draw as it was published, and two ways to make it again. */
import { useState } from 'react';
import { Download, ShieldCheck } from 'lucide-react';
import { useClient, useUrlOf } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import { Button, CodeText, DataTable, DateText, DownloadButton, KeyValue, Notice, Section } from '#platform/web/ui/index.ts';
import { drawDifferenceWords, readDraw } from '../contract/index.ts';
import { verifyDraw } from '../domain/index.ts';
import type { DrawRecord } from '../domain/index.ts';

import { inspectionMessages } from './messages.ts';
import type { Round } from './round-frame.tsx';
import { quotaText } from './round-view.ts';

const VERIFY_COMMAND = 'npx lianchuang inspections verify-draw draw.json';

export function DrawRecordSection({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const urlOf = useUrlOf();
  const drawn = round.drawnAt !== null;
  // Until the round is closed the draw is its organisers' alone: it would tell everybody where the inspectors will come.
  const mayManage = useCan('inspections.manage');
  const readable = drawn && (round.state === 'closed' || mayManage);
  return (
    <Section
      title={t('published')} about={t('publishedAbout')}
      actions={readable && <DownloadButton href={urlOf(readDraw, { roundId: round.id })} icon={Download}>{t('downloadDraw')}</DownloadButton>}
    >
      <KeyValue
        columns={2}
        facts={[
          { label: t('commitment'), value: round.seedCommitment === null ? null : <CodeText value={round.seedCommitment} keep={12} /> },
          { label: t('seed'), value: round.seed === null ? <span className="lc-quiet">{t('seedHidden')}</span> : <CodeText value={round.seed} /> },
          { label: t('frameHash'), value: round.frameHash === null ? null : <CodeText value={round.frameHash} keep={12} /> },
          { label: t('frameSize'), value: round.frameSize },
          { label: t('drawnOn'), value: <DateText value={round.drawnAt} style="dateTime" /> },
          // Of the whole round: how many of them one may see is another question.
          { label: t('sample'), value: drawn ? round.allocation.reduce((sum, part) => sum + part.count, 0) : null },
        ]}
      />
      {readable && <VerifyDraw round={round} />}
      {round.allocation.length > 0 && <Allocation round={round} />}
    </Section>
  );
}

type Verdict = { readonly good: true; readonly frame: number; readonly selected: number } | { readonly good: false; readonly reasons: readonly string[] };

function VerifyDraw({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const client = useClient();
  const programme = useProgramme().code;
  const [pending, setPending] = useState(false);
  const [verdict, setVerdict] = useState<Verdict | null>(null);
  const verify = async () => {
    setPending(true);
    try {
      const file = await client.call(readDraw, { roundId: round.id }, { programme });
      const result = verifyDraw(JSON.parse(new TextDecoder().decode(file.body)) as DrawRecord);
      setVerdict(result.ok
        ? { good: true, frame: result.value.frameSize, selected: result.value.selectedCount }
        : { good: false, reasons: result.error.map((difference) => `${text(drawDifferenceWords[difference.code])}：${difference.detail}`) });
    } catch {
      setVerdict({ good: false, reasons: [t('verifyUnreadable')] });
    } finally {
      setPending(false);
    }
  };
  return (
    <div className="lc-stack">
      <details className="lc-inspections-how">
        <summary>{t('howToVerify')}</summary>
        <p>{t('verifyByCommand')}</p>
        <p><CodeText value={VERIFY_COMMAND} /></p>
        <p className="lc-quiet lc-small">{t('verifyWithin')}</p>
      </details>
      <div className="lc-row lc-no-print"><Button icon={ShieldCheck} pending={pending} onClick={() => void verify()}>{t('verifyHere')}</Button></div>
      <div role="status">
        {verdict?.good === true && <Notice tone="ok"><p>{t('verifyGood', { selected: verdict.selected, frame: verdict.frame })}</p></Notice>}
        {verdict?.good === false && <Notice tone="danger" title={t('verifyBad')}><ul className="lc-notice-list">{verdict.reasons.map((reason) => <li key={reason}>{reason}</li>)}</ul></Notice>}
      </div>
    </div>
  );
}

function Allocation({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const text = useText();
  const rows = round.allocation;
  return (
    <details className="lc-inspections-how">
      <summary>{t('allocation')} · {rows.length}</summary>
      <p className="lc-quiet lc-small">{t('allocationAbout')}</p>
      <DataTable
        caption={t('allocation')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.siteTypeCode}
        columns={[
          { key: 'type', title: t('siteType'), cell: (row) => text({ zh: row.siteTypeZh, en: row.siteTypeEn }) },
          { key: 'size', title: t('typeSize'), align: 'end', cell: (row) => row.size },
          { key: 'quota', title: t('quota'), align: 'end', cell: (row) => <span title={row.quota}>{quotaText(row.quota)}</span> },
          { key: 'count', title: t('drawn'), align: 'end', cell: (row) => <strong>{row.count}</strong> },
        ]}
      />
    </details>
  );
}
