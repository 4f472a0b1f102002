/** 减负计量 · Minutes asked by unit and month, what an item takes and how that is known, and publication. */
import { useState } from 'react';
import { Globe, Hourglass, Timer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, ConfirmButton, DataTable, Dialog, EmptyState, Field, fieldError, PageHeader, ProblemAlert, Section, Skeleton, StateTag, TextInput } from '#platform/web/ui/index.ts';
import { publishMonth, readBurden, setRate } from '../contract/index.ts';
import { burdenMessages } from './messages.ts';

type Burden = OutputOf<typeof readBurden>;
type Kind = Burden['kinds'][number];

const whole = (rows: readonly unknown[]) => ({ total: rows.length });
const amount = (value: number) => <span className="lc-number">{numberText(Math.round(value))}</span>;

export function BurdenPage() {
  const t = useT(burdenMessages);
  const mayManage = useCan('burden.manage');
  const found = useRead(readBurden, {});
  const burden = found.data;
  const [closed] = burden?.months.slice(-2) ?? [];
  return (
    <>
      <PageHeader title={t('title')} about={t('about')} actions={mayManage && closed !== undefined && <PublishAct month={closed} />} />
      <ProblemAlert problem={found.problem} onRetry={found.reload} />
      {burden === undefined ? found.problem === null && <Skeleton height="24rem" /> : burden.months.every(({ minutes }) => minutes === 0) ? <><EmptyState icon={Hourglass} title={t('none')} advice={t('noneAdvice')} /><Kinds burden={burden} mayManage={mayManage} /></> : <><Units burden={burden} /><Roles burden={burden} /><Kinds burden={burden} mayManage={mayManage} /><Asks burden={burden} /></>}
    </>
  );
}

function Units({ burden }: { readonly burden: Burden }) {
  const t = useT(burdenMessages);
  const text = useText();
  const rows = [...burden.units.map((unit) => ({ key: unit.id ?? 'none', name: unit.words === null ? t('noUnit') : text(unit.words), minutes: unit.minutes })), { key: 'all', name: t('inAll'), minutes: burden.months.map(({ minutes }) => minutes) }];
  return (
    <Section title={t('byUnit')} bare>
      <DataTable
        caption={t('byUnit')} whole result={{ data: { rows, ...whole(rows) } }} rowKey={(row) => row.key}
        columns={[{ key: 'unit', title: t('unit'), cell: (row) => (row.key === 'all' ? <strong>{row.name}</strong> : row.name) }, ...burden.months.map(({ month, publishedAt }, at) => ({ key: month, title: publishedAt === null ? month : `${month} · ${t('published')}`, align: 'end' as const, cell: (row: { minutes: readonly number[] }) => amount(row.minutes[at] ?? 0) }))]}
      />
    </Section>
  );
}

function Roles({ burden }: { readonly burden: Burden }) {
  const t = useT(burdenMessages);
  const text = useText();
  return (
    <Section title={t('byRole')} bare>
      <DataTable
        caption={t('byRole')} whole result={{ data: { rows: burden.roles, ...whole(burden.roles) } }} rowKey={(role) => role.words.zh}
        columns={[{ key: 'role', title: t('role'), cell: (role) => text(role.words) }, { key: 'aWeek', title: t('aWeek'), align: 'end', cell: (role) => amount(role.aWeek) }, ...burden.months.map(({ month }, at) => ({ key: month, title: month, align: 'end' as const, wideOnly: true, cell: (role: { minutes: readonly number[] }) => amount(role.minutes[at] ?? 0) }))]}
      />
    </Section>
  );
}

function Kinds({ burden, mayManage }: { readonly burden: Burden; readonly mayManage: boolean }) {
  const t = useT(burdenMessages);
  const text = useText();
  return (
    <Section title={t('byKind')} bare>
      <DataTable
        caption={t('byKind')} whole result={{ data: { rows: burden.kinds, ...whole(burden.kinds) } }} rowKey={(kind) => kind.code}
        columns={[
          { key: 'kind', title: t('kind'), cell: (kind) => text(kind.words) }, { key: 'role', title: t('role'), cell: (kind) => text(kind.role) },
          { key: 'rate', title: t('rate'), cell: (kind) => <span className="lc-row">{numberText(kind.rate.minutes, 2)} <StateTag quiet tone={kind.rate.source === 'default' ? 'held' : 'ok'} text={t(kind.rate.source)} />{kind.measured !== null && <span className="lc-quiet lc-small">{t('measuredNote', { minutes: numberText(kind.measured.minutes, 2), count: kind.measured.count })}</span>}{mayManage && <RateAct kind={kind} />}</span> },
          { key: 'items', title: t('items'), align: 'end', cell: (kind) => amount(kind.items) }, { key: 'minutes', title: t('minutes'), align: 'end', cell: (kind) => amount(kind.minutes.reduce((sum, each) => sum + each, 0)) },
        ]}
      />
    </Section>
  );
}

function Asks({ burden }: { readonly burden: Burden }) {
  const t = useT(burdenMessages);
  if (burden.asks.length === 0) return null;
  return (
    <Section title={t('latest')}>
      <ul>{burden.asks.map((ask) => <li key={`${ask.kind}${ask.askId}`}>{ask.path === null ? ask.label : <AppLink to={ask.path}>{ask.label}</AppLink>} {amount(ask.minutes)} {t('minutes')}</li>)}</ul>
    </Section>
  );
}

function PublishAct({ month }: { readonly month: Burden['months'][number] }) {
  const t = useT(burdenMessages);
  const act = useWrite(publishMonth, { invalidates: ['burden'], done: { zh: '已公布', en: 'Published' } });
  return <ConfirmButton kind="primary" icon={Globe} label={t(month.publishedAt === null ? 'publish' : 'publishAgain', { month: month.month })} question={t('publishAsk', { month: month.month })} action={t('publish', { month: month.month })} pending={act.pending} problem={act.problem} onConfirm={() => act.run({ month: month.month })}><p>{t('publishNote')}</p></ConfirmButton>;
}

function RateAct({ kind }: { readonly kind: Kind }) {
  const t = useT(burdenMessages);
  const text = useText();
  const [open, setOpen] = useState(false);
  const [minutes, setMinutes] = useState('');
  const act = useWrite(setRate, { invalidates: ['burden'], done: { zh: '已保存', en: 'Saved' }, onSuccess: () => setOpen(false) });
  const send = () => void act.run({ kind: kind.code, minutes: minutes.trim() === '' ? null : Number(minutes) });
  return (
    <>
      <Button kind="quiet" icon={Timer} onClick={() => { setMinutes(kind.rate.source === 'set' ? String(kind.rate.minutes) : ''); act.clear(); setOpen(true); }}>{t('change')}</Button>
      <Dialog open={open} title={t('changeAsk', { kind: text(kind.words), item: text(kind.item) })} onClose={() => setOpen(false)} actions={<><Button onClick={() => setOpen(false)}>{t('cancel')}</Button><Button kind="primary" pending={act.pending} onClick={send}>{t('save')}</Button></>}>
        <form className="lc-stack" onSubmit={(event) => { event.preventDefault(); send(); }}>
          <ProblemAlert problem={act.problem} />
          <Field label={t('rate')} purpose={t('changeHelp', { minutes: numberText(kind.byDefault, 2) })} error={fieldError(act.problem, '/minutes')}>{(w) => <TextInput {...w} inputMode="decimal" value={minutes} onChange={setMinutes} />}</Field>
        </form>
      </Dialog>
    </>
  );
}
