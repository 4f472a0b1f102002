/** 责任交接 · All sites of one person to another from a day on: previewed as a dry run, thinned out by unticking, then done. */
import { useState } from 'react';
import { ArrowRightLeft, Eye } from 'lucide-react';
import { z } from 'zod';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { Button, Checkbox, DataTable, Field, fieldError, LinkButton, Notice, PageHeader, ProblemAlert, Section, TextInput } from '#platform/web/ui/index.ts';
import { DUTY_HOLDER, DUTY_ROLES, dutyRoleWords } from '#modules/places/contract/index.ts';
import type { DutyRole } from '#modules/places/contract/index.ts';
import { handOver, readPerson } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';
import { PersonSelect } from './pickers.tsx';
import { useToday } from './use-people.ts';
import './people.css';

/** Duties that persons hold for sites; those for places are few and are assigned one by one. */
const ROLES = DUTY_ROLES.filter((role) => DUTY_HOLDER[role] === 'person' && role !== 'gridLeader');

const formSchema = z.object({ from: z.string().optional(), to: z.string().optional(), day: z.string().optional() });
type Sites = OutputOf<typeof handOver>['sites'];
interface Done { readonly count: number; readonly fromId: string; readonly toId: string; readonly day: string }

export function HandOverPage() {
  const t = useT(peopleMessages);
  const today = useToday();
  const [form, setForm] = useSearchState(formSchema);
  const [roles, setRoles] = useState<readonly DutyRole[]>(['siteLeader']);
  const [reason, setReason] = useState('');
  const [sites, setSites] = useState<Sites | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [done, setDone] = useState<Done | null>(null);
  const send = useWrite(handOver, { invalidates: ['people', 'places', 'cases'] });
  const day = form.day ?? today;
  const input = form.from === undefined || form.to === undefined || day === '' || roles.length === 0 || reason.trim() === ''
    ? null : { fromPersonId: form.from, toPersonId: form.to, from: day, roles: [...roles], reason: reason.trim() };
  const stale = () => { setSites(null); setDone(null); send.clear(); };
  const look = async () => {
    if (input === null) return;
    const answer = await send.run(input, { dryRun: true });
    if (answer === undefined) return setSites(null);
    setSites(answer.sites);
    setChosen(new Set(answer.sites.map((site) => site.id)));
  };
  const commit = async () => {
    if (input === null || sites === null) return;
    const answer = await send.run(chosen.size === sites.length ? input : { ...input, siteIds: [...chosen] });
    if (answer === undefined) return;
    setSites(null);
    setDone({ count: answer.sites.length, fromId: input.fromPersonId, toId: input.toPersonId, day });
  };
  if (done !== null) return <><PageHeader title={t('handOver')} trail={[{ text: t('persons'), to: '/persons' }]} /><HandedOver done={done} onAnother={() => { setDone(null); setForm({ from: undefined, to: undefined, day: undefined }); }} /></>;
  return (
    <>
      <PageHeader title={t('handOver')} about={t('handOverAbout')} trail={[{ text: t('persons'), to: '/persons' }]} />
      <Section>
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); void look(); }}>
          <div className="lc-people-form">
            <div>
              <Field label={t('fromPerson')} purpose={t('fromPersonPurpose')} required error={fieldError(send.problem, '/fromPersonId')}>{(w) => <PersonSelect {...w} value={form.from} onChange={(from) => { stale(); setForm({ from }); }} />}</Field>
              {form.from !== undefined && <DutiesToday personId={form.from} />}
            </div>
            <Field label={t('toPerson')} purpose={t('toPersonPurpose')} required error={fieldError(send.problem, '/toPersonId')}>{(w) => <PersonSelect {...w} value={form.to} onChange={(to) => { stale(); setForm({ to }); }} />}</Field>
            <Field label={t('handOverDay')} purpose={t('handOverDayPurpose')} required error={fieldError(send.problem, '/from')}>{(w) => <TextInput {...w} type="date" value={day} onChange={(next) => { stale(); setForm({ day: next === '' ? undefined : next }); }} />}</Field>
            <RoleBoxes roles={roles} onChange={(next) => { stale(); setRoles(next); }} />
            <div className="lc-people-whole"><Field label={t('reason')} purpose={t('handOverReasonPurpose')} required error={fieldError(send.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field></div>
          </div>
          <ProblemAlert problem={send.problem} fieldLabels={{ '/fromPersonId': t('fromPerson'), '/toPersonId': t('toPerson'), '/reason': t('reason') }} />
          <div className="lc-row">
            <Button type="submit" kind={sites === null ? 'primary' : 'plain'} icon={Eye} disabled={input === null} pending={send.pending && sites === null}>{t(sites === null ? 'preview' : 'previewAgain')}</Button>
            {sites === null && <span className="lc-quiet lc-small">{t('noFromYet')}</span>}
          </div>
        </form>
      </Section>
      {sites !== null && input !== null && <SitesToMove sites={sites} chosen={chosen} onChange={setChosen} fromId={input.fromPersonId} pending={send.pending} onConfirm={() => void commit()} />}
    </>
  );
}

function useNameOf(personId: string): string {
  return useRead(readPerson, { personId }).data?.name ?? '…';
}

function DutiesToday({ personId }: { readonly personId: string }) {
  const t = useT(peopleMessages);
  const text = useText();
  const duties = useRead(readPerson, { personId }).data?.duties;
  if (duties === undefined) return null;
  const list = duties.map(({ role, count }) => `${text(dutyRoleWords[role])} ${count}`).join(' · ');
  return <p className="lc-quiet lc-small">{duties.length === 0 ? t('dutiesNone') : t('dutiesToday', { list })}</p>;
}

function RoleBoxes({ roles, onChange }: { readonly roles: readonly DutyRole[]; readonly onChange: (roles: readonly DutyRole[]) => void }) {
  const t = useT(peopleMessages);
  const text = useText();
  return (
    <fieldset>
      <legend className="lc-field-label">{t('whichDuties')}</legend>
      <div className="lc-row">
        {ROLES.map((role) => <Checkbox key={role} checked={roles.includes(role)} onChange={(on) => onChange(ROLES.filter((each) => (each === role ? on : roles.includes(each))))}>{text(dutyRoleWords[role])}</Checkbox>)}
      </div>
    </fieldset>
  );
}

interface SitesToMoveProps {
  readonly sites: Sites;
  readonly chosen: ReadonlySet<string>;
  readonly onChange: (chosen: ReadonlySet<string>) => void;
  readonly fromId: string;
  readonly pending: boolean;
  readonly onConfirm: () => void;
}

function SitesToMove({ sites, chosen, onChange, fromId, pending, onConfirm }: SitesToMoveProps) {
  const t = useT(peopleMessages);
  const name = useNameOf(fromId);
  return (
    <Section bare title={t('previewTitle', { n: chosen.size })} about={t('previewAbout', { name })}>
      <DataTable
        caption={t('siteList')} result={{ data: { rows: sites, total: sites.length } }} rowKey={(row) => row.id} selection={{ chosen, onChange }}
        columns={[
          { key: 'name', title: t('siteName'), cell: (row) => row.name },
          { key: 'code', title: t('code'), cell: (row) => <span className="lc-quiet lc-number">{row.code}</span> },
        ]}
      />
      <div className="lc-people-bar lc-no-print">
        <strong role="status">{chosen.size === 0 ? t('nothingChosen') : t('previewTitle', { n: chosen.size })}</strong>
        <Button kind="primary" icon={ArrowRightLeft} disabled={chosen.size === 0} pending={pending} onClick={onConfirm}>{t('handOverNow', { n: chosen.size })}</Button>
      </div>
    </Section>
  );
}

function HandedOver({ done, onAnother }: { readonly done: Done; readonly onAnother: () => void }) {
  const t = useT(peopleMessages);
  const { locale } = usePreferences();
  const [from, to] = [useNameOf(done.fromId), useNameOf(done.toId)];
  return (
    <>
      <div role="status"><Notice tone="ok" title={t('handedOver', { n: done.count })}><p>{t('handedOverNote', { day: dateText(done.day, locale), from, to })}</p></Notice></div>
      <div className="lc-row">
        <LinkButton to={`/persons/${done.toId}`} kind="primary">{t('openOf', { name: to })}</LinkButton>
        <LinkButton to={`/persons/${done.fromId}`}>{t('openOf', { name: from })}</LinkButton>
        <Button onClick={onAnother}>{t('another')}</Button>
      </div>
    </>
  );
}
