/** 文本版本 · The text in force on a day, what each revision changed, the vote and the minutes of its meeting. */
import { useState } from 'react';
import { CircleSlash } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { Button, DateText, Dialog, Field, fieldError, KeyValue, ProblemAlert, Section, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { legalityWords, listVersions, readVersion, withdrawVersion } from '../contract/index.ts';
import { inForceOn, LEGALITY_CHECKS } from '../domain/index.ts';
import { Documents } from './record-documents.tsx';
import { AddVersionAct } from './version-form.tsx';
import { versionMessages } from './version-messages.ts';
import './records.css';

type Version = OutputOf<typeof listVersions>['rows'][number];
interface RecordOf { readonly id: string; readonly placeId: string | null }

const VERSIONS_SHOWN = 50;

export function RecordVersions({ record, mayKeep }: { readonly record: RecordOf; readonly mayKeep: boolean }) {
  const t = useT(versionMessages);
  const [day, setDay] = useState('');
  const found = useRead(listVersions, { recordId: record.id, sort: 'recent', withWithdrawn: true, pageSize: VERSIONS_SHOWN });
  const versions = found.data?.rows ?? [];
  const standing = versions.filter(({ withdrawnReason }) => withdrawnReason === null);
  const now = standing.find(({ isInForce }) => isInForce);
  const shown = day === '' ? now : inForceOn(standing, day) ?? undefined;
  return (
    <Section title={t('versions')} about={t('versionsAbout')} actions={mayKeep && found.data !== undefined && <AddVersionAct recordId={record.id} current={now?.body ?? ''} />}>
      <div className="lc-stack">
        <ProblemAlert problem={found.problem} onRetry={found.reload} />
        {found.data === undefined ? found.problem === null && <Skeleton height="10rem" /> : versions.length === 0 ? <p className="lc-quiet">{t('none')}</p> : (
          <>
            <Field label={t('onDay')} purpose={t('onDayHelp')}>{(w) => <TextInput {...w} type="date" value={day} onChange={setDay} />}</Field>
            {shown === undefined ? <p className="lc-quiet">{t('nothingInForce')}</p> : <div className="lc-stack" data-in-force={shown.number}><p><StateTag tone="ok" text={t('inForceNo', { n: shown.number ?? 0 })} /> <DateText value={shown.inForceFrom} /></p><p className="lc-version-text">{shown.body}</p></div>}
            {versions.map((version) => <OneVersion key={version.id} version={version} record={record} mayKeep={mayKeep} />)}
          </>
        )}
      </div>
    </Section>
  );
}

function OneVersion({ version, record, mayKeep }: { readonly version: Version; readonly record: RecordOf; readonly mayKeep: boolean }) {
  const t = useT(versionMessages);
  const [open, setOpen] = useState(false);
  const title = version.number === null ? t('withdrawnVersion', { on: version.adoptedOn }) : t(version.isRepeal ? 'repealedOn' : 'versionNo', { n: version.number, on: version.adoptedOn });
  return <details className="lc-version" onToggle={(event) => setOpen(event.currentTarget.open)}><summary>{title}</summary>{open && <Detail version={version} record={record} mayKeep={mayKeep} />}</details>;
}

const MARKS = { same: ' ', added: '+', removed: '−' } as const;

function Detail({ version, record, mayKeep }: { readonly version: Version; readonly record: RecordOf; readonly mayKeep: boolean }) {
  const t = useT(versionMessages);
  const text = useText();
  const found = useRead(readVersion, { versionId: version.id });
  const vote = version.attended === null ? '—' : t('vote', { attended: version.attended, inFavour: version.inFavour ?? '—' });
  const checked = version.legality.length === LEGALITY_CHECKS.length ? t('allChecked') : version.legality.length === 0 ? t('notChecked') : version.legality.map((check) => text(legalityWords[check])).join('；');
  return (
    <div className="lc-stack">
      {version.withdrawnReason !== null && <p>{t('withdrawnBecause', { reason: version.withdrawnReason })}</p>}
      <KeyValue facts={[
        { label: t('adoptedOn'), value: <DateText value={version.adoptedOn} /> }, { label: t('inForceFrom'), value: <DateText value={version.inForceFrom} /> }, { label: t('until'), value: version.inForceUntil === null ? '—' : <DateText value={version.inForceUntil} /> },
        { label: t('voted'), value: vote }, { label: t('changeNote'), value: version.changeNote ?? '—' }, { label: t('minutes'), value: version.minutes ?? '—' }, ...(version.isRepeal ? [] : [{ label: t('legality'), value: checked }]),
      ]} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined ? found.problem === null && <Skeleton height="6rem" /> : (
        <>
          {found.data.changes.length === 0 ? <p className="lc-version-text">{version.body}</p> : (
            <div><p className="lc-quiet lc-small">{t('changesAbout')}</p><ul className="lc-version-changes" aria-label={t('changes')}>{found.data.changes.map((line, at) => <li key={at} className={`is-${line.kind}`}><span role="img" aria-label={t(`line_${line.kind}`)}>{MARKS[line.kind]}</span> {line.text === '' ? ' ' : line.text}</li>)}</ul></div>
          )}
          <Documents title={t('minutesPapers')} record={record} versionId={version.id} documents={found.data.documents} mayAttach={mayKeep && version.withdrawnReason === null} />
        </>
      )}
      {mayKeep && version.withdrawnReason === null && <WithdrawVersionAct version={version} />}
    </div>
  );
}

function WithdrawVersionAct({ version }: { readonly version: Version }) {
  const t = useT(versionMessages);
  const [open, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  const act = useWrite(withdrawVersion, { invalidates: ['records', 'figures'], done: { zh: '已撤下', en: 'Withdrawn' }, onSuccess: () => setOpen(false) });
  return (
    <>
      <div className="lc-row"><Button kind="quiet" icon={CircleSlash} onClick={() => { setReason(''); act.clear(); setOpen(true); }}>{t('withdraw')}</Button></div>
      <Dialog open={open} title={t('withdrawAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="danger" pending={act.pending} onClick={() => void act.run({ versionId: version.id, reason })}>{t('withdraw')}</Button></>}>
        <div className="lc-stack"><p>{t('withdrawNote')}</p><ProblemAlert problem={act.problem} /><Field label={t('reason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field></div>
      </Dialog>
    </>
  );
}
