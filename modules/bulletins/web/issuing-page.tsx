/** 发文设置 · Who issues and to whom; the number of the next document stands there as it is typed. */
import { useState } from 'react';
import { Save } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, Field, fieldError, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { readIssuing, saveIssuing } from '../contract/index.ts';
import { ISSUING_LIMITS } from '../domain/index.ts';
import { documentNumberOf, linesOf } from './bulletin-view.ts';
import { issuingMessages } from './issuing-messages.ts';

type Settings = OutputOf<typeof readIssuing>;

export function IssuingPage() {
  const t = useT(issuingMessages);
  const found = useRead(readIssuing, {});
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} trail={[{ text: t('bulletins'), to: '/bulletins' }]} />
      {found.data === undefined ? (found.problem === null ? <Skeleton height="40rem" /> : <ProblemAlert problem={found.problem} onRetry={found.reload} />) : <IssuingForm known={found.data} />}
    </>
  );
}

/** Who signs and prints is left open where it is the issuer, so that they go on following it. */
function draftOf({ issuer, agencyCode, signature, printedBy, addressees, copyTo, wordLimit }: Settings) {
  const unlessIssuer = (name: string) => (name === issuer ? '' : name);
  return { issuer, agencyCode, signature: unlessIssuer(signature), printedBy: unlessIssuer(printedBy), addressees: addressees.join('\n'), copyTo: copyTo.join('\n'), wordLimit: String(wordLimit) };
}

function IssuingForm({ known }: { readonly known: Settings }) {
  const t = useT(issuingMessages);
  const [draft, setDraft] = useState(() => draftOf(known));
  const save = useWrite(saveIssuing, { invalidates: ['bulletins'], done: { zh: '发文设置已保存', en: 'Issuing settings saved' } });
  const set = (name: keyof typeof draft) => (value: string) => setDraft({ ...draft, [name]: value });
  const error = (name: string) => fieldError(save.problem, `/${name}`);
  const linesError = (name: 'addressees' | 'copyTo') => error(name) ?? linesOf(draft[name]).map((_, at) => error(`${name}/${at}`)).find((found) => found !== undefined);
  const send = () => void save.run({ ...draft, addressees: linesOf(draft.addressees), copyTo: linesOf(draft.copyTo), wordLimit: Number(draft.wordLimit) });
  return (
    <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
      {!known.isSet && <Notice tone="info" title={t('notSet')}><p>{t('notSetNote')}</p></Notice>}
      <ProblemAlert problem={save.problem} />
      <Section title={t('letterhead')}>
        <div className="lc-stack">
          <Field label={t('issuer')} purpose={t('issuerPurpose')} required error={error('issuer')}>{(w) => <TextInput {...w} maxLength={ISSUING_LIMITS.name} value={draft.issuer} onChange={set('issuer')} />}</Field>
          <Field label={t('agencyCode')} purpose={t('agencyCodePurpose')} required error={error('agencyCode')}>{(w) => <TextInput {...w} maxLength={ISSUING_LIMITS.agencyCode} value={draft.agencyCode} onChange={set('agencyCode')} />}</Field>
          <div role="status"><p>{t('next')} <b lang="zh">{documentNumberOf(draft.agencyCode, known.year, known.nextNumber)}</b></p><p className="lc-quiet lc-small">{t('nextPurpose')}</p></div>
          <Field label={t('signature')} purpose={t('sameAsIssuer')} error={error('signature')}>{(w) => <TextInput {...w} maxLength={ISSUING_LIMITS.name} value={draft.signature} onChange={set('signature')} />}</Field>
        </div>
      </Section>
      <Section title={t('destinations')}>
        <div className="lc-grid">
          <Field label={t('addressees')} purpose={t('addresseesPurpose')} error={linesError('addressees')}>{(w) => <TextArea {...w} rows={5} value={draft.addressees} onChange={set('addressees')} />}</Field>
          <Field label={t('copyTo')} purpose={t('copyToPurpose')} error={linesError('copyTo')}>{(w) => <TextArea {...w} rows={5} value={draft.copyTo} onChange={set('copyTo')} />}</Field>
        </div>
      </Section>
      <Section title={t('printing')}>
        <div className="lc-stack">
          <Field label={t('printedBy')} purpose={t('sameAsIssuer')} error={error('printedBy')}>{(w) => <TextInput {...w} maxLength={ISSUING_LIMITS.name} value={draft.printedBy} onChange={set('printedBy')} />}</Field>
          <Field label={t('wordLimit')} purpose={t('wordLimitPurpose')} required error={error('wordLimit')}>{(w) => <TextInput {...w} type="number" min={ISSUING_LIMITS.wordLimitMin} max={ISSUING_LIMITS.wordLimitMax} value={draft.wordLimit} onChange={set('wordLimit')} />}</Field>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button></div>
        </div>
      </Section>
    </form>
  );
}
