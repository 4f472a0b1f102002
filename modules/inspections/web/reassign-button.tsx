/** 改派 · Chosen sites to another inspector. */
import { useState } from 'react';
import { UserCog } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, Select } from '#platform/web/ui/index.ts';
import type { Choice } from '#platform/web/ui/index.ts';
import { reassignSites } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';

export function ReassignButton({ roundId, siteIds, inspectors, onDone }: { readonly roundId: string; readonly siteIds: readonly string[]; readonly inspectors: readonly Choice[]; readonly onDone: () => void }) {
  const t = useT(inspectionMessages);
  const [inspectorId, setInspectorId] = useState(inspectors[0]?.value ?? '');
  const reassign = useWrite(reassignSites, { invalidates: ['inspections'], done: { zh: '已改派', en: 'Reassigned' }, onSuccess: onDone });
  return (
    <ConfirmButton
      icon={UserCog} label={`${t('reassign')} · ${t('chosen', { n: siteIds.length })}`} question={t('reassignAsk', { n: siteIds.length })} action={t('reassign')} disabled={inspectors.length === 0}
      problem={reassign.problem} pending={reassign.pending} onConfirm={() => reassign.run({ roundId, siteIds: [...siteIds], inspectorId })}
    >
      <Field label={t('inspector')} purpose={t('reassignPurpose')}>{(wiring) => <Select {...wiring} value={inspectorId} choices={inspectors} onChange={setInspectorId} />}</Field>
    </ConfirmButton>
  );
}
