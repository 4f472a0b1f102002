/** 签到 · The code on the leader's screen, entered at both ends; a scanned one comes with the address. */
import { useState } from 'react';
import { ScanLine } from 'lucide-react';
import { z } from 'zod';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { Button, DateText, Field, fieldError, KeyValue, Notice, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { checkIn, readMyCheckIn, serviceCertificateWords } from '../contract/index.ts';
import { hoursText } from './hours.ts';
import { checkInMessages } from './check-in-messages.ts';

const scannedCode = z.object({ code: z.coerce.string().max(40).default('') });

export function CheckInAct({ activityId }: { readonly activityId: string }) {
  const t = useT(checkInMessages);
  const text = useText();
  const [{ code: scanned }] = useSearchState(scannedCode);
  const [code, setCode] = useState(scanned);
  const [done, setDone] = useState<OutputOf<typeof checkIn> | null>(null);
  const mine = useRead(readMyCheckIn, { activityId }).data;
  const send = useWrite(checkIn, { invalidates: ['volunteering'], onSuccess: (answer) => { setCode(''); setDone(answer); } });
  if (mine === undefined) return null;
  return (
    <Section title={t('checkIn')} about={t('checkInAbout')}>
      <div className="lc-stack">
        {done !== null && <Notice tone="ok" title={done.state === 'out' ? t('isOut', { n: hoursText(done.minutes) }) : t('isIn')}>{null}</Notice>}
        {mine.inAt !== null && <KeyValue facts={[{ label: t('inAt'), value: <DateText value={mine.inAt} style="dateTime" /> }, { label: t('outAt'), value: <DateText value={mine.outAt} style="dateTime" /> }]} />}
        {mine.outAt === null && (
          <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); void send.run({ activityId, code }); }}>
            <ProblemAlert problem={send.problem} />
            <Field label={t('code')} purpose={t('codePurpose')} required error={fieldError(send.problem, '/code')}>{(w) => <TextInput {...w} maxLength={40} autoComplete="off" autoCapitalize="characters" value={code} onChange={setCode} />}</Field>
            <div className="lc-row"><Button kind="primary" type="submit" icon={ScanLine} pending={send.pending} disabled={code.trim().length < 6}>{t(mine.inAt === null ? 'doIn' : 'doOut')}</Button></div>
          </form>
        )}
        <p className="lc-quiet lc-small">{text(serviceCertificateWords.gradeMeans)}</p>
      </div>
    </Section>
  );
}
