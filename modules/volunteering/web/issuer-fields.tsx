/** 出具单位栏目 · Who answers for a certificate, and where it hangs before it is issued. */
import { useT } from '#platform/web/i18n.ts';
import { Field, TextInput } from '#platform/web/ui/index.ts';
import { certificateMessages } from './certificate-messages.ts';

export const EMPTY_ISSUER = { issuer: '', responsible: '', handler: '', contact: '', postedOn: '', postedWhere: '' };
export type IssuerDraft = typeof EMPTY_ISSUER;

export const issuerInput = (facts: IssuerDraft) => ({ ...facts, postedOn: facts.postedOn === '' ? null : facts.postedOn, postedWhere: facts.postedWhere.trim() === '' ? null : facts.postedWhere });

export function IssuerFields({ facts, setFacts, error }: { readonly facts: IssuerDraft; readonly setFacts: (facts: IssuerDraft) => void; readonly error: (pointer: string) => string | undefined }) {
  const t = useT(certificateMessages);
  const set = (name: keyof IssuerDraft) => (value: string) => setFacts({ ...facts, [name]: value });
  return (
    <>
      <Field label={t('issuer')} required error={error('/issuer')}>{(w) => <TextInput {...w} maxLength={120} value={facts.issuer} onChange={set('issuer')} />}</Field>
      <Field label={t('responsible')} required error={error('/responsible')}>{(w) => <TextInput {...w} maxLength={60} value={facts.responsible} onChange={set('responsible')} />}</Field>
      <Field label={t('handler')} required error={error('/handler')}>{(w) => <TextInput {...w} maxLength={60} value={facts.handler} onChange={set('handler')} />}</Field>
      <Field label={t('contact')} purpose={t('contactPurpose')} required error={error('/contact')}>{(w) => <TextInput {...w} maxLength={60} value={facts.contact} onChange={set('contact')} />}</Field>
      <Field label={t('postedOn')} purpose={t('postedPurpose')} error={error('/postedOn')}>{(w) => <TextInput {...w} type="date" value={facts.postedOn} onChange={set('postedOn')} />}</Field>
      <Field label={t('postedWhere')} error={error('/postedWhere')}>{(w) => <TextInput {...w} maxLength={120} value={facts.postedWhere} onChange={set('postedWhere')} />}</Field>
    </>
  );
}
