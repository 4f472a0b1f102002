/** 组稿 · An account as its reader's figures make it: words, numbers with their cards, and what keeps it from being approved. */
import type { FigureSource } from '#platform/server/figures/index.ts';
import type { ReadContext } from '#platform/server/operations/index.ts';
import type { Tx } from '#platform/server/db/index.ts';
import { isShare } from '#modules/figures/domain/index.ts';
import { figureCards, proofOf, withoutPeriod } from '#modules/figures/server/index.ts';
import { figureCodes, figuresHash, HAS_ADDRESSEES, issuingSettings, lineText, looseNumbers, PERIOD_NOT_COUNTED, plainAccount, readLanguage, renderAccount, saidPeriods, WORD_LIMITS } from '../domain/index.ts';
import type { AccountKind, BodyBlock, Card, FaultPlace, Figure, Line, LooseNumber, Missing, Run } from '../domain/index.ts';
import { SYNTHETIC_MARK } from './model.ts';
import type { BulletinModel } from './model.ts';
import type { ProgrammeSettings } from './queries/bulletins.ts';

export interface Written { readonly kind: AccountKind; readonly title: string; readonly content: string }

export interface Composed {
  readonly title: readonly Run[]; readonly lines: readonly Line[]; readonly cards: readonly Card[];
  /** Those that the words quote, in their order. */
  readonly figures: readonly Figure[];
  readonly missing: readonly Missing[]; readonly faults: readonly FaultPlace[];
}

const PLAIN_ZH = '按登记的记录统计';

/** What a card says, in the shape in which bulletins keep their figures. */
export function figureOfCard(card: Card): Figure {
  const isRatio = isShare(card);
  // A mean is one number with its unit; what it was divided from stands in its definition.
  const mean = card.kind === 'ratio' && !isRatio && card.value !== null;
  const [dividedZh, dividedEn] = mean ? [`；${card.numerator ?? 0}÷${card.denominator ?? 0}`, `; ${card.numerator ?? 0} ÷ ${card.denominator ?? 0}`] : ['', ''];
  return {
    id: card.code, labelZh: card.labelZh, labelEn: card.labelEn, kind: isRatio ? 'ratio' : 'count', numerator: mean ? Math.round((card.value ?? 0) * 100) / 100 : (isRatio ? card.numerator : card.value) ?? 0, denominator: isRatio ? card.denominator ?? 0 : null,
    unitZh: isRatio ? '' : card.unit, unitEn: isRatio ? '' : card.unit, href: `/figures/${card.figureId}`,
    definitionZh: `${card.scopeNote === '' ? PLAIN_ZH : card.scopeNote.replace(/。$/u, '')}；截至${card.asOf}，记录${card.rowCount}条${dividedZh}`, definitionEn: `${card.scopeNote === '' ? 'Counted from the records' : `Scope (in Chinese): ${card.scopeNote.replace(/。$/u, '')}`}; as of ${card.asOf}, ${card.rowCount} rows${dividedEn}`,
  };
}

export function listedCodes(content: string): ReadonlySet<string> {
  return new Set(readLanguage(content).pieces.flatMap((piece) => (piece.kind === 'figure' && piece.format === 'names' ? [piece.code] : [])));
}

/** Under the reader's own reach; a part never passes for the whole, so it has no value here. */
async function cardsOf(ctx: ReadContext, sources: readonly FigureSource[], codes: readonly string[], listed: ReadonlySet<string>): Promise<Map<string, Card>> {
  const found = await figureCards(ctx, sources, codes, listed);
  return new Map(found.map(({ id, outcome, isWhole, ...card }) => [card.code, { ...card, figureId: id, value: outcome === 'computed' && isWhole ? card.value : null }]));
}

/** 现值 · What the figures of an account say now, for comparing. */
export async function figuresNow(ctx: ReadContext, sources: readonly FigureSource[], codes: readonly string[]): Promise<Figure[]> {
  const cards = await cardsOf(ctx, sources, codes, new Set());
  return codes.flatMap((code) => { const card = cards.get(code); return card === undefined || card.value === null ? [] : [figureOfCard(card)]; });
}

export async function compose(ctx: ReadContext, sources: readonly FigureSource[], { title, content }: Written): Promise<Composed> {
  const cards = await cardsOf(ctx, sources, figureCodes(title, content), listedCodes(`${title}\n${content}`));
  const [head, body] = [renderAccount(title.replaceAll('\n', ' '), cards), renderAccount(content, cards)];
  const titleRuns = head.lines[0]?.runs ?? [];
  const quoted = [...new Set([...titleRuns, ...body.lines.flatMap(({ runs }) => runs)].flatMap(({ code }) => (code === null ? [] : [code])))];
  return {
    title: titleRuns, lines: body.lines, cards: [...cards.values()], missing: [...head.missing, ...body.missing], faults: [...head.faults, ...body.faults],
    figures: quoted.flatMap((code) => { const card = cards.get(code); return card === undefined ? [] : [figureOfCard(card)]; }),
  };
}

export function blocksOfLines(lines: readonly Line[]): BodyBlock[] {
  return lines.map((line) => ({ ...(line.kind === 'heading' ? { kind: 'heading' as const, level: line.level } : { kind: 'paragraph' as const }), text: lineText(line), runs: line.runs }));
}

/** Back from what is kept with a bulletin. */
export function linesOfBlocks(blocks: readonly BodyBlock[]): Line[] {
  return blocks.flatMap((block): Line[] => (block.kind === 'table' ? [] : [{ kind: block.kind, level: block.kind === 'heading' ? block.level : 1, runs: block.runs ?? [{ text: block.text, code: null }] }]));
}

export interface AccountToKeep { readonly title: string; readonly model: BulletinModel; readonly figures: readonly Figure[]; readonly figuresHash: string }

/** What is kept of it: every word that is printed, with its figures. */
export function kept(composed: Composed, kind: AccountKind, settings: ProgrammeSettings, today: string): AccountToKeep {
  const issuing = issuingSettings(settings.bulletin, settings.place_name);
  return {
    title: lineText({ runs: composed.title }).slice(0, 120), figures: composed.figures, figuresHash: figuresHash(composed.figures),
    model: {
      issuer: issuing.issuer, agencyCode: issuing.agencyCode, addressees: HAS_ADDRESSEES[kind] ? issuing.addressees : [], body: blocksOfLines(composed.lines), signature: issuing.signature, date: today, copyTo: HAS_ADDRESSEES[kind] ? issuing.copyTo : [],
      printedBy: issuing.printedBy, printedOn: today, syntheticMark: settings.synthetic ? SYNTHETIC_MARK : null, wordLimit: WORD_LIMITS[kind], titleRuns: composed.title, missing: composed.missing,
    },
  };
}

export interface Review { readonly loose: LooseNumber[]; readonly missing: Missing[]; readonly faults: FaultPlace[]; readonly proof: { rule: string; weight: 'contradiction' | 'doubt' | 'note'; place: string; facts: Record<string, string | number> }[] }

const AROUND = 16;

/** 把关 · Of the words as they stand. */
export async function reviewOf(tx: Tx, programmeId: string, given: { title: readonly Run[]; lines: readonly Line[]; missing: readonly Missing[]; faults: readonly FaultPlace[] }): Promise<Review> {
  const text = plainAccount(lineText({ runs: given.title }), given.lines);
  const { discrepancies } = await proofOf(tx, programmeId, text);
  const allTimes = await withoutPeriod(tx, programmeId, [...new Set([...given.title, ...given.lines.flatMap(({ runs }) => runs)].flatMap(({ code }) => (code === null ? [] : [code])))]);
  const texts = [lineText({ runs: given.title }), ...given.lines.map(lineText)];
  return {
    loose: looseNumbers(given.title, given.lines), missing: [...given.missing], faults: [...given.faults],
    proof: [...saidPeriods(given.title, given.lines, new Set(allTimes.keys())).map(({ line, start, end, codes, period }) => ({
      rule: PERIOD_NOT_COUNTED, weight: 'doubt' as const, place: (texts[line] ?? '').slice(Math.max(start - AROUND, 0), end + AROUND), facts: { period, figure: codes.map((code) => allTimes.get(code)?.labelZh ?? code).join('、') },
    })), ...discrepancies.map(({ rule, weight, spans: [{ start, end }], facts }) => ({ rule, weight, place: text.slice(Math.max(start - AROUND, 0), end + AROUND).replaceAll('\n', ' '), facts: { ...facts } }))],
  };
}
