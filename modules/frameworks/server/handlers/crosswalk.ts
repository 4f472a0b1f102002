/** 双城联动 · Two editions beside each other: links that people decided, what is suggested, what one side still lacks. */
import { addDays, localDate } from '#kernel/local-date.ts';
import type { OutputOf } from '#platform/contract/index.ts';
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import type { Bound, ReadContext } from '#platform/server/operations/index.ts';
import { importTable, importTemplate } from '#platform/server/imports/index.ts';
import {
  carriedNote, carryCrosswalk, COVERAGE_DAYS, crosswalkLinkTemplate, decideCrosswalkLinks, importCrosswalkLinks, listCrosswalkCoverage, listCrosswalkLinks, listCrosswalkSuggestions, readCrosswalk, removeCrosswalkLink,
} from '../../contract/index.ts';
import { carryLinks, COVERAGE_STATES, coverageOf, CROSSWALK_RELATIONS, mapCodes, savingOf, savingOfAll, suggestLinks } from '../../domain/index.ts';
import type { CrosswalkLink, EditionMapping, Method, StandardCoverage } from '../../domain/index.ts';
import type { EvidenceSource } from '../evidence.ts';
import { crosswalkColumns, crosswalkExample, crosswalkImport } from '../imports/crosswalk.ts';
import { linkPage, linksOf, linkTotal, removeLink, sameLinks, standardRows, upsertLinks } from '../queries/crosswalk.ts';
import type { StandardRow } from '../queries/crosswalk.ts';
import { editionFacts, editionRow, editionRows } from '../queries/editions.ts';

interface Pair { readonly editionId: string; readonly otherEditionId: string }
interface Ground { readonly left: readonly StandardRow[]; readonly right: readonly StandardRow[]; readonly links: readonly CrosswalkLink[] }

const sideOf = (row: StandardRow) => ({ code: row.code, nameZh: row.name_zh, nameEn: row.name_en, methods: row.methods });
/** A person decides at most so many before asking again. */
const SUGGESTIONS_SHOWN = 300;

async function groundOf(ctx: ReadContext, pair: Pair): Promise<Ground> {
  for (const id of [pair.editionId, pair.otherEditionId]) if ((await editionFacts(ctx.tx, ctx.programmeId, id)) === undefined) ctx.notFound();
  return {
    left: await standardRows(ctx.tx, ctx.programmeId, pair.editionId), right: await standardRows(ctx.tx, ctx.programmeId, pair.otherEditionId),
    links: await linksOf(ctx.tx, ctx.programmeId, pair),
  };
}

async function evidenceOf(ctx: ReadContext, sources: readonly EvidenceSource[], editionId: string): Promise<Map<string, number>> {
  const since = addDays(localDate(ctx.today), -COVERAGE_DAYS);
  const sum = new Map<string, number>();
  for (const source of sources) for (const [code, count] of await source.countByStandard(ctx, editionId, since)) sum.set(code, (sum.get(code) ?? 0) + count);
  return sum;
}

async function coverage(ctx: ReadContext, sources: readonly EvidenceSource[], pair: Pair, ground: Ground): Promise<StandardCoverage[]> {
  const collected = new Set<Method>(sources.flatMap(({ methods }) => methods));
  return coverageOf(ground.left, ground.links, { left: await evidenceOf(ctx, sources, pair.editionId), right: await evidenceOf(ctx, sources, pair.otherEditionId), collected });
}

const countsOf = <Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> =>
  Object.fromEntries(keys.map((key) => [key, found.filter((one) => one === key).length])) as Record<Key, number>;

const linkedOf = (links: readonly CrosswalkLink[], code: (link: CrosswalkLink) => string): number => new Set(links.filter(({ relation }) => relation !== 'unrelated').map(code)).size;

/** What is saved over every edition that is linked with either of the pair; the earlier edition of a framework is none of its own. */
async function together(ctx: ReadContext, pair: Pair): Promise<OutputOf<typeof readCrosswalk>['together']> {
  const links = await sameLinks(ctx.tx, ctx.programmeId);
  const known = await editionRows(ctx.tx, ctx.programmeId);
  const families = new Set(known.filter(({ id }) => id === pair.editionId || id === pair.otherEditionId).map(({ family }) => family));
  const own = new Set([pair.editionId, pair.otherEditionId]);
  const near = new Set(links.flatMap((link) => (own.has(link.left_edition_id) ? [link.right_edition_id] : own.has(link.right_edition_id) ? [link.left_edition_id] : [])));
  const third = known.filter(({ id, family, state }) => near.has(id) && !own.has(id) && !families.has(family) && state !== 'retired');
  if (third.length === 0) return null;
  const chosen = [...known.filter(({ id }) => own.has(id)), ...third];
  const standards = new Map<string, StandardRow[]>();
  for (const { id } of chosen) standards.set(id, await standardRows(ctx.tx, ctx.programmeId, id));
  const { separately, once, served } = savingOfAll(standards, links.map((link) => ({ leftEdition: link.left_edition_id, leftCode: link.left_code, rightEdition: link.right_edition_id, rightCode: link.right_code, relation: 'same' as const })));
  return { editions: chosen.map((each) => ({ id: each.id, code: each.code, titleZh: each.title_zh, titleEn: each.title_en })), separately, once, served: served.map((each) => ({ ...each })) };
}

export const readCrosswalkBound = (sources: readonly EvidenceSource[]): Bound => bindRead(readCrosswalk, async (ctx, pair) => {
  if (pair.editionId === pair.otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const ground = await groundOf(ctx, pair);
  const { left, right, links } = ground;
  return {
    counts: countsOf(CROSSWALK_RELATIONS, links.map(({ relation }) => relation)),
    left: { standards: left.length, linked: linkedOf(links, ({ leftCode }) => leftCode) }, right: { standards: right.length, linked: linkedOf(links, ({ rightCode }) => rightCode) },
    pieces: savingOf(left, right, links), together: await together(ctx, pair), coverage: countsOf(COVERAGE_STATES, (await coverage(ctx, sources, pair, ground)).map(({ state }) => state)),
  };
});

export const listCrosswalkLinksBound = bindRead(listCrosswalkLinks, async (ctx, { page, pageSize, sort, editionId, otherEditionId, ...filter }) => {
  if (editionId === otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const pair = { editionId, otherEditionId };
  const [left, right] = [(await editionFacts(ctx.tx, ctx.programmeId, editionId)) ?? ctx.notFound(), (await editionFacts(ctx.tx, ctx.programmeId, otherEditionId)) ?? ctx.notFound()];
  const found = await linkPage(ctx.tx, ctx.programmeId, pair, filter, sort, { limit: pageSize, offset: (page - 1) * pageSize });
  const methodsOf = (methods: { method: Method }[] | null): Method[] => (methods ?? []).map(({ method }) => method);
  return {
    rows: found.map((row) => ({
      id: row.id, left: { edition: left.code, code: row.left_code, nameZh: row.left_zh, nameEn: row.left_en, methods: methodsOf(row.left_methods) }, right: { edition: right.code, code: row.right_code, nameZh: row.right_zh, nameEn: row.right_en, methods: methodsOf(row.right_methods) },
      relation: row.relation, note: row.note, decidedAt: row.decided_at, decidedBy: row.decided_by ?? '',
    })),
    total: await linkTotal(ctx.tx, ctx.programmeId, pair, filter), page, pageSize,
  };
});

export const listCrosswalkSuggestionsBound = bindRead(listCrosswalkSuggestions, async (ctx, { least, ...pair }) => {
  if (pair.editionId === pair.otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const { left, right, links } = await groundOf(ctx, pair);
  const worded = (list: readonly StandardRow[]) => list.map((row) => ({ code: row.code, words: row.name_zh }));
  const found = suggestLinks(worded(left), worded(right), links, least / 100);
  const [lefts, rights] = [new Map(left.map((row) => [row.code, row])), new Map(right.map((row) => [row.code, row]))];
  return { rows: found.slice(0, SUGGESTIONS_SHOWN).map(({ leftCode, rightCode, similarity }) => ({ left: sideOf(lefts.get(leftCode) as StandardRow), right: sideOf(rights.get(rightCode) as StandardRow), similarity })), total: found.length };
});

export const listCrosswalkCoverageBound = (sources: readonly EvidenceSource[]): Bound => bindRead(listCrosswalkCoverage, async (ctx, { page, pageSize, sort, state, ...pair }) => {
  if (pair.editionId === pair.otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const ground = await groundOf(ctx, pair);
  const places = new Map(ground.left.map((row, at) => [row.code, { row, at }]));
  const found = (await coverage(ctx, sources, pair, ground)).filter((one) => state === undefined || one.state === state);
  const placeOf = ({ code }: StandardCoverage): number => places.get(code)?.at ?? 0;
  const amount = (one: StandardCoverage): number => one.ownCount + one.sharedCount;
  const sorted = sort === undefined || sort === 'code' ? found : found.toSorted(sort === '-code' ? (a, b) => placeOf(b) - placeOf(a) : sort === 'evidence' ? (a, b) => amount(b) - amount(a) : (a, b) => amount(a) - amount(b));
  return {
    rows: sorted.slice((page - 1) * pageSize, page * pageSize).map((one) => ({ standard: sideOf((places.get(one.code) as { row: StandardRow }).row), state: one.state, ownCount: one.ownCount, sharedCount: one.sharedCount, sharedCodes: [...one.sharedCodes] })),
    total: sorted.length, page, pageSize,
  };
});

export const decideCrosswalkLinksBound = bindWrite(decideCrosswalkLinks, async (ctx, { links, ...pair }) => {
  if (pair.editionId === pair.otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const { left, right } = await groundOf(ctx, pair);
  for (const [known, editionId, codeOf, key] of [[left, pair.editionId, (link: CrosswalkLink) => link.leftCode, 'leftCode'], [right, pair.otherEditionId, (link: CrosswalkLink) => link.rightCode, 'rightCode']] as const) {
    const codes = new Set(known.map(({ code }) => code));
    const at = links.findIndex((link) => !codes.has(codeOf(link)));
    if (at >= 0) return ctx.refuse('frameworks.crosswalk_standard_unknown', { edition: (await editionFacts(ctx.tx, ctx.programmeId, editionId))?.title_zh ?? '', code: codeOf(links[at] as CrosswalkLink) }, { pointers: [`/links/${at}/${key}`] });
  }
  // The last word counts when a pair is named twice.
  const kept = [...new Map(links.map((link) => [`${link.leftCode}\n${link.rightCode}`, link])).values()].map((link) => ({ ...link, ...pair, id: ctx.newId() }));
  const counts = await upsertLinks(ctx.tx, ctx.programmeId, kept, { personId: ctx.personId, at: new Date(ctx.now).toISOString() });
  ctx.record({ kind: 'crosswalk', id: pair.editionId, change: { act: 'decide', other: pair.otherEditionId, ...counts } });
  return counts;
});

export const removeCrosswalkLinkBound = bindWrite(removeCrosswalkLink, async (ctx, { linkId }) => {
  const gone = (await removeLink(ctx.tx, ctx.programmeId, linkId)) ?? ctx.notFound();
  ctx.record({ kind: 'crosswalk', id: linkId, change: { act: 'remove', left: gone.left_code, right: gone.right_code, relation: gone.relation } });
  return { removed: true as const };
});

export const carryCrosswalkBound = bindWrite(carryCrosswalk, async (ctx, pair) => {
  if (pair.editionId === pair.otherEditionId) return ctx.refuse('frameworks.crosswalk_same_edition');
  const edition = (await editionRow(ctx.tx, ctx.programmeId, pair.editionId)) ?? ctx.notFound();
  const mapping = edition.mapping as EditionMapping | null;
  const former = mapping === null ? undefined : (await editionRows(ctx.tx, ctx.programmeId)).find(({ code }) => code === mapping.fromEdition);
  if (mapping === null || former === undefined) return ctx.refuse('frameworks.crosswalk_no_mapping');
  const { left, links: known } = await groundOf(ctx, pair);
  const before = await linksOf(ctx.tx, ctx.programmeId, { editionId: former.id, otherEditionId: pair.otherEditionId });
  const there = new Set(left.map(({ code }) => code));
  const decided = new Set(known.map(({ leftCode, rightCode }) => `${leftCode}\n${rightCode}`));
  const carried = carryLinks(before, (code) => mapCodes(mapping, code)).filter(({ leftCode }) => there.has(leftCode));
  const fresh = [...new Map(carried.filter(({ leftCode, rightCode }) => !decided.has(`${leftCode}\n${rightCode}`)).map((link) => [`${link.leftCode}\n${link.rightCode}`, link])).values()];
  if (fresh.length > 0) {
    await upsertLinks(ctx.tx, ctx.programmeId, fresh.map(({ leftCode, rightCode, relation, changed }) => ({ ...pair, id: ctx.newId(), leftCode, rightCode, relation, note: changed ? carriedNote[ctx.locale === 'en' ? 'en' : 'zh'] : null })), { personId: ctx.personId, at: new Date(ctx.now).toISOString() });
    ctx.record({ kind: 'crosswalk', id: pair.editionId, change: { act: 'carry', from: former.id, other: pair.otherEditionId, created: fresh.length } });
  }
  const came = new Set(carried.map(({ fromCode, rightCode }) => `${fromCode}\n${rightCode}`));
  return {
    fromEditionCode: former.code, carried: fresh.length, toCheck: fresh.filter(({ changed }) => changed).length,
    left: before.filter(({ leftCode, rightCode }) => !came.has(`${leftCode}\n${rightCode}`)).length, known: carried.length - carried.filter(({ leftCode, rightCode }) => !decided.has(`${leftCode}\n${rightCode}`)).length,
  };
});

export const importCrosswalkLinksBound = bindWrite(importCrosswalkLinks, (ctx, { file, mode }) => importTable(ctx, { operation: importCrosswalkLinks, file, mode, definition: () => Promise.resolve(crosswalkImport(ctx)) }));
export const crosswalkLinkTemplateBound = bindRead(crosswalkLinkTemplate, async (ctx, { format }) => {
  const [one, other] = await editionRows(ctx.tx, ctx.programmeId);
  const example = { left: one?.code ?? 'civilised-2026', right: other?.code ?? 'hygiene-2026' };
  return importTemplate(ctx, { zh: '标准对应导入模板', en: 'Links to import' }, crosswalkColumns, { zh: [crosswalkExample(example)], en: [crosswalkExample(example)] }, format);
});
