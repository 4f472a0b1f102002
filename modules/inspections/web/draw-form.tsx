/** 抽样表单 · One draw, from the seed that was committed to. No preview: whoever could look first could choose. */
import { useState } from 'react';
import { Dices } from 'lucide-react';
import { Select as LongSelect } from 'antd';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useClear } from '#platform/web/picking/clear.tsx';
import { CodeText, ConfirmButton, Field, fieldError, ProblemAlert, Section, TextInput, useToast } from '#platform/web/ui/index.ts';
import { drawSites } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import type { Round } from './round-frame.tsx';
import { useSiteTypeChoices, useZoneChoices } from './use-round.ts';

export function DrawForm({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const clear = useClear();
  const toast = useToast();
  const zones = useZoneChoices();
  const types = useSiteTypeChoices();
  const [seed, setSeed] = useState('');
  const [minimum, setMinimum] = useState('1');
  const [typeCodes, setTypeCodes] = useState<string[]>([]);
  const [zoneIds, setZoneIds] = useState<string[]>([]);
  const draw = useWrite(drawSites, {
    invalidates: ['inspections'],
    onSuccess: (output) => toast({ zh: `已抽取 ${output.drawnCount} 个点位`, en: `${output.drawnCount} ${output.drawnCount === 1 ? 'site' : 'sites'} drawn` }),
  });
  const run = () => draw.run({
    roundId: round.id, minPerSiteType: Number(minimum) || 0,
    ...(seed.trim() === '' ? {} : { seed: seed.trim() }), ...(typeCodes.length === 0 ? {} : { siteTypeCodes: typeCodes }), ...(zoneIds.length === 0 ? {} : { zoneIds }),
  });
  return (
    <Section title={t('draw')} about={t('drawAbout')}>
      {round.seedCommitment !== null && <p>{t('commitment')} <CodeText value={round.seedCommitment} /></p>}
      <div className="lc-inspections-form">
        <Field label={t('minPerType')} purpose={t('minPerTypePurpose')} error={fieldError(draw.problem, '/minPerSiteType')}>{(wiring) => <TextInput {...wiring} type="number" min={0} max={100} value={minimum} onChange={setMinimum} />}</Field>
        <Field label={t('onlyTypes')} purpose={t('onlyTypesPurpose')}>{(wiring) => <LongSelect id={wiring.id} aria-label={t('onlyTypes')} mode="multiple" allowClear={clear} optionFilterProp="label" placeholder={t('allOfThem')} value={typeCodes} onChange={setTypeCodes} options={[...types]} />}</Field>
        <Field label={t('onlyZones')} purpose={t('onlyZonesPurpose')}>{(wiring) => <LongSelect id={wiring.id} aria-label={t('onlyZones')} mode="multiple" allowClear={clear} optionFilterProp="label" placeholder={t('allOfThem')} value={zoneIds} onChange={setZoneIds} options={[...zones]} />}</Field>
      </div>
      <details className="lc-inspections-how">
        <summary>{t('seedMineSummary')}</summary>
        <div className="lc-inspections-seed"><Field label={t('seedOwn')} purpose={t('seedOwnPurpose')} error={fieldError(draw.problem, '/seed')}>{(wiring) => <TextInput {...wiring} value={seed} autoComplete="off" spellCheck={false} onChange={setSeed} />}</Field></div>
      </details>
      <div className="lc-row">
        <ConfirmButton kind="primary" icon={Dices} label={t('drawNow')} question={t('drawAsk')} action={t('drawNow')} problem={draw.problem} pending={draw.pending} onConfirm={run}>
          <p>{t('drawNote')}</p>
        </ConfirmButton>
      </div>
      <ProblemAlert problem={draw.problem} fieldLabels={{ '/seed': t('seedOwn'), '/minPerSiteType': t('minPerType') }} />
    </Section>
  );
}
