/** 文稿编辑 · Title and text with bound numbers, figures to insert beside them, and what keeps the text from being approved; for drafts and for templates. */
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { Plus } from 'lucide-react';
import { listFigures } from '#modules/figures/contract/index.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { useRead, useWrite } from '#platform/web/client.tsx';
import { numberText } from '#platform/web/format.ts';
import { useT, useText } from '#platform/web/i18n.ts';
import { AppLink } from '#platform/web/navigation.tsx';
import { Button, Field, Notice, ProblemAlert, Section, Select, TextInput } from '#platform/web/ui/index.ts';
import { previewAccount } from '../contract/index.ts';
import { NUMBER_FORMATS } from '../domain/index.ts';
import type { AccountKind, NumberFormat } from '../domain/index.ts';
import { accountMessages } from './account-messages.ts';
import { figureTag, unitBehind } from './account-source.ts';
import { BoundText } from './bound-text.tsx';
import type { BoundTextHandle } from './bound-text.tsx';
import { ReviewNotes } from './review-notes.tsx';
import './bulletins.css';

export interface AccountText { readonly title: string; readonly content: string }
type Preview = OutputOf<typeof previewAccount>;

const TYPING_MS = 900;
const PICKED_MAX = 30;

/** @param beside what a page sets under the text: its own fields and acts */
export function AccountEditor({ kind, text, onChange, children }: { readonly kind: AccountKind; readonly text: AccountText; readonly onChange: (text: AccountText) => void; readonly children: React.ReactNode }) {
  const t = useT(accountMessages);
  const titleId = useId();
  const bodyId = useId();
  const preview = useWrite(previewAccount);
  const [found, setFound] = useState<Preview | null>(null);
  const title = useRef<BoundTextHandle>(null);
  const body = useRef<BoundTextHandle>(null);
  const last = useRef<'title' | 'body'>('body');
  const look = async () => { if (text.title.trim() !== '' && text.content.trim() !== '') { const answer = await preview.run({ kind, ...text }); if (answer !== undefined) setFound(answer); } };
  useEffect(() => { const timer = setTimeout(() => void look(), TYPING_MS); return () => clearTimeout(timer); }, [kind, text.title, text.content]);
  const cards = useMemo(() => new Map((found?.cards ?? []).map((card) => [card.code, card])), [found]);
  return (
    <div className="lc-account-page">
      <div className="lc-stack">
        <Section>
          <div className="lc-stack">
            <div className="lc-field"><span className="lc-field-label" id={`${titleId}-label`}>{t('titleOf')}</span><p className="lc-field-purpose" id={`${titleId}-purpose`}>{t('titlePurpose')}</p><BoundText id={titleId} label={t('titleOf')} describedBy={`${titleId}-purpose`} source={text.title} cards={cards} isLine handle={title} onFocus={() => { last.current = 'title'; }} onChange={(next) => onChange({ ...text, title: next })} /></div>
            <div className="lc-field"><span className="lc-field-label">{t('body')}</span><p className="lc-field-purpose" id={`${bodyId}-purpose`}>{t('bodyPurpose')}</p><BoundText id={bodyId} label={t('body')} describedBy={`${bodyId}-purpose`} source={text.content} cards={cards} handle={body} onFocus={() => { last.current = 'body'; }} onChange={(next) => onChange({ ...text, content: next })} /></div>
            <WordCount found={found} />
            <ProblemAlert problem={preview.problem} />
            {children}
          </div>
        </Section>
      </div>
      <div className="lc-bulletins-side">
        <ReviewSection found={found} pending={preview.pending} onCheck={() => void look()} />
        <PickFigure onPick={(tag, behind) => (last.current === 'title' ? title : body).current?.insert(tag, behind)} />
        <HowTo />
      </div>
    </div>
  );
}

const NEAR_SHARE = 0.9;

function WordCount({ found }: { readonly found: Preview | null }) {
  const t = useT(accountMessages);
  if (found === null) return null;
  const { wordCount: n, wordLimit: limit } = found;
  const facts = { n: numberText(n), limit: numberText(limit) };
  return <p className={n > limit ? 'lc-tone-text-danger' : n >= limit * NEAR_SHARE ? 'lc-tone-text-warn' : 'lc-quiet'} aria-live="polite">{t(n > limit ? 'overWords' : n >= limit * NEAR_SHARE ? 'nearWords' : 'words', facts)}</p>;
}

function ReviewSection({ found, pending, onCheck }: { readonly found: Preview | null; readonly pending: boolean; readonly onCheck: () => void }) {
  const t = useT(accountMessages);
  return <Section title={t('review')} actions={<Button small pending={pending} onClick={onCheck}>{t('check')}</Button>}>{found === null ? <p className="lc-quiet">{t('previewNone')}</p> : <ReviewNotes review={found.review} />}</Section>;
}

function PickFigure({ onPick }: { readonly onPick: (tag: string, behind: string) => void }) {
  const t = useT(accountMessages);
  const text = useText();
  const [q, setQ] = useState('');
  const [format, setFormat] = useState<NumberFormat>('plain');
  const figures = useRead(listFigures, { ...(q.trim() === '' ? {} : { q: q.trim() }), pageSize: PICKED_MAX });
  const total = figures.data?.total ?? 0;
  return (
    <Section title={t('pick')}>
      <div className="lc-stack">
        <div className="lc-grid">
          <Field label={t('search')}>{(w) => <TextInput {...w} type="search" maxLength={60} value={q} onChange={setQ} />}</Field>
          <Field label={t('format')}>{(w) => <Select {...w} value={format} choices={NUMBER_FORMATS.map((value) => ({ value, label: t(`f_${value}`) }))} onChange={(value) => { if (value !== '') setFormat(value); }} />}</Field>
        </div>
        <ProblemAlert problem={figures.problem} />
        <ul className="lc-account-figures">
          {(figures.data?.rows ?? []).map((figure) => {
            const name = text({ zh: figure.labelZh, en: figure.labelEn });
            return <li key={figure.id}><span>{name}<small className="lc-quiet">{figure.value === null ? '—' : `${numberText(Math.round(figure.value * 10_000) / 10_000)} ${figure.unit}`}</small></span><Button small icon={Plus} aria-label={t('insertOf', { name })} onClick={() => onPick(figureTag(figure.code, format), unitBehind(figure, format))}>{t('insert')}</Button></li>;
          })}
        </ul>
        {figures.data !== undefined && total === 0 && <Notice tone="info" title={t('noFigures')}><AppLink to="/figures/new">{t('defineOne')}</AppLink></Notice>}
        {total > PICKED_MAX && <p className="lc-quiet lc-small">{t('more', { n: total - PICKED_MAX })}</p>}
      </div>
    </Section>
  );
}

function HowTo() {
  const t = useT(accountMessages);
  return <Section title={t('howTo')}><div className="lc-stack lc-small"><p>{t('howToText')}</p><ul className="lc-account-how"><li>{t('howFigure')}</li><li>{t('howIf')}</li><li>{t('howWords')}</li></ul></div></Section>;
}
