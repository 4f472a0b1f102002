/** 数字疑点 · Where numbers do not go together, each in a sentence; settled or accepted by somebody with a note. */
import { useState } from 'react';
import { CircleCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { fillText } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, DateText, Dialog, EmptyState, Field, fieldError, PageHeader, ProblemAlert, Section, Segmented, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { doubtWords, listDoubts, settleDoubt, settlementWords } from '../contract/index.ts';
import { doubtMessages } from './doubt-messages.ts';
import './figures.css';

type Doubt = OutputOf<typeof listDoubts>['rows'][number];

export function DoubtsPage() {
  const t = useT(doubtMessages);
  const doubts = useRead(listDoubts, {});
  const rows = doubts.data?.rows;
  const open = rows?.filter(({ settlement }) => settlement === null) ?? [];
  const settled = rows?.filter(({ settlement }) => settlement !== null) ?? [];
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} trail={[{ text: t('figures'), to: '/figures' }]} />
      <ProblemAlert problem={doubts.problem} onRetry={doubts.reload} />
      {rows === undefined ? doubts.problem === null && <Skeleton height="20rem" /> : open.length === 0 ? <EmptyState icon={CircleCheck} title={t('none')} advice={t('noneAdvice')} /> : <Section title={t('open', { n: open.length })}><List doubts={open} /></Section>}
      {settled.length > 0 && <Section title={t('settled', { n: settled.length })}><List doubts={settled} /></Section>}
      {doubts.data?.isCut === true && <p className="lc-quiet">{t('cut')}</p>}
    </>
  );
}

function List({ doubts }: { readonly doubts: readonly Doubt[] }) {
  const text = useText();
  const mayDefine = useCan('figures.define');
  return (
    <ul className="lc-figure-doubts">
      {doubts.map((doubt) => {
        const words = doubtWords[doubt.rule];
        return (
          <li key={doubt.key}>
            <h3>{text(words.title)}</h3>
            <p>{fillText(text(words.text), doubt.facts)}</p>
            <p className="lc-row lc-small">{doubt.at.slice(0, 8).map((place, at) => (place.path === null ? <span key={`${place.label}${at}`}>{place.label}</span> : <AppLink key={`${place.label}${at}`} to={place.path}>{place.label}</AppLink>))}</p>
            {doubt.settlement === null ? mayDefine && <SettleAct doubt={doubt} /> : <p className="lc-small"><StateTag tone="ok" text={text(settlementWords[doubt.settlement.outcome])} /> {doubt.settlement.note} <span className="lc-quiet">{doubt.settlement.by} · <DateText value={doubt.settlement.at} style="dateTime" /></span></p>}
          </li>
        );
      })}
    </ul>
  );
}

function SettleAct({ doubt }: { readonly doubt: Doubt }) {
  const t = useT(doubtMessages);
  const text = useText();
  const [open, setOpen] = useState(false);
  const [outcome, setOutcome] = useState<'settled' | 'accepted'>('settled');
  const [note, setNote] = useState('');
  const settle = useWrite(settleDoubt, { invalidates: [listDoubts], done: { zh: '已记下', en: 'Noted' }, onSuccess: () => setOpen(false) });
  const send = () => void settle.run({ key: doubt.key, outcome, note });
  return (
    <>
      <Button small onClick={() => { setNote(''); settle.clear(); setOpen(true); }}>{t('settle')}</Button>
      <Dialog open={open} title={t('settleAsk')} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={settle.pending} onClick={send}>{t('settle')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
          <p>{fillText(text(doubtWords[doubt.rule].text), doubt.facts)}</p>
          <ProblemAlert problem={settle.problem} />
          <Segmented label={t('outcome')} choices={[{ value: 'settled', label: text(settlementWords.settled) }, { value: 'accepted', label: text(settlementWords.accepted) }]} value={outcome} onChange={setOutcome} />
          <Field label={t('note')} purpose={t('notePurpose')} required error={fieldError(settle.problem, '/note')}>{(w) => <TextInput {...w} maxLength={300} value={note} onChange={setNote} />}</Field>
        </form>
      </Dialog>
    </>
  );
}
