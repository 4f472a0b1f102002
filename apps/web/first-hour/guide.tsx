/** 开办指引 · The next step large, all steps below; on the home page until the first finding is dispatched, and on a page of its own. */
import { Suspense } from 'react';
import { Check, Circle, CircleDashed, EyeOff } from 'lucide-react';
import { fillText } from '#platform/contract/fill-text.ts';
import { readFirstHour, saveFirstHour } from '#platform/contract/first-hour.ts';
import type { FirstStepCode } from '#platform/contract/first-hour.ts';
import { useClient, useInvalidate, useRead, useWrite } from '#platform/web/client.tsx';
import { useText, useT } from '#platform/web/i18n.ts';
import { useAbilities, useProgramme } from '#platform/web/session.tsx';
import { TemplateDownloads } from '#platform/web/tasks/template-downloads.tsx';
import { Button, classes, LinkButton, Notice, PageHeader, ProblemAlert, Section, Skeleton, useToast } from '#platform/web/ui/index.ts';
import { loadWorkRules } from '#modules/cases/contract/index.ts';
import { importEdition, sampleEdition, setEditionState } from '#modules/frameworks/contract/index.ts';
import { personImportTemplate } from '#modules/people/contract/index.ts';
import { NewColleague } from '#modules/people/web/index.ts';
import { organisationImportTemplate, placeImportTemplate, siteImportTemplate } from '#modules/places/contract/index.ts';
import { firstHourMessages } from './messages.ts';
import { guideSteps, isMineToDo, isOver, minutesLeft, remaining } from './steps.ts';
import type { FirstHour } from './steps.ts';
import './first-hour.css';

const EVERYTHING = ['platform', 'places', 'people', 'cases', 'frameworks', 'inspections'];
const TEMPLATES = { places: placeImportTemplate, organisations: organisationImportTemplate, persons: personImportTemplate, sites: siteImportTemplate } as const;

/** Counted from what any page and any colleague has written: asked for whenever it is shown, and now and then while it is. */
const ASKED = { fresh_ms: 0, every_ms: 15_000 } as const;

/** 首页上的指引 · Nothing for those who do not prepare the programme, or when it is put away or over, or the programme plainly runs; its own page stays. */
export function HomeGuide() {
  const hour = useRead(readFirstHour, {}, ASKED).data;
  return hour === undefined || hour.hidden || hour.isRunning || isOver(hour) ? null : <Guide hour={hour} />;
}

export function FirstHourPage() {
  const t = useT(firstHourMessages);
  const found = useRead(readFirstHour, {}, ASKED);
  const save = useWrite(saveFirstHour, { invalidates: ['platform'] });
  const hour = found.data;
  return (
    <>
      <PageHeader title={t('guide')} about={t('guideAbout')} />
      <ProblemAlert problem={found.problem} />
      {hour !== undefined && isOver(hour) && <Notice tone="ok" title={t('over')} />}
      {hour?.hidden === true && <Notice title={t('hidden')}><Button small pending={save.pending} onClick={() => void save.run({ hidden: false, skipped: [...hour.skipped] })}>{t('show')}</Button></Notice>}
      {hour === undefined ? <Skeleton lines={6} /> : <Guide hour={hour} />}
    </>
  );
}

function Guide({ hour }: { readonly hour: FirstHour }) {
  const t = useT(firstHourMessages);
  const text = useText();
  const save = useWrite(saveFirstHour, { invalidates: ['platform'] });
  const can = useAbilities();
  const left = remaining(hour);
  // Nobody is held up by what a colleague has to do: the first step of one's own comes first, theirs are named below it.
  const mine = left.find((step) => isMineToDo(guideSteps[step.code], can));
  const next = mine ?? left[0];
  const theirs = mine === undefined ? [] : left.slice(0, left.indexOf(mine));
  const done = hour.steps.filter((step) => step.done).length;
  const skip = (code: FirstStepCode, on: boolean) => void save.run({ hidden: hour.hidden, skipped: on ? [...hour.skipped, code] : hour.skipped.filter((each) => each !== code) });
  return (
    <Section
      title={t('guide')} about={t(next === undefined ? 'progressDone' : 'progress', { done, all: hour.steps.length, n: minutesLeft(hour) })}
      actions={!hour.hidden && <Button small kind="quiet" icon={EyeOff} pending={save.pending} onClick={() => void save.run({ hidden: true, skipped: [...hour.skipped] })}>{t('hide')}</Button>}
    >
      <progress className="lc-firsthour-bar" max={hour.steps.length} value={done} aria-label={t('guide')} />
      {next !== undefined && <NextStep key={next.code} code={next.code} isMine={mine !== undefined} onSkip={() => skip(next.code, true)} />}
      {theirs.length > 0 && <p className="lc-firsthour-theirs lc-quiet">{t('meanwhile', { who: t(theirs.some(({ code }) => guideSteps[code].by === 'administrator') ? 'administrator' : 'office'), steps: theirs.map((step) => text(guideSteps[step.code].title)).join('、') })}</p>}
      <h3 className="lc-firsthour-all">{t('steps')}</h3>
      <ol className="lc-firsthour-list">
        {hour.steps.map(({ code, count, of, done: isDone }) => {
          const skipped = !isDone && hour.skipped.includes(code);
          const Icon = isDone ? Check : skipped ? CircleDashed : Circle;
          return (
            <li key={code} className={classes(isDone && 'lc-firsthour-done', code === next?.code && 'lc-firsthour-now')} {...(code === next?.code ? { 'aria-current': 'step' as const } : {})}>
              <Icon size="1.1em" aria-hidden="true" />
              <span>{text(guideSteps[code].title)}<span className="lc-visually-hidden"> · {t(isDone ? 'done' : skipped ? 'skippedMark' : 'waiting')}</span></span>
              <span className="lc-quiet lc-small">{of !== null && of > 0 ? t('counted', { n: count, of }) : isDone ? t('done') : skipped ? t('skippedMark') : t('minutes', { n: guideSteps[code].minutes })}</span>
              {skipped && <Button small kind="quiet" onClick={() => skip(code, false)}>{t('unskip')}</Button>}
            </li>
          );
        })}
      </ol>
    </Section>
  );
}

/** Whoever holds the right does it here; others are told who does. */
function NextStep({ code, isMine, onSkip }: { readonly code: FirstStepCode; readonly isMine: boolean; readonly onSkip: () => void }) {
  const t = useT(firstHourMessages);
  const text = useText();
  const can = useAbilities();
  const refresh = useInvalidate();
  const step = guideSteps[code];
  const places = step.places.filter((place) => can(place.permission));
  const { here } = step;
  const Own = isMine && here !== undefined && 'button' in here ? OWN_BUTTONS[here.button] : null;
  const ownButton = Own === null ? null : <Own />;
  return (
    <div className="lc-firsthour-next">
      <p className="lc-quiet lc-small">{t('next')} · {t('minutes', { n: step.minutes })}</p>
      <p className="lc-firsthour-title">{text(step.title)}</p>
      <p>{text(step.why)}</p>
      {!isMine && <p className="lc-quiet">{t('notYours', { who: t(step.by) })}</p>}
      {isMine && here !== undefined && 'form' in here && <Suspense fallback={<Skeleton lines={2} />}><NewColleague role={here.role} onDone={() => void refresh(['people', 'platform'])} /></Suspense>}
      <div className="lc-row">
        {step.placesAside === true && ownButton}
        {places.map((place, at) => { const [to = '', query] = place.to.split('?'); return <LinkButton key={place.to} to={to} {...(query === undefined ? {} : { search: Object.fromEntries(new URLSearchParams(query)) })} kind={at === 0 && isMine && step.placesAside !== true ? 'primary' : 'plain'}>{text(place.text)}</LinkButton>; })}
        {step.placesAside !== true && ownButton}
        {step.template !== undefined && isMine && <TemplateDownloads operation={TEMPLATES[step.template]} />}
        {isMine && <Button kind="quiet" onClick={onSkip}>{t('skip')}</Button>}
      </div>
    </div>
  );
}

const OWN_BUTTONS = { loadDefaults: LoadDefaults, trySample: TrySample } as const;

function LoadDefaults() {
  const t = useT(firstHourMessages);
  const toast = useToast();
  const load = useWrite(loadWorkRules, { invalidates: EVERYTHING, onSuccess: ({ addedDays: days, addedCategories: categories }) => toast({ zh: fillText(firstHourMessages.zh.loadedDefaults, { days, categories }), en: fillText(firstHourMessages.en.loadedDefaults, { days, categories }) }) });
  return <><Button kind="primary" pending={load.pending} onClick={() => void load.run({})}>{t('loadDefaults')}</Button><ProblemAlert problem={load.problem} /></>;
}

/** The sample comes in by the same import as anybody's edition. */
function TrySample() {
  const t = useT(firstHourMessages);
  const client = useClient();
  const programme = useProgramme().code;
  const bring = useWrite(importEdition);
  const put = useWrite(setEditionState, { invalidates: EVERYTHING, done: { zh: firstHourMessages.zh.sampleLoaded, en: firstHourMessages.en.sampleLoaded } });
  const run = async () => {
    const { fileName, body } = await client.call(sampleEdition, {}, { programme });
    const imported = await bring.run({ file: { fileName, body }, mode: 'import' });
    if (imported?.editionId != null) await put.run({ editionId: imported.editionId, state: 'inForce' });
  };
  return <><Button pending={bring.pending || put.pending} onClick={() => void run()}>{t('trySample')}</Button><ProblemAlert problem={bring.problem ?? put.problem} /></>;
}
