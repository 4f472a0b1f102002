/** 全国系统用表 · Records of a time as a file that somebody enters into the national system. */
import { useState } from 'react';
import { FileDown } from 'lucide-react';
import { useUrlOf } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { DownloadButton, Field, Section, TextInput } from '#platform/web/ui/index.ts';
import { downloadNationalProfile } from '../contract/index.ts';
import { correctionMessages } from './correction-messages.ts';
import { useDay } from './use-day.ts';

export function ProfileSection() {
  const t = useT(correctionMessages);
  const urlOf = useUrlOf();
  const [to, setTo] = useDay();
  const [from, setFrom] = useState('');
  const first = from === '' ? `${to.slice(0, 4)}-01-01` : from;
  return (
    <Section title={t('profile')} about={t('profileNote')}>
      <div className="lc-grid">
        <Field label={t('profileFrom')}>{(w) => <TextInput {...w} type="date" value={first} onChange={setFrom} />}</Field>
        <Field label={t('profileTo')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
      </div>
      {to !== '' && <div className="lc-row"><DownloadButton icon={FileDown} href={urlOf(downloadNationalProfile, { from: first, to })}>{t('download')}</DownloadButton><DownloadButton icon={FileDown} href={urlOf(downloadNationalProfile, { from: first, to, format: 'json' })}>{t('downloadJson')}</DownloadButton></div>}
    </Section>
  );
}
