/** 账号列表 · For the administrator: who can sign in, who is locked, and what to do about it. */
import { bothWays } from '#platform/contract/sorting.ts';
import { KeyRound, Plus } from 'lucide-react';
import { useRead } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { ListExport } from '#platform/web/tasks/list-export.tsx';
import { Checkbox, DataTable, DateText, EmptyState, FilterBar, LinkButton, PageHeader, useChosenRows, useTableState } from '#platform/web/ui/index.ts';
import { exportLogins, listLogins } from '../contract/index.ts';
import { loginMessages } from './login-messages.ts';
import { LoginActions, LoginState } from './login-parts.tsx';
import type { Login } from './login-parts.tsx';
import { LoginsBulk } from './logins-bulk.tsx';
import './people.css';

export function LoginsPage() {
  const t = useT(loginMessages);
  const table = useTableState({ filters: ['q', 'locked', 'disabled'], sorts: bothWays(['username', 'person', 'seen', 'recent']) });
  const asked = { ...table.filters, ...(table.sort === undefined ? {} : { sort: table.sort }) };
  const logins = useRead(listLogins, { ...asked, page: table.page, pageSize: table.pageSize });
  const chosen = useChosenRows<Login>(logins.data?.rows, (row) => row.id, JSON.stringify(table.filters));
  return (
    <>
      <PageHeader title={t('logins')} about={t('loginsAbout')} actions={<LinkButton kind="primary" icon={Plus} to="/logins/new">{t('newLogin')}</LinkButton>} />
      <FilterBar table={table} filters={[{ name: 'q', kind: 'text', label: t('userOrName') }]}>
        <Checkbox checked={table.filters.locked === 'true'} onChange={(on) => table.setFilters({ locked: on ? 'true' : undefined })}>{t('onlyLocked')}</Checkbox>
        <Checkbox checked={table.filters.disabled === 'true'} onChange={(on) => table.setFilters({ disabled: on ? 'true' : undefined })}>{t('onlyDisabled')}</Checkbox>
      </FilterBar>
      <LoginsBulk chosen={chosen} />
      <DataTable
        caption={t('logins')} selection={chosen.selection} result={logins} table={table} tools={<ListExport operation={exportLogins} input={asked} total={logins.data?.total} />} rowKey={(row) => row.id} rowTone={(row) => (row.locked && !row.disabled ? 'danger' : undefined)}
        columns={[
          { key: 'username', title: t('username'), sort: ['username', '-username'], cell: (row) => <code>{row.username}</code> },
          { key: 'person', title: t('person'), sort: ['person', '-person'], cell: (row) => <AppLink to={`/persons/${row.person.id}`}>{row.person.name}</AppLink> },
          { key: 'state', title: t('state'), cell: (row) => <LoginState login={row} /> },
          { key: 'failed', title: t('failed'), align: 'end', wideOnly: true, cell: (row) => row.failedCount },
          { key: 'seen', title: t('lastSeen'), sort: ['seen', '-seen'], greatestFirst: true, cell: (row) => (row.lastSeenAt === null ? <span className="lc-quiet">{t('never')}</span> : <DateText value={row.lastSeenAt} style="dateTime" />) },
          { key: 'actions', title: t('actions'), cell: (row) => <LoginActions login={row} /> },
        ]}
        empty={<EmptyState icon={KeyRound} title={t('noLogins')} advice={t('noLoginsAdvice')} action={<LinkButton to="/logins/new" kind="primary">{t('newLogin')}</LinkButton>} />}
      />
    </>
  );
}
