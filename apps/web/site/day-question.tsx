/** 某日谁负责 · The question that an inquiry asks; the day is in the address, so that the answer can be shared. */
import { z } from 'zod';
import { dutyAt } from '#modules/people/contract/index.ts';
import { DUTY_ROLES, dutyRoleWords, readProgramme } from '#modules/places/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink, useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Field, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { siteMessages } from './messages.ts';

const search = z.object({ day: z.iso.date().optional() });

export function DayQuestion({ siteId }: { readonly siteId: string }) {
  const t = useT(siteMessages);
  const text = useText();
  const canRead = useCan('people.read');
  const [{ day }, setSearch] = useSearchState(search);
  const today = useRead(readProgramme, { basemap: false }, { fresh_ms: 300_000 }).data?.today;
  const asked = useRead(dutyAt, { siteId, day: day ?? '' }, { enabled: canRead && day !== undefined });
  if (!canRead) return null;
  const holders = [...(asked.data?.holders ?? [])].sort((left, right) => DUTY_ROLES.indexOf(left.role) - DUTY_ROLES.indexOf(right.role));
  return (
    <Section title={t('dayTitle')} about={t('dayAbout')}>
      <Field label={t('day')} purpose={t('dayPurpose')}>{(w) => <TextInput {...w} type="date" max={today} value={day ?? ''} onChange={(next) => setSearch({ day: next === '' ? undefined : next })} />}</Field>
      <ProblemAlert problem={asked.problem} />
      {asked.loading && <Skeleton lines={2} />}
      {day !== undefined && asked.data !== undefined && (holders.length === 0
        ? <p className="lc-tone-text-warn">{t('nobody')}</p>
        : (
          <ul className="lc-site-lines" aria-live="polite">
            {holders.map((duty) => (
              <li key={duty.id}>
                <span className="lc-quiet">{text(dutyRoleWords[duty.role])}</span>
                {duty.person !== null ? <AppLink to={`/persons/${duty.person.id}`}>{duty.person.name}</AppLink> : <span>{duty.organisation === null ? '—' : text({ zh: duty.organisation.nameZh, en: duty.organisation.nameEn })}</span>}
              </li>
            ))}
          </ul>
        ))}
    </Section>
  );
}
