/** 作出禁录决定 · The records found false are chosen from those of the volunteer. */
import { useState } from 'react';
import { Ban } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Checkbox, ConfirmButton, DateText, Field, fieldError, Select, TextArea } from '#platform/web/ui/index.ts';
import { banVolunteer, listServiceRecords } from '../contract/index.ts';
import { BAN_YEARS } from '../domain/index.ts';
import { hoursText } from './hours.ts';
import { banMessages } from './ban-messages.ts';

const RECORDS_OFFERED = 100;
const YEARS = Array.from({ length: BAN_YEARS.most }, (_, at) => String(BAN_YEARS.least + at));

export function BanAct({ volunteerId }: { readonly volunteerId: string }) {
  const t = useT(banMessages);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [years, setYears] = useState(YEARS[0] as string);
  const [reason, setReason] = useState('');
  const records = (useRead(listServiceRecords, { volunteerId, pageSize: RECORDS_OFFERED }).data?.rows ?? []).filter(({ state }) => state === 'counted' || state === 'reversed');
  const ban = useWrite(banVolunteer, { invalidates: ['volunteering'], done: { zh: '已决定', en: 'Decided' } });
  return (
    <ConfirmButton kind="danger" icon={Ban} label={t('ban')} question={t('banAsk')} action={t('decide')} pending={ban.pending} problem={ban.problem} onConfirm={() => ban.run({ volunteerId, recordIds: [...chosen], years: Number(years), reason })}>
      <p>{t('banNote')}</p>
      <fieldset className="lc-stack">
        <legend>{t('which')}</legend>
        {records.length === 0 && <p className="lc-quiet">{t('noRecords')}</p>}
        {records.map((row) => <Checkbox key={row.id} checked={chosen.includes(row.id)} onChange={(isOn) => setChosen(isOn ? [...chosen, row.id] : chosen.filter((id) => id !== row.id))}><DateText value={row.from} /> {t('record', { activity: row.activity.name, hours: hoursText(row.minutes) })}{row.state === 'reversed' && t('wasReversed')}</Checkbox>)}
      </fieldset>
      <Field label={t('years')} required error={fieldError(ban.problem, '/years')}>{(w) => <Select {...w} value={years} choices={YEARS.map((year) => ({ value: year, label: t('year', { n: Number(year) }) }))} onChange={setYears} />}</Field>
      <Field label={t('reason')} purpose={t('reasonPurpose')} required error={fieldError(ban.problem, '/reason')}>{(w) => <TextArea {...w} rows={4} maxLength={500} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}
