/** 聘请评委 */
import { Suspense, useState } from 'react';
import { Users } from 'lucide-react';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { PersonSelect } from '#modules/people/web/index.ts';
import { Button, ConfirmButton, Field } from '#platform/web/ui/index.ts';
import { nameJudges } from '../contract/index.ts';
import { roundMessages } from './round-messages.ts';
import type { Round } from './round-words.ts';

export function NameJudges({ round }: { readonly round: Round }) {
  const t = useT(roundMessages);
  const [added, setAdded] = useState<readonly string[]>([]);
  const [removed, setRemoved] = useState<ReadonlySet<string>>(new Set());
  const appoint = useWrite(nameJudges, { invalidates: ['honours'], done: { zh: '已聘请', en: 'Appointed' }, onSuccess: () => { setAdded([]); setRemoved(new Set()); } });
  const kept = round.judges.filter(({ personId }) => !removed.has(personId));
  return (
    <ConfirmButton icon={Users} label={t('appoint')} question={t('appointAsk')} action={t('appoint')} pending={appoint.pending} problem={appoint.problem} onConfirm={() => appoint.run({ roundId: round.id, personIds: [...kept.map(({ personId }) => personId), ...added] })}>
      <ul className="lc-honours-tags">{kept.map(({ personId, name }) => <li key={personId}><Button small onClick={() => setRemoved(new Set([...removed, personId]))}>{name} ×</Button></li>)}</ul>
      {[...added, undefined].map((value, at) => (
        <Field key={at} label={t('person')}>{(w) => <Suspense><PersonSelect {...w} value={value} onChange={(id) => setAdded(id === undefined ? added.filter((_each, index) => index !== at) : [...added.slice(0, at), id, ...added.slice(at + 1)])} /></Suspense>}</Field>
      ))}
    </ConfirmButton>
  );
}
