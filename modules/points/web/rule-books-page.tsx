/** 积分规则各版本 */
import { useState } from 'react';
import { Plus, ScrollText } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, PageHeader, StateTag, Tag, TextInput } from '#platform/web/ui/index.ts';
import { bookStateWords, draftRuleBook, readRuleBooks } from '../contract/index.ts';
import { pointsMessages } from './messages.ts';
import { useDay } from './use-day.ts';
import { bookTones } from './words.ts';

export function RuleBooksPage() {
  const t = useT(pointsMessages);
  const mayDraft = useCan('points.draftRules');
  const books = useRead(readRuleBooks, {});
  return (
    <>
      <PageHeader title={t('books')} about={t('booksAbout')} actions={mayDraft && <DraftBook />} />
      <DataTable
        caption={t('books')} whole result={{ data: books.data === undefined ? undefined : { rows: books.data.books, total: books.data.books.length }, problem: books.problem }} rowKey={(row) => row.id} rowTo={(row) => `/rule-books/${row.id}`}
        columns={[
          { key: 'name', title: t('book'), width: '32%', cell: (row) => <>{row.name}{row.isCurrent && <> <Tag>{t('current')}</Tag></>}</> }, { key: 'number', title: t('version'), align: 'end', cell: (row) => <span className="lc-number">{row.number}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag tone={bookTones[row.state]} text={bookStateWords[row.state]} /> }, { key: 'from', title: t('from'), cell: (row) => <DateText value={row.effectiveFrom} /> },
          { key: 'rules', title: t('ruleCount'), align: 'end', wideOnly: true, cell: (row) => <span className="lc-number">{row.ruleCount}</span> }, { key: 'drafted', title: t('drafted'), wideOnly: true, cell: (row) => row.draftedByName }, { key: 'approved', title: t('approved'), wideOnly: true, cell: (row) => row.approvedByName ?? <span className="lc-quiet">—</span> },
        ]}
        empty={<EmptyState icon={ScrollText} title={t('noBooks')} advice={t('noBooksAdvice')} />}
      />
    </>
  );
}

function DraftBook() {
  const t = useT(pointsMessages);
  const go = useGo();
  const [effectiveFrom, setFrom] = useDay();
  const [draft, setDraft] = useState({ name: '', source: '' });
  const send = useWrite(draftRuleBook, { invalidates: ['points'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/rule-books/${id}`) });
  return (
    <ConfirmButton kind="primary" icon={Plus} label={t('draft')} question={t('draftAsk')} action={t('draft')} pending={send.pending} problem={send.problem} onConfirm={() => send.run({ ...draft, effectiveFrom })}>
      <p className="lc-quiet">{t('draftNote')}</p>
      <Field label={t('name')} required error={fieldError(send.problem, '/name')}>{(w) => <TextInput {...w} maxLength={80} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />}</Field>
      <Field label={t('from')} purpose={t('fromPurpose')} required error={fieldError(send.problem, '/effectiveFrom')}>{(w) => <TextInput {...w} type="date" value={effectiveFrom} onChange={setFrom} />}</Field>
      <Field label={t('source')} purpose={t('sourcePurpose')} required error={fieldError(send.problem, '/source')}>{(w) => <TextInput {...w} maxLength={300} value={draft.source} onChange={(source) => setDraft({ ...draft, source })} />}</Field>
    </ConfirmButton>
  );
}
