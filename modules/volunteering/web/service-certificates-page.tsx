/** 服务证明 · Certificates drafted and issued, and the scale of stars that a programme goes by. */
import { useState } from 'react';
import { Inbox, Megaphone, ScrollText, Star } from 'lucide-react';
import { bothWays } from '#platform/contract/sorting.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import type { Tone } from '#platform/web/tokens.ts';
import { ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, FilterBar, LinkButton, PageHeader, StateTag, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { certificateStateWords, draftServiceNotice, exportServiceCertificates, listServiceCertificates, readStarScale, saveStarScale } from '../contract/index.ts';
import { CERTIFICATE_STATES, GRADES } from '../domain/index.ts';
import type { CertificateState, Grade } from '../domain/index.ts';
import { certificateMessages } from './certificate-messages.ts';

const HOUR_MINUTES = 60;
export const certificateTones: Readonly<Record<CertificateState, Tone>> = { draft: 'warn', issued: 'ok', withdrawn: 'held' };

export function ServiceCertificatesPage() {
  const t = useT(certificateMessages);
  const text = useText();
  const mayManage = useCan('volunteering.manage');
  const table = useTableState({ filters: ['q', 'state'], sorts: bothWays(['drafted', 'issued']) });
  const asked = { ...(table.filters as { q?: string; state?: CertificateState }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listServiceCertificates, { ...asked, page: table.page, pageSize: table.pageSize });
  const scale = useRead(readStarScale, {}).data;
  return (
    <>
      <PageHeader title={t('certificates')} about={t('about')} actions={<><LinkButton icon={Inbox} to="/service-certificate-requests">{t('requests')}</LinkButton>{mayManage && <>{scale !== undefined && <ScaleAct key={JSON.stringify(scale)} scale={scale} />}<PostAct /></>}</>} />
      {scale !== undefined && <p className="lc-quiet lc-small">{t('scale')} · {t('scaleNow', { hours: scale.levels.map(({ hours }) => hours).join(' / '), grades: scale.grades.join(text({ zh: '、', en: ', ' })), source: scale.source })}</p>}
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('search') }, { name: 'state', kind: 'one', label: t('state'), choices: CERTIFICATE_STATES.map((state) => ({ value: state, label: text(certificateStateWords[state]) })) }]} />
      <DataTable
        caption={t('certificates')} result={found} table={table} tools={<ListExport operation={exportServiceCertificates} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/service-certificates/${row.id}`}
        columns={[
          { key: 'number', title: t('number'), cell: (row) => <span className="lc-number">{row.number}</span> }, { key: 'volunteer', title: t('volunteer'), cell: (row) => row.volunteer.label }, { key: 'period', title: t('period'), wideOnly: true, cell: (row) => <><DateText value={row.from} /> – <DateText value={row.to} /></> },
          { key: 'hours', title: t('hours'), align: 'end', cell: (row) => <span className="lc-number">{(GRADES.reduce((sum, grade) => sum + row.minutes[grade], 0) / HOUR_MINUTES).toLocaleString('en', { maximumFractionDigits: 1 })}</span> },
          { key: 'drafted', title: t('postedOn'), sort: ['drafted', '-drafted'], wideOnly: true, cell: (row) => (row.postedOn === null ? <span className="lc-quiet">{t('unposted')}</span> : <DateText value={row.postedOn} />) }, { key: 'issued', title: t('issuedOn'), sort: ['issued', '-issued'], wideOnly: true, cell: (row) => <DateText value={row.issuedOn} /> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={certificateTones[row.state]} text={certificateStateWords[row.state]} /> },
        ]}
        empty={<EmptyState icon={ScrollText} title={t('none')} advice={t('noneAdvice')} />}
      />
    </>
  );
}

/** 公示 · What waits goes into one notice, which somebody else publishes. */
function PostAct() {
  const t = useT(certificateMessages);
  const go = useGo();
  const [howToObject, setHow] = useState('');
  const post = useWrite(draftServiceNotice, { invalidates: ['volunteering', 'notices'], done: { zh: '已拟公示，待另一人发布', en: 'Drafted, for somebody else to publish' }, onSuccess: ({ noticeId }) => go(`/notices/${noticeId}`) });
  return (
    <ConfirmButton icon={Megaphone} label={t('post')} question={t('postAsk')} action={t('post')} pending={post.pending} problem={post.problem} onConfirm={() => post.run({ howToObject })}>
      <p>{t('postNote')}</p>
      <Field label={t('howToObject')} required error={fieldError(post.problem, '/howToObject')}>{(w) => <TextInput {...w} maxLength={500} value={howToObject} onChange={setHow} />}</Field>
    </ConfirmButton>
  );
}

function ScaleAct({ scale }: { readonly scale: { readonly levels: readonly { readonly hours: number }[]; readonly grades: readonly Grade[]; readonly source: string } }) {
  const t = useT(certificateMessages);
  const [draft, setDraft] = useState({ hours: scale.levels.map(({ hours }) => hours).join(', '), grades: scale.grades.join(''), source: scale.source });
  const save = useWrite(saveStarScale, { invalidates: ['volunteering'], done: { zh: '已设定', en: 'Set' } });
  const levels = draft.hours.split(/[\s,，、;；/]+/).filter((each) => each !== '').map((hours, at) => ({ level: at + 1, hours: Number(hours) }));
  return (
    <ConfirmButton icon={Star} label={t('scale')} question={t('scaleAsk')} action={t('scale')} pending={save.pending} problem={save.problem} onConfirm={() => save.run({ levels, grades: GRADES.filter((grade) => draft.grades.toUpperCase().includes(grade)), source: draft.source })}>
      <Field label={t('scaleHours')} purpose={t('scaleAbout')} required error={fieldError(save.problem, '/levels')}>{(w) => <TextInput {...w} maxLength={200} value={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />}</Field>
      <Field label={t('scaleGrades')} purpose={t('scaleGradesPurpose')} required error={fieldError(save.problem, '/grades')}>{(w) => <TextInput {...w} maxLength={8} value={draft.grades} onChange={(grades) => setDraft({ ...draft, grades })} />}</Field>
      <Field label={t('scaleSource')} required error={fieldError(save.problem, '/source')}>{(w) => <TextInput {...w} maxLength={200} value={draft.source} onChange={(source) => setDraft({ ...draft, source })} />}</Field>
    </ConfirmButton>
  );
}
