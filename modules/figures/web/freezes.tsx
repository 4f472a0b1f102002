/** 公布记录 · What was published of a figure, and what changed since. */
import { useState } from 'react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, CodeText, DataTable, DateText, Dialog, ProblemAlert, Section, Skeleton, StateTag } from '#platform/web/ui/index.ts';
import { readDrift } from '../contract/index.ts';
import type { readFigure } from '../contract/index.ts';
import { figureMessages } from './figure-messages.ts';
import { shownAs, valueText } from './value.tsx';

type Known = OutputOf<typeof readFigure>;
type Freeze = Known['freezes'][number];
const HASH_SHOWN = 12;

export function Freezes({ figure }: { readonly figure: Known }) {
  const t = useT(figureMessages);
  const [shown, setShown] = useState<Freeze | null>(null);
  if (figure.freezes.length === 0) return <Section title={t('freezes')}><p className="lc-quiet">{t('noFreezes')}</p></Section>;
  return (
    <Section title={t('freezes')} bare>
      <DataTable
        caption={t('freezes')} whole result={{ data: { rows: figure.freezes, total: figure.freezes.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'in', title: t('publishedIn'), width: '28%', cell: (row) => <>{row.publishedIn}<br /><span className="lc-quiet lc-small">{t('hashes', { query: row.queryHash.slice(0, HASH_SHOWN), rows: row.rowsHash.slice(0, HASH_SHOWN) })}</span></> },
          { key: 'value', title: t('value'), align: 'end', cell: (row) => <span className="lc-number">{valueText(row.value, shownAs(figure))}</span> },
          { key: 'state', title: t('drift'), cell: (row) => <>{row.holds === null ? <span className="lc-quiet">{t('unknown')}</span> : row.holds ? <StateTag tone="ok" text={t('holds')} /> : <><StateTag tone="warn" text={t('drifted')} /> <Button small kind="quiet" onClick={() => setShown(row)}>{t('drift')}</Button></>}{!row.definitionHolds && <> <StateTag quiet tone="held" text={t('definitionChanged')} /></>}</> },
          { key: 'by', title: t('frozenBy'), wideOnly: true, cell: (row) => row.frozenBy }, { key: 'at', title: t('frozenAt'), wideOnly: true, cell: (row) => <DateText value={row.frozenAt} style="dateTime" /> },
        ]}
      />
      {shown !== null && <Drift freeze={shown} kind={shownAs(figure)} onClose={() => setShown(null)} />}
    </Section>
  );
}

function Drift({ freeze, kind, onClose }: { readonly freeze: Freeze; readonly kind: string; readonly onClose: () => void }) {
  const t = useT(figureMessages);
  const text = useText();
  const drift = useRead(readDrift, { freezeId: freeze.id });
  return (
    <Dialog open size="wide" title={t('driftTitle')} onClose={onClose}>
      <div className="lc-stack">
        <ProblemAlert problem={drift.problem} />
        {drift.data === undefined ? drift.problem === null && <Skeleton height="10rem" /> : (
          <>
            <p>{t('driftSum', { published: valueText(drift.data.published, kind), now: valueText(drift.data.now, kind) })}</p>
            {!drift.data.hasRows && <p className="lc-quiet">{t('driftTooMany')}</p>}
            <ul className="lc-notice-list">{drift.data.rows.map((row, at) => <li key={`${at}/${row.id}`}><strong>{t(row.change)}</strong> {row.part !== null && <StateTag quiet tone="held" text={t(row.part)} />} {row.figure !== null && <span className="lc-quiet lc-small">{text({ zh: row.figure.labelZh, en: row.figure.labelEn })} · </span>}{row.path === null ? row.label : <AppLink to={row.path}>{row.label}</AppLink>} <span className="lc-quiet lc-number">{valueText(row.before, 'sum')} → {valueText(row.after, 'sum')}</span></li>)}</ul>
            <p className="lc-small lc-quiet"><CodeText value={freeze.rowsHash} /></p>
          </>
        )}
      </div>
    </Dialog>
  );
}
