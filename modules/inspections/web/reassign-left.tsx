/** 改派未查 · What an inspector has not begun goes to somebody else: because one is ill, not because one is slow. */
import { useState } from 'react';
import { UserCog } from 'lucide-react';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, Dialog, Field, ProblemAlert, Select, Skeleton } from '#platform/web/ui/index.ts';
import { listRoundSites, reassignSites } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import { progressMessages } from './progress-messages.ts';
import type { Round } from './round-frame.tsx';

const SITES_MAX = 200;
type Inspector = Round['byInspector'][number];

export function ReassignLeft({ round, inspector }: { readonly round: Round; readonly inspector: Inspector }) {
  const t = useT(progressMessages);
  const [open, setOpen] = useState(false);
  const left = inspector.total - inspector.done - inspector.started;
  if (left <= 0) return <span className="lc-quiet">—</span>;
  return (
    <>
      <Button small kind="quiet" icon={UserCog} onClick={() => setOpen(true)}>{t('reassignLeft')}</Button>
      {open && <ReassignDialog round={round} inspector={inspector} onClose={() => setOpen(false)} />}
    </>
  );
}

function ReassignDialog({ round, inspector, onClose }: { readonly round: Round; readonly inspector: Inspector; readonly onClose: () => void }) {
  const t = useT(progressMessages);
  const words = useT(inspectionMessages);
  const text = useText();
  const others = round.byInspector.filter(({ key }) => key !== inspector.key).map((each) => ({ value: each.key, label: text({ zh: each.nameZh, en: each.nameEn }) }));
  const [inspectorId, setInspectorId] = useState(others[0]?.value ?? '');
  const [dropped, setDropped] = useState<ReadonlySet<string>>(new Set());
  const sites = useRead(listRoundSites, { roundId: round.id, inspectorId: inspector.key, state: ['waiting'], pageSize: SITES_MAX }).data?.rows;
  const chosen = (sites ?? []).filter(({ siteId }) => !dropped.has(siteId));
  const write = useWrite(reassignSites, { invalidates: ['inspections'], done: { zh: '已改派', en: 'Reassigned' }, onSuccess: onClose });
  const toggle = (siteId: string, on: boolean) => setDropped((before) => { const next = new Set(before); if (on) next.delete(siteId); else next.add(siteId); return next; });
  return (
    <Dialog
      open title={t('reassignOf', { name: text({ zh: inspector.nameZh, en: inspector.nameEn }) })} onClose={onClose}
      actions={<><Button onClick={onClose}>{words('cancel')}</Button><Button kind="primary" pending={write.pending} disabled={chosen.length === 0 || inspectorId === ''} onClick={() => void write.run({ roundId: round.id, siteIds: chosen.map(({ siteId }) => siteId), inspectorId })}>{t('reassignNow', { n: chosen.length })}</Button></>}
    >
      <div className="lc-stack">
        <Field label={t('reassignTo')} purpose={t('reassignToPurpose')}>{(wiring) => <Select {...wiring} value={inspectorId} choices={others} onChange={setInspectorId} />}</Field>
        {sites === undefined ? <Skeleton lines={4} /> : sites.length === 0 ? <p className="lc-quiet">{t('noneLeft')}</p> : (
          <>
            <Checkbox checked={chosen.length === sites.length} onChange={(on) => setDropped(on ? new Set() : new Set(sites.map(({ siteId }) => siteId)))}>{t('allOfThem')}</Checkbox>
            <ul className="lc-inspections-left">{sites.map((site) => <li key={site.siteId}><Checkbox checked={!dropped.has(site.siteId)} onChange={(on) => toggle(site.siteId, on)}>{site.siteName}<span className="lc-quiet lc-small"> {text({ zh: site.zoneZh ?? site.placeZh, en: site.zoneEn ?? site.placeEn })}</span></Checkbox></li>)}</ul>
          </>
        )}
        <ProblemAlert problem={write.problem} />
      </div>
    </Dialog>
  );
}
