/** 各司其职 · What a role without cases or scores comes here for: the standard and the public pages, or the state of the installation. */
import { BookOpen, Globe, HeartHandshake, KeyRound, ListChecks, ScrollText, ShieldCheck } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { listLogins } from '#modules/people/contract/index.ts';
import { listTasks } from '#platform/contract/tasks.ts';
import { useRead } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { useProgramme } from '#platform/web/session.tsx';
import { Section } from '#platform/web/ui/index.ts';
import { homeMessages } from './messages.ts';
import type { Overview } from './use-overview.ts';

function Door({ icon: Icon, title, note, to, href }: { readonly icon: LucideIcon; readonly title: string; readonly note: string; readonly to?: string; readonly href?: string }) {
  const inside = <><Icon size={22} strokeWidth={1.6} aria-hidden="true" /><span><strong>{title}</strong><span className="lc-quiet lc-small">{note}</span></span></>;
  return <li>{to === undefined ? <a className="lc-home-door" href={href}>{inside}</a> : <AppLink to={to} className="lc-home-door">{inside}</AppLink>}</li>;
}

/** 志愿者与居民 */
export function ReaderSection() {
  const t = useT(homeMessages);
  const { code } = useProgramme();
  return (
    <Section title={t('reader')} bare>
      <ul className="lc-home-doors">
        <Door icon={HeartHandshake} title={t('myService')} note={t('myServiceNote')} to="/my-service" />
        <Door icon={BookOpen} title={t('readStandard')} note={t('readStandardNote')} to="/frameworks" />
        <Door icon={Globe} title={t('readPublic')} note={t('readPublicNote')} href={`/public/${code}`} />
      </ul>
    </Section>
  );
}

/** 系统管理员 */
export function AdministratorSection({ overview }: { readonly overview: Overview }) {
  const t = useT(homeMessages);
  const locked = useRead(listLogins, { locked: 'true', pageSize: 1 }).data?.total;
  const failed = useRead(listTasks, { state: 'failed', pageSize: 1 }).data?.total;
  const count = (n: number | undefined) => (n === undefined ? '…' : numberText(n));
  return (
    <Section title={t('installation')} bare>
      <ul className="lc-home-doors">
        <Door icon={KeyRound} title={t('logins')} note={t('lockedLogins', { n: count(locked) })} to="/logins" />
        <Door icon={ShieldCheck} title={t('rolesAndRights')} note={t('rolesNote')} to="/roles" />
        <Door icon={ListChecks} title={t('tasks')} note={t('failedTasks', { n: count(failed) })} to="/tasks" />
        {overview.can('platform.readAudit') && <Door icon={ScrollText} title={t('audit')} note={t('auditNote')} to="/audit" />}
      </ul>
    </Section>
  );
}
