/** 模板 · Begun or changed; every saving is a version of its own. */
import { useState } from 'react';
import { Archive, FileText, Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DateText, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { draftAccount, kindWords, readTemplate, retireTemplate, saveTemplate } from '../contract/index.ts';
import { ACCOUNT_KINDS } from '../domain/index.ts';
import type { AccountKind } from '../domain/index.ts';
import { AccountEditor } from './account-editor.tsx';
import { accountMessages } from './account-messages.ts';

type Template = OutputOf<typeof readTemplate>;

export function NewTemplatePage() {
  return <TemplateForm />;
}

export function TemplatePage() {
  const t = useT(accountMessages);
  const { templateId } = useRouteParams<'templateId'>();
  const found = useRead(readTemplate, { templateId });
  if (found.data !== undefined) return <TemplateForm key={`${found.data.id}/${found.data.version}`} known={found.data} />;
  return found.problem === null ? <Skeleton height="40rem" /> : <><PageHeader title={t('template')} trail={[{ text: t('templates'), to: '/account-templates' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function TemplateForm({ known }: { readonly known?: Template }) {
  const t = useT(accountMessages);
  const text = useText();
  const go = useGo();
  const mayChange = useCan('bulletins.template');
  const mayDraft = useCan('bulletins.draft');
  const [facts, setFacts] = useState({ code: known?.code ?? '', kind: known?.kind ?? ('briefing' as AccountKind), nameZh: known?.nameZh ?? '', nameEn: known?.nameEn ?? '' });
  const [words, setWords] = useState({ title: known?.title ?? '', content: known?.body ?? '' });
  const save = useWrite(saveTemplate, { invalidates: ['bulletins'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/account-templates/${id}`) });
  const draft = useWrite(draftAccount, { invalidates: ['bulletins'], done: { zh: '已起草', en: 'Drafted' }, onSuccess: ({ id }) => go(`/bulletins/${id}`) });
  const wrong = (name: string) => fieldError(save.problem, name);
  return (
    <>
      <PageHeader
        title={known === undefined ? t('newTemplate') : text({ zh: known.nameZh, en: known.nameEn })} trail={[{ text: t('templates'), to: '/account-templates' }]}
        actions={known !== undefined && <>{mayDraft && <Button icon={FileText} pending={draft.pending} onClick={() => void draft.run({ templateCode: known.code })}>{t('draftNow')}</Button>}{mayChange && <Retire template={known} />}</>}
      />
      <ProblemAlert problem={draft.problem} />
      <AccountEditor kind={facts.kind} text={words} onChange={setWords}>
        <div className="lc-grid">
          {known === undefined && <Field label={t('code')} purpose={t('codeHelp')} required error={wrong('/code')}>{(w) => <TextInput {...w} maxLength={60} value={facts.code} onChange={(code) => setFacts({ ...facts, code })} />}</Field>}
          <Field label={t('kind')} required>{(w) => <Select {...w} value={facts.kind} choices={ACCOUNT_KINDS.map((value) => ({ value, label: text(kindWords[value]) }))} onChange={(kind) => { if (kind !== '') setFacts({ ...facts, kind }); }} />}</Field>
          <Field label={t('nameZh')} required error={wrong('/nameZh')}>{(w) => <TextInput {...w} maxLength={80} value={facts.nameZh} onChange={(nameZh) => setFacts({ ...facts, nameZh })} />}</Field>
          <Field label={t('nameEn')} error={wrong('/nameEn')}>{(w) => <TextInput {...w} maxLength={120} value={facts.nameEn} onChange={(nameEn) => setFacts({ ...facts, nameEn })} />}</Field>
        </div>
        <ProblemAlert problem={save.problem} />
        <div className="lc-row">{mayChange && <Button kind="primary" icon={Save} pending={save.pending} onClick={() => void save.run({ ...facts, version: known?.version ?? 0, title: words.title, body: words.content })}>{t('save')}</Button>}<Button kind="quiet" onClick={() => go('/account-templates')}>{t('back')}</Button></div>
      </AccountEditor>
      {known !== undefined && <Section title={t('versions')}><ul className="lc-account-notes">{known.versions.map(({ version, savedAt, savedByName }) => <li key={version}>{t('versionOf', { n: version })} · {savedByName} · <DateText value={savedAt} style="dateTime" /></li>)}</ul></Section>}
    </>
  );
}

function Retire({ template }: { readonly template: Template }) {
  const t = useT(accountMessages);
  const go = useGo();
  const retire = useWrite(retireTemplate, { invalidates: ['bulletins'], done: { zh: '已停用', en: 'Retired' }, onSuccess: () => go('/account-templates') });
  return <ConfirmButton kind="danger" icon={Archive} label={t('retire')} question={t('retireAsk')} action={t('retire')} pending={retire.pending} problem={retire.problem} onConfirm={() => retire.run({ templateId: template.id })}><p>{t('retireNote')}</p></ConfirmButton>;
}
