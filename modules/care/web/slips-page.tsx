/** 领取单 · Slips for the printer, with the letter of thanks behind them. */
import { useState } from 'react';
import { Printer } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { useProgramme } from '#platform/web/session.tsx';
import { Button, Checkbox, EmptyState, PageHeader, Pager, ProblemAlert, useTableState } from '#platform/web/ui/index.ts';
import { QrCode } from '#platform/web/ui/qr-code.tsx';
import { listSlips, readScheme } from '../contract/index.ts';
import './care.css';
import { deskMessages } from './desk-messages.ts';
import { careMessages } from './messages.ts';

export function SlipsPage() {
  const t = useT(deskMessages);
  const care = useT(careMessages);
  const { schemeId } = useRouteParams<'schemeId'>();
  const { code } = useProgramme();
  const table = useTableState({ sorts: bothWays(['number', 'label']) });
  const [withLetter, setLetter] = useState(false);
  const scheme = useRead(readScheme, { schemeId }).data;
  const slips = useRead(listSlips, { schemeId, page: table.page, pageSize: table.pageSize });
  const name = scheme?.name ?? care('scheme');
  return (
    <>
      <PageHeader title={t('slips')} about={t('slipsAbout')} trail={[{ text: care('schemes'), to: '/care' }, { text: name, to: `/care/${schemeId}` }]} actions={<Button kind="primary" icon={Printer} onClick={() => window.print()}>{t('print')}</Button>} />
      <div className="lc-row lc-no-print"><Checkbox checked={withLetter} onChange={setLetter}>{t('withLetter')}</Checkbox></div>
      <ProblemAlert problem={slips.problem} />
      {slips.data?.rows.length === 0 && <EmptyState title={t('noSlips')} advice={t('noSlipsAdvice')} />}
      <ul className="lc-care-slips" aria-label={t('slips')}>
        {(slips.data?.rows ?? []).map((slip) => (
          <li key={slip.id}>
            <span className="lc-care-slip-words"><strong>{name}</strong><span>{slip.label} · {slip.number}</span><span className="lc-quiet">{slip.place}</span><code>{slip.code}</code></span>
            <QrCode className="lc-care-qr" text={`${location.origin}/public/${code}/care/letters/${slip.code}`} label={t('slipQr')} /><small>{t('slipHow')}</small>
          </li>
        ))}
      </ul>
      {slips.data !== undefined && slips.data.total > table.pageSize && <div className="lc-no-print"><Pager table={table} total={slips.data.total} /></div>}
      {withLetter && scheme !== undefined && <article className="lc-care-letter"><h2>{name}</h2><p>{scheme.thanksText}</p></article>}
    </>
  );
}
