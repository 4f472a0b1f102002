/** 角色与权限 · What each role may do, as one table; one role alone with its holders. */
import { bothWays } from '#platform/contract/sorting.ts';
import { useState, useSyncExternalStore } from 'react';
import { Check, FileUp, SearchX, UserRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { ExportButton } from '#platform/web/tasks/export-button.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Button, classes, ConfirmButton, DataTable, EmptyState, FilterBar, LinkButton, PageHeader, ProblemAlert, Section, Select, Skeleton, useTableState } from '#platform/web/ui/index.ts';
import { exportAssignments, listAssignments, listRoles, setRolePermissions } from '../contract/index.ts';
import { AnchorText } from './person-roles.tsx';
import { changesOf, holds, startsGroup, withPermission } from './role-draft.ts';
import type { RoleChange, RoleDraft } from './role-draft.ts';
import { roleMessages } from './role-messages.ts';
import { usePeriodText } from './words.ts';
import './people.css';

type Answer = OutputOf<typeof listRoles>;
type Role = Answer['roles'][number];
type Permission = Answer['permissions'][number];

const NARROW = '(max-width: 48rem)';

/** A dozen columns do not fit on a phone: there one role is shown at a time. */
function useNarrow(): boolean {
  return useSyncExternalStore(
    (listener) => { const media = window.matchMedia(NARROW); media.addEventListener('change', listener); return () => media.removeEventListener('change', listener); },
    () => window.matchMedia(NARROW).matches,
  );
}

export function RolesPage() {
  const t = useT(roleMessages);
  const text = useText();
  const narrow = useNarrow();
  const mayChange = useCan('people.manageRoles');
  const found = useRead(listRoles, {});
  const table = useTableState({ filters: ['role', 'q'] });
  const [draft, setDraft] = useState<RoleDraft>(new Map());
  const { roles = [], permissions = [] } = found.data ?? {};
  const one = roles.find((role) => role.code === table.filters.role) ?? (narrow ? roles[0] : undefined);
  const wanted = table.filters.q?.toLowerCase();
  const shown = permissions.filter(({ code, zh, en }) => wanted === undefined || `${code} ${zh} ${en}`.toLowerCase().includes(wanted));
  const changes = changesOf(draft, roles);
  return (
    <>
      <PageHeader title={t('title')} about={t(mayChange ? 'about' : 'aboutRead')} actions={<RoleFiles />} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('words') }]}>
        <Select
          aria-label={t('role')} value={one?.code ?? ''} onChange={(role) => table.setFilters({ role })} choices={roles.map((role) => ({ value: role.code, label: text({ zh: role.nameZh, en: role.nameEn }) }))}
          {...(narrow ? {} : { placeholder: t('allRoles') })}
        />
      </FilterBar>
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {found.data === undefined ? found.problem === null && <Skeleton lines={8} /> : shown.length === 0
        ? <EmptyState icon={SearchX} title={t('none')} advice={t('noneAdvice')} action={<Button onClick={table.clearFilters}>{t('showMatrix')}</Button>} />
        : <Matrix roles={one === undefined ? roles : [one]} permissions={shown} draft={draft} mayChange={mayChange} onChange={setDraft} />}
      {changes.length > 0 && <SaveBar changes={changes} answer={found.data as Answer} draft={draft} onChange={setDraft} />}
      {one !== undefined && <Holders role={one} />}
    </>
  );
}

/** Who holds which role, of all roles at once, out and in. */
function RoleFiles() {
  const t = useT(roleMessages);
  const may = useCan('people.assignRoles');
  const held = useRead(listAssignments, { pageSize: 1 }, { enabled: may });
  if (!may) return null;
  return <><ExportButton operation={exportAssignments} input={{}} rowCount={held.data?.total ?? 0}>{t('exportRoles')}</ExportButton><LinkButton to="/roles/import" icon={FileUp}>{t('importRoles')}</LinkButton></>;
}

interface MatrixProps {
  readonly roles: readonly Role[];
  readonly permissions: readonly Permission[];
  readonly draft: RoleDraft;
  readonly mayChange: boolean;
  readonly onChange: (draft: RoleDraft) => void;
}

function Matrix({ roles, permissions, draft, mayChange, onChange }: MatrixProps) {
  const t = useT(roleMessages);
  const text = useText();
  const codes = permissions.map(({ code }) => code);
  return (
    // Scrolled with the arrow keys as well, when there is nothing in it to tab to.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="lc-people-matrix-frame" role="region" aria-label={t('matrix')} tabIndex={0}>
      <table className="lc-people-matrix">
        <thead>
          <tr>
            <th scope="col">{t('permission')}</th>
            {roles.map((role) => (
              <th key={role.code} scope="col">
                <AppLink to="/roles" search={{ role: role.code }}>{text({ zh: role.nameZh, en: role.nameEn })}</AppLink>
                <span className="lc-people-under">{t('holders', { n: role.holderCount })}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {permissions.map((permission, at) => (
            <tr key={permission.code} className={classes(startsGroup(codes, at) && 'lc-people-first')}>
              <th scope="row" title={permission.code}>{text(permission)}</th>
              {roles.map((role) => <Cell key={role.code} role={role} permission={permission} draft={draft} mayChange={mayChange} onChange={onChange} />)}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Cell({ role, permission, draft, mayChange, onChange }: { readonly role: Role; readonly permission: Permission } & Pick<MatrixProps, 'draft' | 'mayChange' | 'onChange'>) {
  const t = useT(roleMessages);
  const text = useText();
  const on = holds(draft, role, permission.code);
  const words = t('cell', { role: text({ zh: role.nameZh, en: role.nameEn }), permission: text(permission) });
  if (!mayChange) return <td>{on ? <><Check className="lc-mark-held" size="1.15em" aria-hidden="true" /><span className="lc-visually-hidden">{t('may')}</span></> : <span className="lc-visually-hidden">{t('mayNot')}</span>}</td>;
  return (
    <td className={classes(on !== role.permissions.includes(permission.code) && 'lc-people-changed')}>
      <label className="lc-check"><input type="checkbox" aria-label={words} checked={on} onChange={(event) => onChange(withPermission(draft, role, permission.code, event.target.checked))} /></label>
    </td>
  );
}

function SaveBar({ changes, answer, draft, onChange }: { readonly changes: readonly RoleChange[]; readonly answer: Answer; readonly draft: RoleDraft; readonly onChange: (draft: RoleDraft) => void }) {
  const t = useT(roleMessages);
  const save = useWrite(setRolePermissions, { invalidates: ['people'], done: { zh: '权限已保存', en: 'Permissions saved' } });
  const count = changes.reduce((sum, { added, removed }) => sum + added.length + removed.length, 0);
  const saveAll = async () => {
    let left = draft;
    // One role after another: each is a change of its own in the audit, and a refusal leaves the rest in the draft.
    for (const { roleCode } of changes) {
      const saved = await save.run({ roleCode, permissions: [...(left.get(roleCode) ?? [])] });
      if (saved === undefined) return undefined;
      left = new Map([...left].filter(([code]) => code !== roleCode));
      onChange(left);
    }
    return true;
  };
  return (
    <div className="lc-people-bar lc-no-print">
      <strong role="status">{t('changed', { n: count })}</strong>
      <Button kind="quiet" onClick={() => onChange(new Map())}>{t('discard')}</Button>
      <ConfirmButton kind="primary" label={t('save')} question={t('saveAsk', { n: count })} action={t('save')} pending={save.pending} problem={save.problem} onConfirm={saveAll}>
        <ChangeList changes={changes} answer={answer} />
        <p>{t('saveNote')}</p>
      </ConfirmButton>
    </div>
  );
}

function ChangeList({ changes, answer }: { readonly changes: readonly RoleChange[]; readonly answer: Answer }) {
  const text = useText();
  const roleName = (code: string) => { const role = answer.roles.find((each) => each.code === code); return role === undefined ? code : text({ zh: role.nameZh, en: role.nameEn }); };
  const permissionName = (code: string) => { const permission = answer.permissions.find((each) => each.code === code); return permission === undefined ? code : text(permission); };
  return (
    <ul className="lc-people-changes">
      {changes.map(({ roleCode, added, removed }) => (
        <li key={roleCode}>
          <strong>{roleName(roleCode)}</strong>
          <ul>
            {added.map((code) => <li key={code}><ins>＋ {permissionName(code)}</ins></li>)}
            {removed.map((code) => <li key={code}><del>{permissionName(code)}</del></li>)}
          </ul>
        </li>
      ))}
    </ul>
  );
}

function Holders({ role }: { readonly role: Role }) {
  const t = useT(roleMessages);
  const text = useText();
  const periodText = usePeriodText();
  const table = useTableState({ filters: ['holder'], sorts: bothWays(['person', 'recent']) });
  const asked = { role: role.code, ...(table.filters.holder === undefined ? {} : { q: table.filters.holder }), ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const found = useRead(listAssignments, { ...asked, page: table.page, pageSize: table.pageSize });
  return (
    <Section bare title={t('holdersOf', { role: text({ zh: role.nameZh, en: role.nameEn }) })} about={t('holdersAbout')}>
      <FilterBar table={table} filters={[{ name: 'holder', kind: 'text', label: t('holderSearch') }]} />
      <DataTable
        caption={t('holderList')} result={found} table={table} tools={<ListExport operation={exportAssignments} input={asked} total={found.data?.total} />} rowKey={(row) => row.id} rowTo={(row) => `/persons/${row.person.id}`}
        columns={[
          { key: 'person', title: t('person'), sort: ['person', '-person'], cell: (row) => row.person.name },
          { key: 'anchor', title: t('anchor'), cell: (row) => <AnchorText anchor={row.anchor} /> },
          { key: 'period', title: t('period'), sort: ['recent', '-recent'], greatestFirst: true, cell: (row) => <span className="lc-number">{periodText(row)}</span> },
        ]}
        empty={<EmptyState icon={UserRound} title={t('noHolders')} advice={t('noHoldersAdvice')} action={<LinkButton to="/persons">{t('openPersons')}</LinkButton>} />}
      />
    </Section>
  );
}
