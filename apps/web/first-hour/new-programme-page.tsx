/** 新建项目 · For the administrator of the installation; leads straight into the guide of the new programme. */
import { useState } from 'react';
import { Building2 } from 'lucide-react';
import { useQueryClient } from '@tanstack/react-query';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useGo } from '#platform/web/navigation.tsx';
import { refreshSession, useSession, useSignIn } from '#platform/web/session.tsx';
import { Button, Checkbox, EmptyState, Field, fieldError, LinkButton, PageHeader, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { CITY_CODE, createProgramme } from '#modules/places/contract/index.ts';
import { firstHourMessages } from './messages.ts';
import './first-hour.css';

export function NewProgrammePage() {
  const t = useT(firstHourMessages);
  const go = useGo();
  const queries = useQueryClient();
  const { session } = useSession();
  const { signOut } = useSignIn();
  const [values, setValues] = useState({ nameZh: '', nameEn: '', code: '', cityCode: '', administratorName: '' });
  const [synthetic, setSynthetic] = useState(false);
  const create = useWrite(createProgramme);
  if (session?.mayCreateProgrammes !== true) return <div className="lc-whole-page"><EmptyState whole icon={Building2} title={t('notPermitted')} advice={t('notPermittedAdvice')} action={<LinkButton to="~/">{t('home')}</LinkButton>} /></div>;
  const run = async () => {
    const made = await create.run({ ...values, nameEn: values.nameEn.trim() === '' ? values.nameZh : values.nameEn, synthetic });
    if (made === undefined) return;
    await refreshSession(queries);
    go(`~/p/${made.code}`);
  };
  const isCityCodeWrong = values.cityCode.trim() !== '' && !CITY_CODE.test(values.cityCode.trim());
  const field = (name: keyof typeof values, label: string, purpose: string, required: boolean, extra: Record<string, unknown> = {}, wrong?: string) => (
    <Field label={label} purpose={purpose} required={required} error={wrong ?? fieldError(create.problem, `/${name}`)}>
      {(w) => <TextInput {...w} {...extra} autoComplete="off" maxLength={120} value={values[name]} onChange={(value) => { create.clear(); setValues({ ...values, [name]: value }); }} />}
    </Field>
  );
  const complete = values.nameZh.trim() !== '' && values.code !== '' && values.cityCode.trim() !== '' && !isCityCodeWrong && values.administratorName.trim() !== '';
  return (
    <main className="lc-firsthour-alone">
      <PageHeader title={t('newProgramme')} about={t('newProgrammeAbout')} />
      <Section>
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void run(); }}>
          {field('nameZh', t('nameZh'), t('nameZhPurpose'), true)}
          {field('nameEn', t('nameEn'), t('nameEnPurpose'), false)}
          <div className="lc-firsthour-pair">
            {field('code', t('code'), t('codePurpose'), true, { autoCapitalize: 'none', spellCheck: false })}
            {field('cityCode', t('cityCode'), t('cityCodePurpose'), true, {}, isCityCodeWrong ? t('cityCodeWrong') : undefined)}
          </div>
          {field('administratorName', t('yourName'), t('yourNamePurpose'), true)}
          <Checkbox checked={synthetic} onChange={setSynthetic}>{t('synthetic')}</Checkbox>
          <ProblemAlert problem={create.problem} fieldLabels={{ '/code': t('code'), '/nameZh': t('nameZh'), '/cityCode': t('cityCode'), '/administratorName': t('yourName') }} />
          <div className="lc-row"><Button type="submit" kind="primary" disabled={!complete} pending={create.pending}>{t('create')}</Button>{session.programmes.length === 0 ? <Button kind="quiet" onClick={() => void signOut()}>{t('signOut')}</Button> : <LinkButton kind="quiet" to="~/">{t('home')}</LinkButton>}</div>
        </form>
      </Section>
    </main>
  );
}
