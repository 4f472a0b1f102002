/** 审计条目 · One entry unfolded: the records it touched, and its place in the chain. */
import { numberText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, CodeText, DateText, Dialog, KeyValue, Notice } from '#platform/web/ui/index.ts';
import { PersonName } from '#modules/people/web/index.ts';
import { effectOf, labelOf, readEntry, shownValue } from './audit-view.ts';
import type { AuditedRecord, AuditRow } from './audit-view.ts';
import { administrationMessages } from './messages.ts';
import { operationWords } from './operation-names.ts';
import { kindWords, subjectKinds } from './subjects.ts';

const RECORDS_SHOWN = 50;
const KEPT = 10;

export function AuditEntryDialog({ row, onClose }: { readonly row: AuditRow; readonly onClose: () => void }) {
  const t = useT(administrationMessages);
  const text = useText();
  const { inputHash, records } = readEntry(row.entry);
  return (
    <Dialog open size="wide" title={t('entry', { n: numberText(row.sequence) })} onClose={onClose} actions={<Button onClick={onClose}>{t('close')}</Button>}>
      <div className="lc-stack">
        <KeyValue
          facts={[
            { label: t('operation'), value: <>{text(operationWords(row.operation))} <code className="lc-small lc-quiet">{row.operation}</code></>, wide: true },
            { label: t('recordedAt'), value: <DateText value={row.recordedAt} style="dateTime" /> },
            { label: t('actor'), value: row.actorPersonId === null ? t('system') : <PersonName personId={row.actorPersonId} /> },
            { label: t('requestId'), value: row.requestId === null ? null : <CodeText value={row.requestId} keep={KEPT} /> },
          ]}
        />
        {effectOf(records) !== 'written' && <Notice title={t(effectOf(records) === 'previewed' ? 'previewed' : 'wroteNothing')} />}
        <h3>{t('records')}{records.length > 1 && ` · ${numberText(records.length)}`}</h3>
        {records.length === 0 && <p className="lc-quiet">{t('noRecords')}</p>}
        {records.slice(0, RECORDS_SHOWN).map((record, at) => <RecordView key={at} record={record} onGo={onClose} />)}
        {records.length > RECORDS_SHOWN && <p className="lc-quiet">{t('recordsLeft', { n: numberText(records.length - RECORDS_SHOWN) })}</p>}
        <h3>{t('link')}</h3>
        <KeyValue
          columns={1}
          facts={[
            { label: t('hash'), value: <CodeText value={row.hash} keep={KEPT} /> },
            { label: t('previousHash'), value: <CodeText value={row.previousHash} keep={KEPT} /> },
            { label: t('inputHash'), value: inputHash === null ? null : <CodeText value={inputHash} keep={KEPT} /> },
          ]}
        />
        <details className="lc-administration-raw">
          <summary>{t('raw')}</summary>
          <p className="lc-small lc-quiet">{t('rawNote')}</p>
          <code>{row.entry}</code>
        </details>
      </div>
    </Dialog>
  );
}

function RecordView({ record, onGo }: { readonly record: AuditedRecord; readonly onGo: () => void }) {
  const t = useT(administrationMessages);
  const text = useText();
  const to = record.kind === 'import' || effectOf([record]) !== 'previewed' ? subjectKinds[record.kind]?.pageOf?.(record.id) : undefined;
  const name = labelOf(record) ?? record.id;
  return (
    <div className="lc-administration-record">
      <p className="lc-row">
        <strong>{text(kindWords(record.kind))}</strong>
        {to === undefined ? <code>{name}</code> : <AppLink to={to}><code>{name}</code></AppLink>}
        <AppLink to="/audit" search={{ subjectKind: record.kind, subjectId: record.id }} className="lc-small" onClick={onGo}>{t('auditOf')}</AppLink>
      </p>
      {record.reason !== null && <p>{t('reason')}：{record.reason}</p>}
      {record.change.length > 0 && (
        <dl className="lc-administration-change">
          {record.change.map(({ name, value }) => <div key={name}><dt><code>{name}</code></dt><dd><Value value={value} /></dd></div>)}
        </dl>
      )}
    </div>
  );
}

function Value({ value }: { readonly value: unknown }) {
  const t = useT(administrationMessages);
  const shown = shownValue(value);
  if (shown.kind === 'none') return <span className="lc-quiet">—</span>;
  if (shown.kind === 'text') return <>{shown.text}</>;
  return <>{t('items', { n: shown.count, list: shown.first.join(', ') })}{shown.count > shown.first.length && ' …'}</>;
}
