/** 纸质选票录入 · One paper after the other; what somebody else entered is not shown. */
import { useState } from 'react';
import { Check, KeyRound } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { Button, Checkbox, DataTable, Field, fieldError, PageHeader, ProblemAlert, Section, Select, Skeleton, StateTag, Tag, TextArea, TextInput, useTableState } from '#platform/web/ui/index.ts';
import { enterPaperBallot, listPaperBallots, paperStateWords, readBallot, registerPaperCodes } from '../contract/index.ts';
import { isRanked } from '../domain/index.ts';
import { ballotMessages } from './messages.ts';
import { paperTones } from './words.ts';
import './ballots.css';

type Ballot = OutputOf<typeof readBallot>;

export function PaperPage() {
  const t = useT(ballotMessages);
  const { ballotId } = useRouteParams<'ballotId'>();
  const table = useTableState({});
  const ballot = useRead(readBallot, { ballotId });
  const papers = useRead(listPaperBallots, { ballotId, page: table.page, pageSize: table.pageSize });
  if (ballot.data === undefined) return ballot.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('paper')} /><ProblemAlert problem={ballot.problem} onRetry={ballot.reload} /></>;
  return (
    <>
      <PageHeader title={t('paper')} about={t('paperAbout')} trail={[{ text: t('title'), to: '/ballots' }, { text: ballot.data.title, to: `/ballots/${ballotId}` }]} />
      <div className="lc-split">
        <Entry ballot={ballot.data} />
        <Codes ballotId={ballotId} />
      </div>
      <DataTable
        caption={t('paper')} result={papers} table={table} rowKey={(row) => row.serial} empty={<p className="lc-quiet">—</p>}
        columns={[{ key: 'serial', title: t('serial'), cell: (row) => row.serial }, { key: 'state', title: t('state'), cell: (row) => <><StateTag tone={paperTones[row.state]} text={paperStateWords[row.state]} /> {row.enteredByMe && <Tag>{t('mine')}</Tag>}</> }]}
      />
    </>
  );
}

function Entry({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const [serial, setSerial] = useState('');
  const [isVoid, setVoid] = useState(false);
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const clear = () => { setSerial(''); setVoid(false); setChosen([]); };
  const enter = useWrite(enterPaperBallot, { invalidates: ['ballots'], done: { zh: '已录入', en: 'Entered' }, onSuccess: clear });
  return (
    <form onSubmit={(event) => { event.preventDefault(); void enter.run({ ballotId: ballot.id, serial, choice: isVoid ? null : [...chosen] }); }}>
      <Section title={t('enter')}>
        <div className="lc-stack">
          <ProblemAlert problem={enter.problem} />
          <Field label={t('serial')} purpose={t('serialPurpose')} required error={fieldError(enter.problem, '/serial')}>{(w) => <TextInput {...w} maxLength={20} value={serial} onChange={setSerial} />}</Field>
          {!isVoid && ballot.classes.map((group) => <ClassEntry key={group.code} ballot={ballot} group={group} chosen={chosen} onChange={setChosen} />)}
          <Checkbox checked={isVoid} onChange={setVoid}>{t('void')} <span className="lc-quiet lc-small">{t('voidNote')}</span></Checkbox>
          <div className="lc-row"><Button kind="primary" type="submit" icon={Check} pending={enter.pending}>{t('enter')}</Button></div>
        </div>
      </Section>
    </form>
  );
}

function ClassEntry({ ballot, group, chosen, onChange }: { readonly ballot: Ballot; readonly group: Ballot['classes'][number]; readonly chosen: readonly number[]; readonly onChange: (chosen: readonly number[]) => void }) {
  const t = useT(ballotMessages);
  const places = ballot.options.flatMap(({ classCode }, at) => (classCode === group.code ? [at] : []));
  const own = chosen.filter((at) => places.includes(at));
  const others = chosen.filter((at) => !places.includes(at));
  const rank = (place: number, value: string) => {
    const next = [...own];
    if (value === '') next.splice(place, 1);
    else next[place] = Number(value);
    onChange([...others, ...new Set(next)]);
  };
  return (
    <fieldset className="lc-ballot-limits">
      <legend>{group.label} <span className="lc-quiet lc-small">{t('limit')} {group.limit}</span></legend>
      {isRanked(ballot.mode)
        ? Array.from({ length: Math.min(group.limit, own.length + 1) }, (_, place) => (
          <Field key={place} label={t('place', { n: place + 1 })}>{(w) => <Select {...w} placeholder={t('nobody')} value={own[place] === undefined ? '' : String(own[place])} choices={places.map((at) => ({ value: String(at), label: ballot.options[at]?.label ?? '' }))} onChange={(value) => rank(place, value)} />}</Field>
        ))
        : places.map((at) => <Checkbox key={at} checked={own.includes(at)} onChange={(isChosen) => onChange(isChosen ? [...chosen, at] : chosen.filter((other) => other !== at))}>{ballot.options[at]?.label}</Checkbox>)}
    </fieldset>
  );
}

function Codes({ ballotId }: { readonly ballotId: string }) {
  const t = useT(ballotMessages);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const register = useWrite(registerPaperCodes, {
    invalidates: ['ballots'], onSuccess: ({ registered, refused }) => { setSaid(t('registered', { n: registered, m: refused.length })); setText(text.split('\n').filter((line) => line.trim() !== '').filter((_, at) => refused.some(({ place }) => place === at + 1)).join('\n')); },
  });
  const codes = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <form onSubmit={(event) => { event.preventDefault(); void register.run({ ballotId, codes }); }}>
      <Section title={t('paperCodes')}>
        <div className="lc-stack">
          <ProblemAlert problem={register.problem} />
          <Field label={t('paperCodes')} purpose={t('paperCodesPurpose')} required error={fieldError(register.problem, '/codes')}>{(w) => <TextArea {...w} rows={6} value={text} onChange={setText} />}</Field>
          <p role="status" className="lc-quiet">{said}</p>
          <div className="lc-row"><Button type="submit" icon={KeyRound} pending={register.pending} disabled={codes.length === 0}>{t('register')}</Button></div>
        </div>
      </Section>
    </form>
  );
}
