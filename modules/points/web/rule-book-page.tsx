/** 一版积分规则 · Its lines; and from it, with other points and caps, the next version. */
import { Suspense, useState } from 'react';
import { BadgeCheck, PenLine, Trash2, Upload } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, ConfirmButton, DataTable, DateText, Field, fieldError, KeyValue, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { approveRuleBook, bookStateWords, discardRuleBook, draftRuleBook, evidenceWords, exportRules, readRuleBook } from '../contract/index.ts';
import type { Rule } from '../domain/index.ts';
import { cycleMessages } from './cycle-messages.ts';
import { TermsFacts, TermsFields } from './terms.tsx';
import { pointsMessages } from './messages.ts';
import { useDay } from './use-day.ts';
import { bookTones, signed } from './words.ts';
import './points.css';

type Book = OutputOf<typeof readRuleBook>;

export function RuleBookPage() {
  const t = useT(pointsMessages);
  const c = useT(cycleMessages);
  const text = useText();
  const { bookId } = useRouteParams<'bookId'>();
  const [isChanging, setChanging] = useState(false);
  const mayDraft = useCan('points.draftRules');
  const mayApprove = useCan('points.approveRules');
  const read = useRead(readRuleBook, { bookId });
  const book = read.data;
  const trail = [{ text: t('books'), to: '/rule-books' }];
  if (book === undefined) return <><PageHeader title={t('book')} trail={trail} /><ProblemAlert problem={read.problem} />{read.problem === null && <Skeleton lines={8} />}</>;
  if (isChanging) return <><PageHeader title={t('next')} trail={[...trail, { text: book.name }]} /><NextBook book={book} onCancel={() => setChanging(false)} /></>;
  const facts = [
    { label: t('version'), value: String(book.number) }, { label: t('from'), value: <DateText value={book.effectiveFrom} /> }, { label: t('noticeDays'), value: String(book.noticeDays) }, { label: t('source'), value: book.source },
    { label: t('drafted'), value: book.draftedByName }, { label: t('approved'), value: book.approvedByName ?? '—' },
  ];
  return (
    <>
      <PageHeader title={book.name} trail={trail} beside={<StateTag tone={bookTones[book.state]} text={bookStateWords[book.state]} />} actions={mayDraft && <Button icon={PenLine} onClick={() => setChanging(true)}>{t('next')}</Button>} />
      {book.state === 'draft' && <Section title={t('state')}>
        <div className="lc-row">
          {mayApprove && book.mayApprove && <Approve book={book} />}
          {mayApprove && !book.mayApprove && <Notice tone="info" title={t('isSame')} />}
          {mayDraft && <LinkButton icon={Upload} to={`/rule-books/${book.id}/import`}>{c('importRulesDo')}</LinkButton>}
          {mayDraft && <Discard bookId={book.id} />}
        </div>
      </Section>}
      <Section><KeyValue facts={facts} /></Section>
      <TermsFacts terms={book.terms} />
      <DataTable
        caption={t('ruleCount')} whole tools={<ListExport operation={exportRules} input={{ bookId }} total={book.rules.length} />} result={{ data: { rows: book.rules, total: book.rules.length } }} rowKey={(row) => row.code}
        columns={[
          { key: 'label', title: t('rule'), width: '40%', cell: (row) => row.label }, { key: 'group', title: t('group'), cell: (row) => row.group },
          { key: 'points', title: t('points'), align: 'end', cell: (row) => <span className={`lc-number ${row.points < 0 ? 'lc-points-minus' : ''}`}>{signed(row.points)}</span> },
          { key: 'cap', title: t('cap'), align: 'end', cell: (row) => <span className="lc-number">{row.monthlyCap ?? '—'}</span> }, { key: 'evidence', title: t('evidence'), wideOnly: true, cell: (row) => text(evidenceWords[row.evidence]) },
        ]}
      />
    </>
  );
}

function Approve({ book }: { readonly book: Book }) {
  const t = useT(pointsMessages);
  const send = useWrite(approveRuleBook, { invalidates: ['points'], done: { zh: '已批准', en: 'In force' } });
  return <ConfirmButton kind="primary" icon={BadgeCheck} label={t('approve')} question={t('approveAsk', { day: book.effectiveFrom })} action={t('approve')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ bookId: book.id })}><p>{t('approveNote')}</p></ConfirmButton>;
}

function Discard({ bookId }: { readonly bookId: string }) {
  const t = useT(pointsMessages);
  const send = useWrite(discardRuleBook, { invalidates: ['points'], done: { zh: '已放弃', en: 'Discarded' } });
  return <ConfirmButton icon={Trash2} label={t('discard')} question={t('discardAsk')} action={t('discard')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ bookId })} />;
}

/** The same lines with other figures: a village settles points and caps, and seldom the words. */
function NextBook({ book, onCancel }: { readonly book: Book; readonly onCancel: () => void }) {
  const t = useT(pointsMessages);
  const go = useGo();
  const [rules, setRules] = useState<readonly Rule[]>(book.rules);
  const [draft, setDraft] = useState({ name: book.name, source: '' });
  const [terms, setTerms] = useState(book.terms);
  const [effectiveFrom, setFrom] = useDay();
  const send = useWrite(draftRuleBook, { invalidates: ['points'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => { onCancel(); go(`/rule-books/${id}`); } });
  const set = (code: string, part: Partial<Rule>): void => setRules(rules.map((rule) => (rule.code === code ? { ...rule, ...part } : rule)));
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void send.run({ ...draft, effectiveFrom, noticeDays: book.noticeDays, rules: rules.map((rule) => ({ ...rule })), terms }); }}>
      <ProblemAlert problem={send.problem} />
      <Section about={t('copyNote')}>
        <div className="lc-grid">
          <Field label={t('name')} required error={fieldError(send.problem, '/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />}</Field>
          <Field label={t('from')} purpose={t('fromPurpose')} required error={fieldError(send.problem, '/effectiveFrom')}>{(w) => <TextInput {...w} type="date" value={effectiveFrom} onChange={setFrom} />}</Field>
        </div>
        <Field label={t('source')} purpose={t('sourcePurpose')} required error={fieldError(send.problem, '/source')}>{(w) => <TextInput {...w} maxLength={300} value={draft.source} onChange={(source) => setDraft({ ...draft, source })} />}</Field>
      </Section>
      <TermsFields terms={terms} onChange={setTerms} />
      <DataTable
        caption={t('ruleCount')} whole result={{ data: { rows: rules, total: rules.length } }} rowKey={(row) => row.code}
        columns={[
          { key: 'label', title: t('rule'), width: '44%', cell: (row) => <>{row.label} <span className="lc-quiet lc-small">{row.group}</span></> },
          { key: 'points', title: t('points'), cell: (row) => <input className="lc-input lc-points-figure" type="number" aria-label={`${t('points')} · ${row.label}`} value={row.points} onChange={(event) => set(row.code, { points: Math.trunc(Number(event.target.value)) })} /> },
          { key: 'cap', title: t('cap'), cell: (row) => <input className="lc-input lc-points-figure" type="number" min={1} aria-label={`${t('cap')} · ${row.label}`} value={row.monthlyCap ?? ''} onChange={(event) => set(row.code, { monthlyCap: event.target.value === '' ? null : Math.trunc(Number(event.target.value)) })} /> },
        ]}
      />
      <Suspense><BurdenPreview kind="points.deed" about={{ self: book.id, rules: rules.map(({ label }) => label) }} /></Suspense>
      <div className="lc-row"><Button kind="primary" type="submit" pending={send.pending}>{t('draft')}</Button><Button kind="quiet" onClick={onCancel}>{t('cancel')}</Button></div>
    </form>
  );
}
