/** 发放记录 */
import { useT } from '#platform/web/i18n.ts';
import { PageHeader } from '#platform/web/ui/index.ts';
import { DeliveriesTable } from './deliveries-table.tsx';
import { deskMessages } from './desk-messages.ts';

export function DeliveriesPage() {
  const t = useT(deskMessages);
  return <><PageHeader title={t('deliveries')} about={t('deliveriesAbout')} /><DeliveriesTable /></>;
}
