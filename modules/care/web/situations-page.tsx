/** 关爱情形 */
import { useState } from 'react';
import { ListChecks, Plus } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { ConfirmButton, DataTable, EmptyState, Field, fieldError, PageHeader, TextInput } from '#platform/web/ui/index.ts';
import { adoptSituations, listSituations, saveSituation } from '../contract/index.ts';
import { deskMessages } from './desk-messages.ts';

export function SituationsPage() {
  const t = useT(deskMessages);
  const text = useText();
  const mayManage = useCan('care.manage');
  const found = useRead(listSituations, {});
  return (
    <>
      <PageHeader title={t('situations')} about={t('situationsAbout')} actions={mayManage && <><AdoptAct /><NewAct /></>} />
      <DataTable
        caption={t('situations')} whole result={{ data: found.data === undefined ? undefined : { rows: found.data.rows, total: found.data.rows.length }, problem: found.problem }} rowKey={(row) => row.code}
        columns={[
          { key: 'name', title: t('nameZh'), width: '30%', cell: (row) => text({ zh: row.nameZh, en: row.nameEn }) }, { key: 'told', title: t('told'), cell: (row) => text({ zh: row.toldByZh, en: row.toldByEn }) },
          { key: 'code', title: t('code'), wideOnly: true, cell: (row) => <span className="lc-quiet lc-small">{row.code}</span> },
        ]}
        empty={<EmptyState icon={ListChecks} title={t('noSituations')} advice={t('noSituationsAdvice')} />}
      />
    </>
  );
}

function AdoptAct() {
  const t = useT(deskMessages);
  const adopt = useWrite(adoptSituations, { invalidates: ['care'], done: { zh: '已采用', en: 'Adopted' } });
  return <ConfirmButton icon={ListChecks} label={t('adopt')} question={t('adoptAsk')} action={t('adopt')} pending={adopt.pending} problem={adopt.problem} onConfirm={() => adopt.run({})}><p>{t('adoptNote')}</p></ConfirmButton>;
}

function NewAct() {
  const t = useT(deskMessages);
  const [draft, setDraft] = useState({ code: '', nameZh: '', nameEn: '', toldByZh: '', toldByEn: '' });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const save = useWrite(saveSituation, { invalidates: ['care'], done: { zh: '已保存', en: 'Saved' } });
  return (
    <ConfirmButton kind="primary" icon={Plus} label={t('newSituation')} question={t('newSituationAsk')} action={t('save')} pending={save.pending} problem={save.problem} onConfirm={() => save.run(draft)}>
      <p>{t('situationsAbout')}</p>
      <Field label={t('code')} required error={fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={draft.code} onChange={set('code')} />}</Field>
      <Field label={t('nameZh')} required error={fieldError(save.problem, '/nameZh')}>{(w) => <TextInput {...w} maxLength={60} value={draft.nameZh} onChange={set('nameZh')} />}</Field>
      <Field label={t('nameEn')} required error={fieldError(save.problem, '/nameEn')}>{(w) => <TextInput {...w} maxLength={80} value={draft.nameEn} onChange={set('nameEn')} />}</Field>
      <Field label={t('told')} purpose={t('toldPurpose')} error={fieldError(save.problem, '/toldByZh')}>{(w) => <TextInput {...w} maxLength={200} value={draft.toldByZh} onChange={(value) => setDraft({ ...draft, toldByZh: value, toldByEn: value })} />}</Field>
    </ConfirmButton>
  );
}
