/** 志愿者名册 */
import { ClipboardList, Upload, UserPlus } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { LinkButton, PageHeader } from '#platform/web/ui/index.ts';
import { volunteeringMessages } from './messages.ts';
import { VolunteerRatio } from './volunteer-ratio.tsx';
import { noVolunteers, VolunteersTable } from './volunteers-table.tsx';

export function VolunteersPage() {
  const t = useT(volunteeringMessages);
  const [mayRegister, mayManage] = [useCan('volunteering.register'), useCan('volunteering.manage')];
  const add = mayRegister ? <LinkButton kind="primary" icon={UserPlus} to="/volunteers/new">{t('newVolunteer')}</LinkButton> : undefined;
  return (
    <>
      <PageHeader title={t('volunteers')} about={t('volunteersAbout')} actions={<>{mayRegister && <LinkButton icon={ClipboardList} to="/volunteer-applications">{t('applications')}</LinkButton>}{mayManage && <LinkButton icon={Upload} to="/volunteers/import">{t('importIt')}</LinkButton>}{add}</>} />
      <VolunteerRatio />
      <VolunteersTable empty={noVolunteers(t('noVolunteers'), t('noVolunteersAdvice'), add)} />
    </>
  );
}
