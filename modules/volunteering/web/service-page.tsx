/** 服务记录 · All records, with what they add up to. */
import { useRead } from '#platform/web/client.tsx';
import { Ban, PenLine, SlidersHorizontal, Upload } from 'lucide-react';
import { useT } from '#platform/web/i18n.ts';
import { useCan } from '#platform/web/session.tsx';
import { LinkButton, PageHeader } from '#platform/web/ui/index.ts';
import { readServiceFigures } from '../contract/index.ts';
import { banMessages } from './ban-messages.ts';
import { ProfileSection } from './profile-act.tsx';
import { HoursByGrade } from './hours-by-grade.tsx';
import { serviceMessages } from './service-messages.ts';
import { ServiceTable } from './service-table.tsx';

export function ServicePage() {
  const t = useT(serviceMessages);
  const b = useT(banMessages);
  const [mayManage, mayBan] = [useCan('volunteering.manage'), useCan('volunteering.ban')];
  const figures = useRead(readServiceFigures, {}).data;
  return (
    <>
      <PageHeader title={t('records')} about={t('recordsAbout')} actions={<><LinkButton icon={SlidersHorizontal} to="/service-rules">{b('rules')}</LinkButton>{mayBan && <LinkButton icon={Ban} to="/service-bans">{b('bans')}</LinkButton>}<LinkButton icon={PenLine} to="/service-corrections">{t('corrections')}</LinkButton>{mayManage && <LinkButton icon={Upload} to="/service-records/import">{t('importSheet')}</LinkButton>}</>} />
      {figures !== undefined && <HoursByGrade figures={figures} withShare />}
      <ServiceTable />
      {mayManage && <ProfileSection />}
    </>
  );
}
