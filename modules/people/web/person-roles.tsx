/** 角色分配 · Which roles a person holds, where and until when; giving one, and ending one. */
import { Suspense, useState } from 'react';
import { Plus, ShieldQuestion } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DataTable, EmptyState, Field, fieldError, ProblemAlert, Section, Select, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { OrganisationSelect, PlaceSelect } from '#modules/places/web/index.ts';
import { assignRole, endAssignment } from '../contract/index.ts';
import { peopleMessages } from './messages.ts';
import { useRoleChoices, useToday } from './use-people.ts';
import type { Assignment, Person } from './use-people.ts';
import { phaseOf } from './periods.ts';
import { ANCHOR_KINDS, anchorWords, phaseTones, usePeriodText } from './words.ts';
import type { AnchorKind } from './words.ts';

/** 范围文本 */
export function AnchorText({ anchor }: { readonly anchor: Assignment['anchor'] }) {
  const text = useText();
  if (anchor.nameZh === null) return text(anchorWords[anchor.kind]);
  return <span>{text({ zh: anchor.nameZh, en: anchor.nameEn ?? anchor.nameZh })}<span className="lc-people-under">{text(anchorWords[anchor.kind])}</span></span>;
}

export function PersonRoles({ person }: { readonly person: Person }) {
  const t = useT(peopleMessages);
  const text = useText();
  const periodText = usePeriodText();
  const today = useToday();
  const mayAssign = useCan('people.assignRoles');
  const [adding, setAdding] = useState(false);
  const rows = [...person.assignments].sort((a, b) => Number(b.present) - Number(a.present) || b.from.localeCompare(a.from));
  const add = mayAssign && !adding ? <Button icon={Plus} onClick={() => setAdding(true)}>{t('assignRole')}</Button> : null;
  return (
    <Section bare title={t('assignments')} about={t('assignmentsAbout')} actions={add}>
      {adding && <AssignRoleForm personId={person.id} onClose={() => setAdding(false)} />}
      <DataTable
        caption={t('roleList')} result={{ data: { rows, total: rows.length } }} rowKey={(row) => row.id}
        columns={[
          { key: 'role', title: t('role'), cell: (row) => <AppLink to="/roles" search={{ role: row.role.code }}>{text({ zh: row.role.nameZh, en: row.role.nameEn })}</AppLink> },
          { key: 'anchor', title: t('anchor'), cell: (row) => <AnchorText anchor={row.anchor} /> },
          { key: 'period', title: t('period'), cell: (row) => <span className="lc-number">{periodText(row)}</span> },
          { key: 'state', title: t('state'), cell: (row) => { const phase = phaseOf(row, today); return <StateTag quiet tone={phaseTones[phase]} text={t(phase)} />; } },
          ...(mayAssign ? [{ key: 'end', title: t('actions'), align: 'end' as const, cell: (row: Assignment) => (phaseOf(row, today) !== 'over' && (row.to === null || row.to > today) ? <EndAssignment assignment={row} today={today} /> : null) }] : []),
        ]}
        empty={<EmptyState icon={ShieldQuestion} title={t('noAssignments')} advice={t('noAssignmentsAdvice')} />}
      />
    </Section>
  );
}

function EndAssignment({ assignment, today }: { readonly assignment: Assignment; readonly today: string }) {
  const t = useT(peopleMessages);
  const text = useText();
  const [to, setTo] = useState('');
  const end = useWrite(endAssignment, { invalidates: ['people'], done: { zh: '角色已结束', en: 'Role ended' } });
  const first = assignment.from > today ? assignment.from : '';
  return (
    <ConfirmButton
      small kind="quiet" label={t('endAssignment')} question={t('endAsk', { role: text({ zh: assignment.role.nameZh, en: assignment.role.nameEn }) })} action={t('endAssignment')} pending={end.pending} problem={end.problem}
      onConfirm={() => end.run({ assignmentId: assignment.id, ...(to === '' ? (first === '' ? {} : { to: first }) : { to }) })}
    >
      <p>{t('endNote')}</p>
      <Field label={t('endDay')} purpose={t('endDayPurpose')} error={fieldError(end.problem, '/to')}>{(w) => <TextInput {...w} type="date" value={to === '' ? first : to} onChange={setTo} />}</Field>
    </ConfirmButton>
  );
}

function anchorInput(kind: AnchorKind, placeId: string | undefined, organisationId: string | undefined) {
  if (kind === 'place') return { kind, placeId: placeId ?? '' } as const;
  if (kind === 'organisation') return { kind, organisationId: organisationId ?? '' } as const;
  return { kind } as const;
}

function AssignRoleForm({ personId, onClose }: { readonly personId: string; readonly onClose: () => void }) {
  const t = useT(peopleMessages);
  const text = useText();
  const roles = useRoleChoices();
  const [roleCode, setRoleCode] = useState('');
  const [kind, setKind] = useState<AnchorKind>('programme');
  const [placeId, setPlaceId] = useState<string | undefined>();
  const [organisationId, setOrganisationId] = useState<string | undefined>();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const assign = useWrite(assignRole, { invalidates: ['people'], done: { zh: '角色已分配', en: 'Role assigned' }, onSuccess: onClose });
  const error = (pointer: string) => fieldError(assign.problem, pointer);
  const incomplete = roleCode === '' || (kind === 'place' && placeId === undefined) || (kind === 'organisation' && organisationId === undefined);
  const submit = () => void assign.run({ personId, roleCode, anchor: anchorInput(kind, placeId, organisationId), ...(from === '' ? {} : { from }), to: to === '' ? null : to });
  return (
    <Section title={t('assignRole')}>
      <form className="lc-stack" noValidate onSubmit={(event) => { event.preventDefault(); if (!incomplete) submit(); }}>
        <div className="lc-people-form">
          <Field label={t('role')} purpose={t('rolePurpose')} required error={error('/roleCode')}>{(w) => <Select {...w} value={roleCode} placeholder={t('choose')} choices={roles} onChange={setRoleCode} />}</Field>
          <Field label={t('anchorKind')} purpose={t('anchorPurpose')} required error={error('/anchor')}>{(w) => <Select {...w} value={kind} choices={ANCHOR_KINDS.map((each) => ({ value: each, label: text(anchorWords[each]) }))} onChange={(next) => { if (next !== '') setKind(next); }} />}</Field>
          {kind === 'place' && <div className="lc-people-whole"><Field label={t('place')} purpose={t('placePurpose')} required error={error('/anchor/placeId')}>{(w) => <Suspense><PlaceSelect {...w} value={placeId} onChange={setPlaceId} /></Suspense>}</Field></div>}
          {kind === 'organisation' && <div className="lc-people-whole"><Field label={t('organisation')} purpose={t('organisationAnchorPurpose')} required error={error('/anchor/organisationId')}>{(w) => <Suspense><OrganisationSelect {...w} value={organisationId} onChange={setOrganisationId} /></Suspense>}</Field></div>}
          <Field label={t('fromDay')} purpose={t('fromDayPurpose')} error={error('/from')}>{(w) => <TextInput {...w} type="date" value={from} onChange={setFrom} />}</Field>
          <Field label={t('toDay')} purpose={t('toDayPurpose')} error={error('/to')}>{(w) => <TextInput {...w} type="date" value={to} onChange={setTo} />}</Field>
        </div>
        <ProblemAlert problem={assign.problem} fieldLabels={{ '/to': t('toDay'), '/roleCode': t('role') }} />
        <div className="lc-row"><Button type="submit" kind="primary" disabled={incomplete} pending={assign.pending}>{t('assignRole')}</Button><Button onClick={onClose}>{t('cancel')}</Button></div>
      </form>
    </Section>
  );
}
