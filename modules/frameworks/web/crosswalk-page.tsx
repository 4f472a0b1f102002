/** 双城联动 · One edition beside another of a different framework: links decided, suggested, and what is still missing. */
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useSearchState } from '#platform/web/navigation.tsx';
import { useCan } from '#platform/web/session.tsx';
import { Button, Dialog, EmptyState, Field, ProblemAlert, Section, Segmented, Select, Skeleton, StatTile } from '#platform/web/ui/index.ts';
import { carryCrosswalk, listEditions, readCrosswalk } from '../contract/index.ts';
import { CrosswalkCoverage } from './crosswalk-coverage.tsx';
import { CrosswalkLinks } from './crosswalk-links.tsx';
import { crosswalkMessages } from './crosswalk-messages.ts';
import type { Pair } from './crosswalk-parts.tsx';
import { CrosswalkSuggestions } from './crosswalk-suggestions.tsx';
import { EditionFrame } from './edition-frame.tsx';
import type { Edition } from './edition-view.ts';
import './frameworks.css';

const crosswalkSearch = z.object({ with: z.string().optional(), part: z.enum(['links', 'suggestions', 'missing']).default('links') });

export function CrosswalkPage() {
  const t = useT(crosswalkMessages);
  return <EditionFrame about={t('about')}>{(edition) => <Chosen edition={edition} />}</EditionFrame>;
}

/** The other edition: the one in the address, else one in force of another framework, else any other. */
function Chosen({ edition }: { readonly edition: Edition }) {
  const t = useT(crosswalkMessages);
  const text = useText();
  const [search, setSearch] = useSearchState(crosswalkSearch);
  const editions = useRead(listEditions, {});
  if (editions.data === undefined) return editions.problem === null ? <Skeleton lines={4} /> : <ProblemAlert problem={editions.problem} onRetry={editions.reload} />;
  const others = editions.data.rows.filter((row) => row.id !== edition.id);
  const other = others.find((row) => row.id === search.with) ?? others.find((row) => row.family !== edition.family && row.state === 'inForce') ?? others.find((row) => row.family !== edition.family) ?? others[0];
  if (other === undefined) return <Section><EmptyState icon={Link2} title={t('onlyOne')} advice={t('onlyOneAdvice')} /></Section>;
  const pair = { editionId: edition.id, otherEditionId: other.id };
  return (
    <>
      <div className="lc-frameworks-other lc-no-print">
        <Field label={t('with')}>
          {(wiring) => <Select {...wiring} value={other.id} placeholder={t('pick')} choices={others.map((row) => ({ value: row.id, label: text({ zh: row.titleZh, en: row.titleEn }) }))} onChange={(id) => setSearch({ with: id })} />}
        </Field>
      </div>
      <Whole pair={pair}>
        {edition.mapping !== null && <CarryAct pair={pair} />}
        <Segmented label={t('parts')} value={search.part} onChange={(part) => setSearch({ part })} choices={[{ value: 'links', label: t('links') }, { value: 'suggestions', label: t('suggestions') }, { value: 'missing', label: t('missing') }]} />
      </Whole>
      {search.part === 'links' && <CrosswalkLinks pair={pair} onSuggestions={() => setSearch({ part: 'suggestions' })} />}
      {search.part === 'suggestions' && <CrosswalkSuggestions pair={pair} />}
      {search.part === 'missing' && <CrosswalkCoverage pair={pair} />}
    </>
  );
}

function Whole({ pair, children }: { readonly pair: Pair; readonly children: ReactNode }) {
  const t = useT(crosswalkMessages);
  const text = useText();
  const whole = useRead(readCrosswalk, pair);
  if (whole.data === undefined) return whole.problem === null ? <Skeleton lines={3} /> : <ProblemAlert problem={whole.problem} onRetry={whole.reload} />;
  const { pieces, together, left, right, coverage } = whole.data;
  return (
    <>
      <div className="lc-grid" style={{ '--cell': '11rem' } as React.CSSProperties}>
        <StatTile label={t('separately')} value={pieces.separately} unit={t('pieceUnit')} note={t('pieceNote')} />
        <StatTile label={t('once')} value={pieces.once} unit={t('pieceUnit')} />
        <StatTile label={t('saved')} ratio={{ numerator: pieces.separately - pieces.once, denominator: pieces.separately }} note={t('savedNote')} />
        <StatTile label={t('linkedHere')} ratio={{ numerator: left.linked, denominator: left.standards }} />
        <StatTile label={t('linkedThere')} ratio={{ numerator: right.linked, denominator: right.standards }} />
        <StatTile label={t('covered')} ratio={coveredOf(coverage)} note={t('coveredNote')} />
      </div>
      {together !== null && (
        <Section title={t('together', { n: together.editions.length })} about={together.editions.map((each) => text({ zh: each.titleZh, en: each.titleEn })).join(' · ')}>
          <div className="lc-grid" style={{ '--cell': '11rem' } as React.CSSProperties}>
            <StatTile label={t('separately')} value={together.separately} unit={t('pieceUnit')} />
            <StatTile label={t('once')} value={together.once} unit={t('pieceUnit')} note={together.served.filter(({ frameworks }) => frameworks > 1).map(({ frameworks, pieces: many }) => t('serves', { frameworks, pieces: many })).join(t('semicolon'))} />
            <StatTile label={t('saved')} ratio={{ numerator: together.separately - together.once, denominator: together.separately }} />
          </div>
        </Section>
      )}
      <div className="lc-row lc-no-print">{children}</div>
    </>
  );
}

const coveredOf = ({ own = 0, shared = 0, partly = 0, missing = 0 }: OutputOf<typeof readCrosswalk>['coverage']) => ({ numerator: own + shared, denominator: own + shared + partly + missing });

/** 换版沿用 · Shows beforehand what would come over. */
function CarryAct({ pair }: { readonly pair: Pair }) {
  const t = useT(crosswalkMessages);
  const mayManage = useCan('frameworks.manage');
  const carry = useWrite(carryCrosswalk, { invalidates: ['frameworks'], done: { zh: '已沿用', en: 'Brought over' } });
  const [found, setFound] = useState<OutputOf<typeof carryCrosswalk>>();
  if (!mayManage) return null;
  const close = (): void => setFound(undefined);
  return (
    <>
      <Button small pending={carry.pending && found === undefined} onClick={() => void carry.run(pair, { dryRun: true }).then(setFound)}>{t('carry')}</Button>
      {found === undefined && <ProblemAlert problem={carry.problem} />}
      <Dialog
        open={found !== undefined} title={t('carryAsk')} onClose={close}
        actions={<><Button onClick={close}>{t('cancel')}</Button><Button kind="primary" pending={carry.pending} disabled={found?.carried === 0} onClick={() => void carry.run(pair).then((output) => { if (output !== undefined) close(); })}>{t('carryNow')}</Button></>}
      >
        {found !== undefined && <p>{found.carried === 0 && found.known === 0 ? t('nothingToCarry') : t('carryFrom', { n: found.carried, code: found.fromEditionCode, check: found.toCheck, left: found.left, known: found.known })}</p>}
        <ProblemAlert problem={carry.problem} />
      </Dialog>
    </>
  );
}
