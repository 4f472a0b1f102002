/** 台账定义编辑 · A register is defined here without code: fields, which names a record, which is the day. */
import { Suspense, useState } from 'react';
import { ArrowUp, Plus, Save, Trash2 } from 'lucide-react';
import type { OutputOf, ProblemBody } from '#platform/contract/index.ts';
import { BurdenPreview } from '#modules/burden/web/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT, useText } from '#platform/web/i18n.ts';
import { useGo, useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, Field, fieldError, IconButton, PageHeader, ProblemAlert, Section, Select, Skeleton, TextArea, TextInput } from '#platform/web/ui/index.ts';
import { fieldTypeWords, listRegisters, readRegister, saveRegister } from '../contract/index.ts';
import { choicesOf, choicesText, emptyField, fieldDraft, sentField } from './definition-draft.ts';
import type { FieldDraft } from './definition-draft.ts';
import { recordMessages } from './messages.ts';

type Known = OutputOf<typeof readRegister>;
type FieldType = keyof typeof fieldTypeWords;

export function NewRegisterPage() {
  return <DefinitionForm />;
}

export function EditRegisterPage() {
  const t = useT(recordMessages);
  const { registerId } = useRouteParams<'registerId'>();
  const found = useRead(readRegister, { registerId });
  if (found.data !== undefined) return <DefinitionForm key={found.data.id} known={found.data} />;
  return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('editDefinition')} trail={[{ text: t('registers'), to: '/registers' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
}

function DefinitionForm({ known }: { readonly known?: Known }) {
  const t = useT(recordMessages);
  const text = useText();
  const go = useGo();
  const before = known?.definition;
  const [head, setHead] = useState({ code: before?.code ?? '', zh: before?.zh ?? '', en: before?.en ?? '', about: before?.about ?? '', titleField: before?.titleField ?? 'title', dayField: before?.dayField ?? 'on' });
  const [fields, setFields] = useState<readonly FieldDraft[]>(before?.fields.map(fieldDraft) ?? [emptyField({ code: 'title', type: 'text', required: true }), emptyField({ code: 'on', type: 'date', required: true })]);
  const [keepsVersions, setKeepsVersions] = useState(before?.keepsVersions ?? false);
  const [publicFields, setPublicFields] = useState<readonly string[]>(before?.publicFields ?? []);
  const save = useWrite(saveRegister, { invalidates: ['records', 'figures'], done: { zh: '已保存', en: 'Saved' }, onSuccess: ({ id }) => go(`/registers/${id}`) });
  const set = (name: keyof typeof head) => (value: string) => setHead({ ...head, [name]: value });
  const ofType = (types: readonly string[]) => fields.filter(({ type }) => types.includes(type)).map(({ code, zh }) => ({ value: code, label: zh === '' ? code : zh }));
  const send = () => void save.run({
    ...head, dayField: head.dayField === '' ? null : head.dayField, version: known?.version ?? 0,
    fields: fields.map(sentField), keepsVersions, publicFields: publicFields.filter((code) => fields.some((field) => field.code === code && field.type !== 'name')),
  });
  return (
    <>
      <PageHeader title={t(known === undefined ? 'newRegister' : 'editDefinition')} about={t('definitionAbout')} trail={[{ text: t('registers'), to: '/registers' }, ...(known === undefined ? [] : [{ text: text({ zh: known.nameZh, en: known.nameEn }), to: `/registers/${known.id}` }])]} />
      <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <ProblemAlert problem={save.problem} />
        <Section>
          <div className="lc-grid">
            {known === undefined && <Field label={t('code_')} purpose={t('codeHelp')} required error={fieldError(save.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} value={head.code} onChange={set('code')} />}</Field>}
            <Field label={t('nameZh')} required error={fieldError(save.problem, '/zh')}>{(w) => <TextInput {...w} maxLength={60} value={head.zh} onChange={set('zh')} />}</Field>
            <Field label={t('nameEn')} error={fieldError(save.problem, '/en')}>{(w) => <TextInput {...w} maxLength={80} value={head.en} onChange={set('en')} />}</Field>
            <Field label={t('about')}>{(w) => <TextInput {...w} maxLength={500} value={head.about} onChange={set('about')} />}</Field>
          </div>
        </Section>
        {fields.map((field, at) => (
          <FieldEditor
            key={field.key} field={field} at={at} problem={save.problem} onChange={(change) => setFields(fields.map((each, index) => (index === at ? { ...each, ...change } : each)))}
            {...(fields.length > 1 ? { onRemove: () => setFields(fields.filter((_each, index) => index !== at)) } : {})}
            {...(at > 0 ? { onUp: () => setFields(fields.map((each, index) => (index === at - 1 ? field : index === at ? fields[at - 1] as FieldDraft : each))) } : {})}
          />
        ))}
        <div className="lc-row"><Button icon={Plus} onClick={() => setFields([...fields, emptyField({})])}>{t('addField')}</Button></div>
        <Section>
          <div className="lc-grid">
            <Field label={t('titleField')} purpose={t('titleFieldHelp')} required error={fieldError(save.problem, '/titleField')}>{(w) => <Select {...w} value={head.titleField} choices={ofType(['text', 'name', 'choice'])} onChange={set('titleField')} />}</Field>
            <Field label={t('dayField')} purpose={t('dayFieldHelp')} error={fieldError(save.problem, '/dayField')}>{(w) => <Select {...w} value={head.dayField} choices={[{ value: '', label: t('none') }, ...ofType(['date'])]} onChange={set('dayField')} />}</Field>
          </div>
          <Checkbox checked={keepsVersions} onChange={setKeepsVersions}>{t('keepsVersions')}</Checkbox>
        </Section>
        <PublicFields fields={fields} titleField={head.titleField} chosen={publicFields} onChange={setPublicFields} error={fieldError(save.problem, '/publicFields')} />
        <Suspense><BurdenPreview kind="records.entry" about={{ self: known?.id, fields: fields.filter(({ code, type, zh }) => zh !== '' && type !== 'place' && code !== head.titleField && code !== head.dayField).map(({ zh }) => zh) }} /></Suspense>
        <div className="lc-row"><Button kind="primary" type="submit" icon={Save} pending={save.pending}>{t('save')}</Button><Button kind="quiet" onClick={() => go(known === undefined ? '/registers' : `/registers/${known.id}`)}>{t('cancel')}</Button></div>
      </form>
    </>
  );
}

interface PublicFieldsProps { readonly fields: readonly FieldDraft[]; readonly titleField: string; readonly chosen: readonly string[]; readonly onChange: (chosen: readonly string[]) => void; readonly error: string | undefined }

function PublicFields({ fields, titleField, chosen, onChange, error }: PublicFieldsProps) {
  const t = useT(recordMessages);
  const open = fields.filter(({ code, type }) => code !== '' && code !== titleField && type !== 'name' && type !== 'place');
  return (
    <Section title={t('publicTitle')} about={t('publicAbout')}>
      <div className="lc-stack">{error !== undefined && <p role="alert">{error}</p>}{open.map(({ key, code, zh }) => <Checkbox key={key} checked={chosen.includes(code)} onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((each) => each !== code))}>{t('publicField', { field: zh === '' ? code : zh })}</Checkbox>)}</div>
    </Section>
  );
}

function RegisterChoice({ field, error, onChange }: { readonly field: FieldDraft; readonly error: string | undefined; readonly onChange: (register: string) => void }) {
  const t = useT(recordMessages);
  const text = useText();
  const registers = useRead(listRegisters, { pageSize: 200, sort: 'code' }).data?.rows ?? [];
  return <Field label={t('ofRegister')} required error={error}>{(w) => <Select {...w} value={field.register} choices={[{ value: '', label: t('chooseRegister') }, ...registers.map(({ code, nameZh, nameEn }) => ({ value: code, label: text({ zh: nameZh, en: nameEn }) }))]} onChange={onChange} />}</Field>;
}

interface FieldEditorProps { readonly field: FieldDraft; readonly at: number; readonly problem: ProblemBody | null; readonly onChange: (change: Partial<FieldDraft>) => void; readonly onRemove?: () => void; readonly onUp?: () => void }

function FieldEditor({ field, at, problem, onChange, onRemove, onUp }: FieldEditorProps) {
  const t = useT(recordMessages);
  const text = useText();
  const error = (name: string) => fieldError(problem, `/fields/${at}/${name}`);
  const n = at + 1;
  const named = (language: 'zh' | 'en') => (value: string) => onChange({ [language]: value });
  return (
    <Section title={t('fieldNo', { n })} actions={<>{onUp !== undefined && <IconButton icon={ArrowUp} label={t('moveUp', { n })} onClick={onUp} />}{onRemove !== undefined && <IconButton icon={Trash2} label={t('removeField', { n })} onClick={onRemove} />}</>}>
      <div className="lc-grid">
        <Field label={t('fieldCode')} purpose={t('fieldCodeHelp')} required error={error('code')}>{(w) => <TextInput {...w} maxLength={40} value={field.code} onChange={(code) => onChange({ code })} />}</Field>
        <Field label={t('nameZh')} required error={error('zh')}>{(w) => <TextInput {...w} maxLength={60} value={field.zh} onChange={named('zh')} />}</Field>
        <Field label={t('nameEn')} error={error('en')}>{(w) => <TextInput {...w} maxLength={80} value={field.en} onChange={named('en')} />}</Field>
        <Field label={t('type')} error={error('type')}>{(w) => <Select {...w} value={field.type} choices={Object.entries(fieldTypeWords).map(([value, words]) => ({ value: value as FieldType, label: text(words) }))} onChange={(type) => { if (type !== '') onChange({ type }); }} />}</Field>
        {field.type === 'number' && <Field label={t('unit')} error={error('unit')}>{(w) => <TextInput {...w} maxLength={20} value={field.unit} onChange={(unit) => onChange({ unit })} />}</Field>}
        {field.type === 'number' && <Field label={t('decimals')} error={error('decimals')}>{(w) => <Select {...w} value={field.decimals} choices={['0', '1', '2', '3', '4', '5', '6'].map((value) => ({ value, label: value }))} onChange={(decimals) => onChange({ decimals })} />}</Field>}
        {field.type === 'record' && <RegisterChoice field={field} error={error('register')} onChange={(register) => onChange({ register })} />}
        {field.type === 'choice' && <Field label={t('choices')} purpose={t('choicesHelp')} required error={error('choices')}>{(w) => <TextArea {...w} rows={3} value={field.choices} onChange={(choices) => onChange({ choices })} onBlur={() => onChange({ choices: choicesText(choicesOf(field.choices)) })} />}</Field>}
        <Field label={t('purpose')}>{(w) => <TextInput {...w} maxLength={200} value={field.purpose} onChange={(purpose) => onChange({ purpose })} />}</Field>
      </div>
      <Checkbox checked={field.required} onChange={(required) => onChange({ required })}>{t('required')}</Checkbox>
    </Section>
  );
}
