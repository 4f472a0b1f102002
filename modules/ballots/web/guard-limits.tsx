/** 提示界限 · From where on something is pointed out. They strike nothing out; whoever moves them says why. */
import { useState } from 'react';
import { SlidersHorizontal } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { ConfirmButton, Field, fieldError, Section, Tag, TextInput } from '#platform/web/ui/index.ts';
import { setGuardLimits } from '../contract/index.ts';
import type { readBallot } from '../contract/index.ts';
import { ballotMessages } from './messages.ts';

type Ballot = OutputOf<typeof readBallot>;
type LimitName = keyof Ballot['guardLimits'];
const LIMITS = ['originPercent', 'originMin', 'burstTimes', 'burstMin', 'nightFrom', 'nightTo', 'nightMin', 'networkTimes'] as const satisfies readonly LimitName[];
const textsOf = (limits: Ballot['guardLimits']): Record<LimitName, string> => Object.fromEntries(LIMITS.map((name) => [name, String(limits[name])])) as Record<LimitName, string>;

export function GuardLimits({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const [draft, setDraft] = useState(() => textsOf(ballot.guardLimits));
  const [reason, setReason] = useState('');
  const act = useWrite(setGuardLimits, { invalidates: ['ballots'], done: { zh: '界限已保存', en: 'Limits saved' } });
  const save = (limits: Ballot['guardLimits'] | null) => act.run({ ballotId: ballot.id, limits, reason });
  const { originPercent, originMin, burstTimes, burstMin, nightFrom, nightTo, nightMin, networkTimes } = ballot.guardLimits;
  const why = <Field label={t('reason')} purpose={t('limitsReason')} required error={fieldError(act.problem, '/reason')}>{(w) => <TextInput {...w} maxLength={300} value={reason} onChange={setReason} />}</Field>;
  return (
    <Section title={t('guardLimits')} about={t('guardLimitsAbout')}>
      <ul className="lc-ballot-list">
        <li>{t('originIs', { percent: originPercent, n: originMin })}</li><li>{t('burstIs', { times: burstTimes, n: burstMin })}</li><li>{t('nightIs', { from: nightFrom, to: nightTo, n: nightMin })}</li><li>{t('networkIs', { times: networkTimes })}</li>
      </ul>
      <p>{ballot.usualLimits ? <Tag>{t('limitsUsual')}</Tag> : <Tag>{t('limitsOwn')}</Tag>}</p>
      {ballot.acts.includes('setGuardLimits') && (
        <div className="lc-row">
          <ConfirmButton small icon={SlidersHorizontal} label={t('limitsChange')} question={t('limitsAsk')} action={t('limitsSave')} pending={act.pending} problem={act.problem} onConfirm={() => save(Object.fromEntries(LIMITS.map((name) => [name, Number(draft[name])])) as Ballot['guardLimits'])}>
            <div className="lc-stack">
              <div className="lc-grid">{LIMITS.map((name) => <Field key={name} label={t(name)} required error={fieldError(act.problem, `/limits/${name}`)}>{(w) => <TextInput {...w} type="number" min={0} value={draft[name]} onChange={(value) => setDraft((before) => ({ ...before, [name]: value }))} />}</Field>)}</div>
              {why}
            </div>
          </ConfirmButton>
          {!ballot.usualLimits && <ConfirmButton small label={t('limitsBack')} question={t('limitsBack')} action={t('limitsBack')} pending={act.pending} problem={act.problem} onConfirm={() => save(null)}>{why}</ConfirmButton>}
        </div>
      )}
    </Section>
  );
}
