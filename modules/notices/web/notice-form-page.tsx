/** 公示起草 · The draft beside its preview; a new one and a changed one are the same form. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { draftNotice, noticeKindWords, readNotice, updateNotice } from '../contract/index.ts';
import { listFromText, namesHeading, NOTICE_KINDS, textOfList } from '../domain/index.ts';
import type { NoticeKind } from '../domain/index.ts';
import { noticeMessages } from './messages.ts';
import { NoticePaper } from './notice-paper.tsx';

type Known = OutputOf<typeof readNotice>;

interface Draft {
  kind: NoticeKind; title: string; body: string; listText: string; days: string; startsOn: string; howToObject: string; realName: boolean; hidesAfter: boolean; hasNames: boolean | null;
  consentConfirmed: boolean; noMinorsConfirmed: boolean; consentNote: string;
}

const draftOf = (known: Known | null): Draft => ({
  kind: known?.kind ?? 'nameList', title: known?.title ?? '', body: known?.body ?? '', listText: textOfList(known?.list ?? null), days: known === null ? '' : String(known.periodDays),
  startsOn: known?.startsOn ?? '', howToObject: known?.howToObject ?? '', realName: known?.realName ?? false, hidesAfter: known?.hidesAfter ?? true, hasNames: known?.hasNames ?? null,
  consentConfirmed: known?.consentConfirmed ?? false, noMinorsConfirmed: known?.noMinorsConfirmed ?? false, consentNote: known?.consentNote ?? '',
});

function inputOf(draft: Draft) {
  const list = listFromText(draft.listText);
  return {
    kind: draft.kind, title: draft.title, body: draft.body, list: list === null ? null : { columns: [...list.columns], rows: list.rows.map((cells) => [...cells]) },
    ...(draft.days === '' ? {} : { periodDays: Number(draft.days) }), startsOn: draft.startsOn === '' ? null : draft.startsOn, howToObject: draft.howToObject, realName: draft.realName,
    hidesAfter: draft.hidesAfter, hasNames: draft.hasNames, consentConfirmed: draft.hasNames === true && draft.consentConfirmed, noMinorsConfirmed: draft.hasNames === true && draft.noMinorsConfirmed,
    consentNote: draft.hasNames === true && draft.consentNote.trim() !== '' ? draft.consentNote : null,
  };
}

export function NoticeFormPage() {
  const t = useT(noticeMessages);
  const { noticeId } = useRouteParams<'noticeId'>();
  const found = useRead(readNotice, { noticeId: noticeId ?? '' }, { enabled: noticeId !== undefined });
  if (noticeId === undefined) return <NoticeForm known={null} />;
  if (found.data === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('edit')} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return <NoticeForm key={found.data.version} known={found.data} />;
}

function NoticeForm({ known }: { readonly known: Known | null }) {
  const t = useT(noticeMessages);
  const text = useText();
  const go = useGo();
  const [draft, setDraft] = useState(() => draftOf(known));
  const set = <Name extends keyof Draft>(name: Name) => (value: Draft[Name]) => setDraft({ ...draft, [name]: value });
  const saved = { invalidates: ['notices'], done: { zh: '草稿已保存', en: 'Draft saved' }, onSuccess: (output: { id: string }) => go(`/notices/${output.id}`) };
  const create = useWrite(draftNotice, saved);
  const change = useWrite(updateNotice, saved);
  const { pending, problem } = known === null ? create : change;
  const isLong = known !== null && known.list !== null && known.listTotal > known.list.rows.length;
  const save = () => void (known === null ? create.run(inputOf(draft)) : change.run({ noticeId: known.id, version: known.version, keepsList: isLong, ...inputOf(draft) }));
  return (
    <>
      <PageHeader title={known === null ? t('draft') : t('edit')} trail={[{ text: t('title'), to: '/notices' }]} />
      <div className="lc-split">
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); save(); }}>
          <Section title={t('text')}>
            <div className="lc-stack">
              <ProblemAlert problem={problem} />
              <Field label={t('kind')} required>{(w) => <Select {...w} value={draft.kind} choices={NOTICE_KINDS.map((kind) => ({ value: kind, label: text(noticeKindWords[kind]) }))} onChange={(kind) => { if (kind !== '') set('kind')(kind); }} />}</Field>
              <Field label={t('fieldTitle')} purpose={t('titlePurpose')} required error={fieldError(problem, '/title')}>{(w) => <TextInput {...w} maxLength={120} value={draft.title} onChange={set('title')} />}</Field>
              <Field label={t('body')} purpose={t('bodyPurpose')} required error={fieldError(problem, '/body')}>{(w) => <TextArea {...w} rows={8} maxLength={5_000} value={draft.body} onChange={set('body')} />}</Field>
              {isLong ? <Notice title={t('listKept', { total: known?.listTotal ?? 0 })}>{null}</Notice> : <Field label={t('list')} purpose={t('listPurpose')} error={fieldError(problem, '/list/rows')}>{(w) => <TextArea {...w} rows={6} value={draft.listText} onChange={set('listText')} />}</Field>}
              <div className="lc-grid">
                <Field label={t('days')} purpose={t('daysPurpose')} error={fieldError(problem, '/periodDays')}>{(w) => <TextInput {...w} type="number" min={1} max={60} value={draft.days} onChange={set('days')} />}</Field>
                <Field label={t('startsOn')} purpose={t('startsPurpose')} error={fieldError(problem, '/startsOn')}>{(w) => <TextInput {...w} type="date" value={draft.startsOn} onChange={set('startsOn')} />}</Field>
              </div>
              <Field label={t('how')} purpose={t('howPurpose')} required error={fieldError(problem, '/howToObject')}>{(w) => <TextArea {...w} rows={3} maxLength={500} value={draft.howToObject} onChange={set('howToObject')} />}</Field>
              <Checkbox checked={draft.realName} onChange={set('realName')}>{t('realName')}</Checkbox>
              <Checkbox checked={draft.hidesAfter} onChange={set('hidesAfter')}>{t('hidesAfter')}</Checkbox>
              <Field label={t('hasNames')} purpose={t('hasNamesPurpose')} required={draft.listText.trim() !== ''}>
                {(w) => <Select {...w} value={draft.hasNames === null ? '' : draft.hasNames ? 'yes' : 'no'} placeholder={t('namesUnanswered')} choices={[{ value: 'yes', label: t('namesYes') }, { value: 'no', label: t('namesNo') }]} onChange={(answer) => set('hasNames')(answer === '' ? null : answer === 'yes')} />}
              </Field>
              {draft.hasNames !== true && namesHeading(listFromText(draft.listText)) !== null && <Notice tone="warn" title={t('namesHeading', { heading: namesHeading(listFromText(draft.listText)) ?? '' })} />}
              {draft.hasNames === true && (
                <>
                  <Checkbox checked={draft.consentConfirmed} onChange={set('consentConfirmed')}>{t('consent')}</Checkbox>
                  <Checkbox checked={draft.noMinorsConfirmed} onChange={set('noMinorsConfirmed')}>{t('noMinors')}</Checkbox>
                  <Field label={t('consentNote')} purpose={t('consentPurpose')} error={fieldError(problem, '/consentNote')}>{(w) => <TextInput {...w} maxLength={500} value={draft.consentNote} onChange={set('consentNote')} />}</Field>
                </>
              )}
              <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={pending}>{t('save')}</Button><Button onClick={() => go(known === null ? '/notices' : `/notices/${known.id}`)}>{t('cancel')}</Button></div>
            </div>
          </Section>
        </form>
        <Section title={t('preview')}><NoticePaper title={draft.title} body={draft.body} list={listFromText(draft.listText)} caption={t('list')} /></Section>
      </div>
    </>
  );
}
