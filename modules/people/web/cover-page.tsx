/** 外出代管 · A site leader leaves the sites to a colleague for some days; the office sees and ends covers. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState } from 'react';
import { MapPin, UserRoundCheck } from 'lucide-react';
import { isLocalDate } from '#kernel/local-date.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useInvalidate, useRead, useWrite } from '#platform/web/client.tsx';
import { dateText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { useLiveEvents } from '#platform/web/live.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { useCan, useProgramme } from '#platform/web/session.tsx';
import {
  Button, ConfirmButton, DataTable, DateText, EmptyState, Field, fieldError, LinkButton, Notice, PageHeader, ProblemAlert, Section, Select, StateTag, TextInput, useTableState,
} from '#platform/web/ui/index.ts';
import { exportCovers, coverMySites, endCover, endMyCover, listCovers, listDeputies } from '../contract/index.ts';
import { coverMessages } from './cover-messages.ts';
import { useToday } from './use-people.ts';
import './people.css';

type Cover = OutputOf<typeof listCovers>['rows'][number];
type Arranged = OutputOf<typeof coverMySites> & { readonly name: string };
const TONES = { present: 'ok', coming: 'info', over: 'held' } as const;
const COLLEAGUES_SHOWN = 200;

export function CoverPage() {
  const t = useT(coverMessages);
  const mine = useCan('people.coverOwnSites');
  const { person } = useProgramme();
  const invalidate = useInvalidate();
  useLiveEvents(['duties'], () => void invalidate(['people']));
  return (
    <>
      <PageHeader title={t('cover')} about={t('coverAbout')} actions={mine && <LinkButton to="/sites" icon={MapPin}>{t('mySites')}</LinkButton>} />
      {mine && <ArrangeCover />}
      <CoverTable title={t('covers')} {...(mine ? { personId: person.id } : {})} />
    </>
  );
}

function ArrangeCover() {
  const t = useT(coverMessages);
  const { locale } = usePreferences();
  const today = useToday();
  const [draft, setDraft] = useState({ toPersonId: '', from: '', until: '', note: '' });
  const [done, setDone] = useState<Arranged | null>(null);
  const from = draft.from === '' ? today : draft.from;
  const until = draft.until === '' ? from : draft.until;
  const known = isLocalDate(from) && isLocalDate(until) && until >= from;
  const colleagues = useRead(listDeputies, known ? { from, until, pageSize: COLLEAGUES_SHOWN } : { pageSize: COLLEAGUES_SHOWN });
  const rows = colleagues.data?.rows ?? [];
  const name = rows.find((row) => row.id === draft.toPersonId)?.name ?? '';
  const send = useWrite(coverMySites, {
    invalidates: ['people', 'places', 'cases'], onSuccess: (output) => { setDone({ ...output, name }); setDraft({ toPersonId: '', from: '', until: '', note: '' }); },
  });
  const error = (pointer: string) => fieldError(send.problem, pointer);
  const change = (next: Partial<typeof draft>) => { setDone(null); setDraft({ ...draft, ...next }); };
  const note = draft.note.trim();
  const submit = () => { if (draft.toPersonId !== '') void send.run({ toPersonId: draft.toPersonId, from, until, ...(note === '' ? {} : { note }) }); };
  return (
    <Section title={t('arrange')}>
      {done !== null && <div role="status"><Notice tone="ok" title={t('sent')}><p>{t('sentNote', { from: dateText(done.from, locale), until: dateText(done.until, locale), name: done.name, n: done.sites.length })}</p></Notice></div>}
      {colleagues.data !== undefined && rows.length === 0 ? <p className="lc-quiet">{t('noDeputies')}</p> : (
        <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); submit(); }}>
          <div className="lc-people-form">
            <Field label={t('from')} purpose={t('fromPurpose')} required error={error('/from')}>{(w) => <TextInput {...w} type="date" min={today} value={from} onChange={(next) => change({ from: next })} />}</Field>
            <Field label={t('until')} purpose={t('untilPurpose')} required error={error('/until')}>{(w) => <TextInput {...w} type="date" min={from} value={draft.until === '' && isLocalDate(from) ? from : draft.until} onChange={(next) => change({ until: next })} />}</Field>
            <Field label={t('deputy')} purpose={t('deputyPurpose')} required error={error('/toPersonId')}>{(w) => (
              <Select
                {...w} value={draft.toPersonId} placeholder={t('choose')} onChange={(next) => change({ toPersonId: next })}
                choices={rows.map((row) => ({ value: row.id, label: `${row.name}${row.title === null ? '' : ` · ${row.title}`}${row.away ? t('away') : row.siteCount > 0 ? t('leads', { n: row.siteCount }) : ''}`}))}
              />
            )}</Field>
            <Field label={t('note')} purpose={t('notePurpose')} error={error('/note')}>{(w) => <TextInput {...w} maxLength={300} value={draft.note} onChange={(next) => change({ note: next })} />}</Field>
          </div>
          <StandsInNotice from={from} until={until} />
          <ProblemAlert problem={send.problem} fieldLabels={{ '/from': t('from'), '/until': t('until'), '/toPersonId': t('deputy') }} />
          <div className="lc-row"><Button type="submit" kind="primary" icon={UserRoundCheck} disabled={draft.toPersonId === '' || !known} pending={send.pending}>{t('send')}</Button></div>
        </form>
      )}
    </Section>
  );
}

/** Said before the absence is arranged: what one looks after for somebody else would be with nobody. */
function StandsInNotice({ from, until }: { readonly from: string; readonly until: string }) {
  const t = useT(coverMessages);
  const { locale } = usePreferences();
  const { person } = useProgramme();
  const found = useRead(listCovers, { personId: person.id, pageSize: COLLEAGUES_SHOWN }).data?.rows ?? [];
  const kept = found.filter((cover) => cover.deputy.id === person.id && cover.from <= until && cover.until >= from);
  if (kept.length === 0) return null;
  return (
    <Notice tone="warn" title={t('alsoAway')}>
      {kept.map((cover) => <p key={cover.id}>{t('alsoAwayNote', { name: cover.person.name, from: dateText(cover.from, locale), until: dateText(cover.until, locale) })}</p>)}
    </Notice>
  );
}

function CoverTable({ title, personId }: { readonly title: string; readonly personId?: string }) {
  const t = useT(coverMessages);
  const table = useTableState({ sorts: bothWays(['recent', 'person']) });
  const asked = { ...(personId === undefined ? {} : { personId }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listCovers, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <Section bare title={title}>
      <DataTable
        caption={title} result={found} table={table} tools={<ListExport operation={exportCovers} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} empty={<EmptyState icon={UserRoundCheck} title={t('none')} advice={t('noneAdvice')} />}
        columns={[
          { key: 'who', title: t('who'), sort: ['person', '-person'], cell: (row) => <AppLink to={`/persons/${row.person.id}`}>{row.person.name}</AppLink> },
          { key: 'deputy', title: t('standsIn'), cell: (row) => <AppLink to={`/persons/${row.deputy.id}`}>{row.deputy.name}</AppLink> },
          { key: 'days', title: t('days'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <><CoverDays cover={row} />{row.note !== null && <span className="lc-people-under">{row.note}</span>}</> },
          { key: 'sites', title: t('sites'), align: 'end', cell: (row) => <span className="lc-number">{row.siteCount}</span> },
          { key: 'state', title: t('state'), cell: (row) => <StateTag quiet tone={TONES[row.phase]} text={t(row.phase)} /> },
          { key: 'actions', title: t('actions'), align: 'end', cell: (row) => (row.phase === 'over' ? null : <EndCoverButton cover={row} />) },
        ]}
      />
    </Section>
  );
}

function CoverDays({ cover }: { readonly cover: Cover }) {
  return <span className="lc-number"><DateText value={cover.from} /> – <DateText value={cover.until} /></span>;
}

/** One's own by oneself; somebody else's by whoever arranges duties there. */
function EndCoverButton({ cover }: { readonly cover: Cover }) {
  const t = useT(coverMessages);
  const { person } = useProgramme();
  const [mayTakeBack, mayEnd] = [useCan('people.coverOwnSites'), useCan('people.manageDuties')];
  const [reason, setReason] = useState('');
  const words = { invalidates: ['people', 'places', 'cases'], done: { zh: '点位已收回', en: 'The sites are back with their leader' } };
  const back = useWrite(endMyCover, words);
  const end = useWrite(endCover, words);
  const begun = cover.phase === 'present';
  if (cover.person.id === person.id && mayTakeBack) {
    return (
      <ConfirmButton small kind="quiet" label={t(begun ? 'takeBack' : 'cancel')} question={t(begun ? 'takeBackAsk' : 'cancelAsk')} action={t(begun ? 'takeBack' : 'cancel')} pending={back.pending} problem={back.problem} onConfirm={() => back.run({ coverId: cover.id })}>
        <p>{t(begun ? 'takeBackNote' : 'cancelNote')}</p>
      </ConfirmButton>
    );
  }
  if (!mayEnd) return null;
  return (
    <ConfirmButton small kind="quiet" label={t('endOther')} question={t('endOther')} action={t('endOther')} pending={end.pending} problem={end.problem} onConfirm={() => end.run({ coverId: cover.id, reason })}>
      <Field label={t('endReason')} purpose={t('endReasonPurpose')} required error={fieldError(end.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>
    </ConfirmButton>
  );
}

/** 代管提示 · On a person's page: away now, or standing in for somebody. */
export function CoverNotice({ personId }: { readonly personId: string }) {
  const t = useT(coverMessages);
  const { locale } = usePreferences();
  const present = useRead(listCovers, { personId, phase: 'present' }).data?.rows ?? [];
  const coming = useRead(listCovers, { personId, phase: 'coming' }).data?.rows ?? [];
  const all = [...present, ...coming];
  if (all.length === 0) return null;
  return (
    <Notice tone="info">
      {all.map((cover) => {
        const days = { from: dateText(cover.from, locale), until: dateText(cover.until, locale) };
        return <p key={cover.id}>{cover.person.id === personId ? t('awayNow', { ...days, name: cover.deputy.name }) : t('standingIn', { ...days, name: cover.person.name })}</p>;
      })}
    </Notice>
  );
}

