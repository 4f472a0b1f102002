/** 分派 · Previewed as a dry run, adjusted by unticking, then done. */
import { useState } from 'react';
import { UserCheck } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { Button, Checkbox, EmptyState, Notice, ProblemAlert, Section } from '#platform/web/ui/index.ts';
import { assignInspectors } from '../contract/index.ts';
import { inspectionMessages } from './messages.ts';
import type { Round } from './round-frame.tsx';
import { assignmentOf } from './round-view.ts';

type Preview = OutputOf<typeof assignInspectors>['inspectors'];

export function AssignPanel({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const { assigned, unassigned, inspectors } = assignmentOf(round);
  if (inspectors === 0) return <Section title={t('assign')} about={t('assignAbout')}><Assigning round={round} /></Section>;
  return (
    <Section title={t('assign')} about={t('assignedTo', { inspectors, sites: assigned })}>
      {unassigned > 0 && <Notice tone="warn"><p>{t('unassigned', { n: unassigned })}</p></Notice>}
      <details className="lc-inspections-how">
        <summary>{t('assignAgain')}</summary>
        <Assigning round={round} />
      </details>
    </Section>
  );
}

function Assigning({ round }: { readonly round: Round }) {
  const t = useT(inspectionMessages);
  const [preview, setPreview] = useState<Preview | null>(null);
  const [excluded, setExcluded] = useState<ReadonlySet<string>>(new Set());
  const assign = useWrite(assignInspectors, { invalidates: ['inspections'], done: { zh: '已分派', en: 'Assigned' }, onSuccess: () => setPreview(null) });
  const everybody = preview ?? [];
  const input = () => ({ roundId: round.id, ...(excluded.size === 0 ? {} : { inspectorIds: everybody.map((each) => each.personId).filter((id) => !excluded.has(id)) }) });
  const look = async () => {
    const answer = await assign.run(input(), { dryRun: true });
    if (answer === undefined) return;
    // Those left out stay on the list, so that they can be ticked again.
    setPreview([...answer.inspectors, ...everybody.filter((each) => excluded.has(each.personId)).map((each) => ({ ...each, siteCount: 0 }))].sort((a, b) => a.name.localeCompare(b.name, 'zh')));
  };
  const toggle = (id: string, on: boolean) => {
    const next = new Set(excluded);
    if (on) next.delete(id);
    else next.add(id);
    setExcluded(next);
  };
  return (
    <div className="lc-stack">
      {preview !== null && (preview.length === 0
        ? <EmptyState title={t('assignNobody')} advice={t('assignNobodyAdvice')} />
        : (
          <>
            <p className="lc-quiet lc-small">{t('untick')}</p>
            <ul className="lc-inspections-people">
              {preview.map((each) => (
                <li key={each.personId}>
                  <Checkbox checked={!excluded.has(each.personId)} onChange={(on) => toggle(each.personId, on)}>{each.name} <span className="lc-quiet">{t('sitesCount', { n: each.siteCount })}</span></Checkbox>
                </li>
              ))}
            </ul>
            <p>{t('assignOnce')}</p>
          </>
        ))}
      <ProblemAlert problem={assign.problem} />
      <div className="lc-row">
        {preview !== null && preview.length > 0 && <Button kind="primary" icon={UserCheck} pending={assign.pending} onClick={() => void assign.run(input())}>{t('assignNow')}</Button>}
        <Button kind={preview === null ? 'primary' : 'plain'} pending={assign.pending && preview === null} onClick={() => void look()}>{t(preview === null ? 'assignPreview' : 'previewAgain')}</Button>
      </div>
    </div>
  );
}
