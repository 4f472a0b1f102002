/** 印纸质选票 · Numbered papers for whoever votes without a phone; nothing of them is kept, and they name no voter. */
import { useState } from 'react';
import { Printer } from 'lucide-react';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead } from '#platform/web/client.tsx';
import { dateText, fieldTimeOf, instantOfField } from '#platform/web/format.ts';
import { useT } from '#platform/web/i18n.ts';
import { useRouteParams } from '#platform/web/navigation.tsx';
import { usePreferences } from '#platform/web/preferences.ts';
import { Button, Field, Notice, PageHeader, ProblemAlert, Section, Skeleton, TextInput } from '#platform/web/ui/index.ts';
import { readBallot } from '../contract/index.ts';
import { paperClasses, paperLayout, PAPER_NUMBER_MAX, PAPERS_AT_ONCE_MAX, paperSerials, paperTotal } from '../domain/index.ts';
import { ballotMessages } from './messages.ts';
import './ballots.css';

type Ballot = OutputOf<typeof readBallot>;
interface HandIn { readonly where: string; readonly until: string }

export function PrintedPapersPage() {
  const t = useT(ballotMessages);
  const { ballotId } = useRouteParams<'ballotId'>();
  const found = useRead(readBallot, { ballotId });
  const ballot = found.data;
  if (ballot === undefined) return found.problem === null ? <Skeleton height="30rem" /> : <><PageHeader title={t('printPapers')} trail={[{ text: t('title'), to: '/ballots' }]} /><ProblemAlert problem={found.problem} onRetry={found.reload} /></>;
  return (
    <>
      <div className="lc-ballot-screen"><PageHeader title={t('printPapers')} about={t('papersAbout')} trail={[{ text: t('title'), to: '/ballots' }, { text: ballot.title, to: `/ballots/${ballotId}` }]} /></div>
      {ballot.acts.includes('printCodes') ? <Papers key={ballotId} ballot={ballot} /> : <Notice tone="info">{t('papersOver')}</Notice>}
    </>
  );
}

function Papers({ ballot }: { readonly ballot: Ballot }) {
  const t = useT(ballotMessages);
  const [prefix, setPrefix] = useState('');
  const [from, setFrom] = useState('1');
  const [count, setCount] = useState('50');
  const [where, setWhere] = useState('');
  const [until, setUntil] = useState(fieldTimeOf(ballot.closesAt));
  const isSample = ballot.state === 'draft';
  const serials = isSample ? [''] : paperSerials({ prefix, from: Number(from), count: Number(count) });
  const untilAt = instantOfField(until);
  const isLate = Date.parse(untilAt) > Date.parse(ballot.closesAt);
  const isReady = where.trim() !== '' && untilAt !== '' && !isLate;
  const layout = paperLayout(paperClasses(ballot, new Set(ballot.withheldOptions)), ballot.title + where);
  return (
    <>
      <form className="lc-ballot-screen" onSubmit={(event) => { event.preventDefault(); window.print(); }}>
        <Section>
          <div className="lc-stack">
            {isSample && <Notice tone="warn">{t('papersDraft')}</Notice>}
            {!isSample && <div className="lc-grid">
              <Field label={t('serialPrefix')} purpose={t('serialPrefixPurpose')}>{(w) => <TextInput {...w} maxLength={8} value={prefix} onChange={setPrefix} />}</Field>
              <Field label={t('serialFrom')} purpose={t('serialFromPurpose')} required>{(w) => <TextInput {...w} type="number" min={1} max={PAPER_NUMBER_MAX} value={from} onChange={setFrom} />}</Field>
              <Field label={t('countPapers')} purpose={t('countPapersPurpose', { n: PAPERS_AT_ONCE_MAX })} required>{(w) => <TextInput {...w} type="number" min={1} max={PAPERS_AT_ONCE_MAX} value={count} onChange={setCount} />}</Field>
            </div>}
            <div className="lc-grid">
              <Field label={t('handIn')} purpose={t('handInPurpose')} required>{(w) => <TextInput {...w} maxLength={60} value={where} onChange={setWhere} />}</Field>
              <Field label={t('handInUntil')} purpose={t('handInUntilPurpose')} required error={isLate ? t('handInLate') : undefined}>{(w) => <TextInput {...w} type="datetime-local" value={until} onChange={setUntil} />}</Field>
            </div>
            <p role="status" className="lc-quiet">{serials === null ? t('seriesWrong') : isReady ? `${isSample ? t('samplePaper') : t('serialsRun', { from: serials[0] ?? '', to: serials.at(-1) ?? '', n: serials.length })} · ${t(layout === 'whole' ? 'onePage' : 'twoOnAPage')}` : t('handInEmpty')}</p>
            {!isSample && <p className="lc-quiet">{t('papersHandling')}</p>}
            <div className="lc-row"><Button kind="primary" type="submit" icon={Printer} disabled={serials === null || !isReady}>{t('print')}</Button></div>
          </div>
        </Section>
        {serials !== null && isReady && <h2 className="lc-ballot-example">{t('examplePaper')}</h2>}
      </form>
      {serials !== null && isReady && <Leaves ballot={ballot} serials={serials} layout={layout} handIn={{ where: where.trim(), until: untilAt }} />}
    </>
  );
}

/** All are printed; the screen shows the first. */
function Leaves({ ballot, serials, layout, handIn }: { readonly ballot: Ballot; readonly serials: readonly string[]; readonly layout: ReturnType<typeof paperLayout>; readonly handIn: HandIn }) {
  const onALeaf = layout === 'whole' ? 1 : 2;
  const leaves = Array.from({ length: Math.ceil(serials.length / onALeaf) }, (_, at) => serials.slice(at * onALeaf, (at + 1) * onALeaf));
  return (
    <div className={`lc-ballot-papers${layout === 'whole' ? '' : ' is-half'}${layout === 'large' ? ' is-large' : ''}`}>
      {leaves.map((leaf) => <div className="lc-ballot-leaf" key={leaf[0] ?? ''}>{leaf.map((serial) => <Paper key={serial} ballot={ballot} serial={serial} handIn={handIn} />)}</div>)}
    </div>
  );
}

function Paper({ ballot, serial, handIn }: { readonly ballot: Ballot; readonly serial: string; readonly handIn: HandIn }) {
  const t = useT(ballotMessages);
  const { locale } = usePreferences();
  const total = paperTotal(ballot);
  return (
    <article className="lc-ballot-paper">
      <h3>{ballot.title}</h3>
      <p className="lc-ballot-paper-number">{serial === '' ? t('samplePaper') : t('paperNumber', { n: serial })}</p>
      {paperClasses(ballot, new Set(ballot.withheldOptions)).map((group) => (
        <section key={group.code}>
          <h4>{group.label} · {t(`paper_${group.rule}`, { n: group.limit })}</h4>
          <ul>{group.options.map((option) => <li key={option.code}><span className="lc-ballot-box" aria-hidden="true" /><span>{option.label}{option.note !== null && ` ${option.note}`}</span></li>)}</ul>
        </section>
      ))}
      <footer>
        <p>{total !== null && `${t('paper_inAll', { n: total })} `}{t('paperVoid')}</p>
        <p>{t('paperHandIn', { when: `${dateText(handIn.until, locale, 'dateLong')} ${dateText(handIn.until, locale, 'time')}` })}<strong>{handIn.where}</strong></p>
        <p>{t('paperWithCode')}</p>
      </footer>
    </article>
  );
}
