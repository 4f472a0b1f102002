/** 核验页 · Counts a published file again on the reader's own device, and finds the reader's own ballot. */
import { differenceWords } from '../../contract/words.ts';
import { bytesOfHex, headText, hexOf, isIncluded, leafHash, leafText, receiptText, verifyPublished } from '../../domain/index.ts';
import type { BallotDefinition, BoxHead, PublishedLine, Receipt, TallyResult, Verification } from '../../domain/index.ts';
import { cryptoFor, isSignedBy } from './crypto.ts';
import { button, call, make } from '#platform/web/public-page/dom.ts';
import { say } from '#platform/web/public-page/say.ts';
import { loadStage, receiptIn, receiptLine } from './store.ts';
import { checkWords as words } from './words.ts';

async function* linesOf(stream: ReadableStream<BufferSource>): AsyncGenerator<string> {
  const reader = stream.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const lines = (rest + next.value).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

interface Mine { readonly receipt: Receipt; index: number | null; choice: readonly number[] | null; isApart: boolean }

/** Looks out for the reader's own ballot while the lines go by. */
async function* watched(lines: AsyncIterable<string>, mine: Mine | null): AsyncGenerator<string> {
  for await (const text of lines) {
    if (mine !== null && (text.includes('"sealed"') || text.includes('"quarantine"'))) look(text, mine);
    yield text;
  }
}

function look(text: string, mine: Mine): void {
  let line: PublishedLine;
  try { line = JSON.parse(text) as PublishedLine; } catch { return; }
  if (line.kind === 'quarantine' && line.leafIndexes.includes(mine.receipt.index)) mine.isApart = true;
  if (line.kind !== 'sealed' || line.index !== mine.receipt.index || hexOf(leafHash(leafText(line))) !== mine.receipt.leafHash) return;
  mine.index = line.index;
  mine.choice = line.choice;
}

function tallyTables({ classes }: TallyResult): HTMLElement[] {
  return classes.map((group) => make('div', { class: 'pub-table', role: 'region', 'aria-label': group.label, tabindex: 0 }, make('table', {}, make('caption', {}, group.label),
    make('thead', {}, make('tr', {}, make('th', { scope: 'col' }, say(words.option)), make('th', { scope: 'col', class: 'is-right' }, say(words.votes)))),
    make('tbody', {}, ...group.options.map((option) => make('tr', {}, make('td', {}, `${option.rank}. ${option.label}${option.isIn ? ' ✓' : ''}`), make('td', { class: 'is-right' }, String(option.votes))))))));
}

function mineText(mine: Mine, definition: BallotDefinition): HTMLElement {
  if (mine.index === null) return make('p', { class: 'pub-alert' }, say(words.mineMissing));
  const choice = (mine.choice ?? []).map((at) => definition.options[at]?.label ?? '?').join('、');
  return make('p', { class: 'pub-note is-ok' }, say(words.mineFound, { n: mine.index + 1, choice }), mine.isApart ? ` ${say(words.mineQuarantined)}` : '');
}

function showResult(out: HTMLElement, found: Verification, mine: Mine | null): void {
  const isZh = document.documentElement.lang !== 'en';
  const title = found.isSound ? say(words.sound) : say(words.different, { n: found.differenceCount });
  const heading = make('h2', { tabindex: -1 }, title);
  const parts: (Node | null)[] = [
    make('div', { class: found.isSound ? 'pub-note is-ok' : 'pub-alert' }, heading, found.isSound ? make('p', {}, say(words.soundNote)) : make('ul', {}, ...found.differences.map(({ code, detail }) => make('li', {}, `${isZh ? differenceWords[code].zh : differenceWords[code].en}${detail === '' ? '' : `：${detail}`}`)))),
    found.signaturesChecked || found.definition === null ? null : make('p', { class: 'pub-note' }, say(words.unsigned)),
  ];
  if (found.definition !== null && found.counted !== null) {
    parts.push(mine === null ? null : mineText(mine, found.definition),
      make('p', {}, say(words.facts, { sealed: found.sealed, paper: found.paper, heads: found.heads })),
      make('p', {}, say(words.valid, { valid: found.counted.valid, spoilt: found.counted.spoilt, apart: found.quarantined?.ballots ?? 0 })),
      make('p', { class: 'pub-hash' }, found.root), ...tallyTables(found.counted));
  }
  out.replaceChildren(...parts.filter((part) => part !== null));
  heading.focus();
}

async function check(out: HTMLElement, stream: ReadableStream<BufferSource>, receipt: Receipt | null): Promise<void> {
  const progress = make('p', { role: 'status' }, say(words.running, { n: 0 }));
  out.replaceChildren(progress);
  const mine: Mine | null = receipt === null ? null : { receipt, index: null, choice: null, isApart: false };
  showResult(out, await verifyPublished(watched(linesOf(stream), mine), cryptoFor, (n) => { progress.textContent = say(words.running, { n }); }), mine);
}

/** While the ballot is open: a proof for one leaf instead of the whole file. */
async function checkOpen(out: HTMLElement, api: string, receipt: Receipt): Promise<void> {
  const tell = (text: string, kind = 'pub-alert') => out.replaceChildren(make('p', { class: kind, role: 'status' }, text));
  const [ballot, found] = await Promise.all([
    call<{ definition: BallotDefinition; definitionHash: string }>('GET', api), call<{ head: BoxHead; proof: string[] }>('GET', `${api}/inclusion?index=${receipt.index}`),
  ]);
  if (!ballot.ok) return tell(ballot.problem?.advice ?? say(words.failed));
  if (await isSignedBy(ballot.output.definition.boxKey, receiptText(receipt), receipt.signature) === false) return tell(say(words.receiptForged));
  if (!found.ok) return tell(found.problem?.advice ?? say(words.failed), 'pub-note');
  const { head, proof } = found.output;
  const isIn = isIncluded({ leaf: bytesOfHex(receipt.leafHash), index: receipt.index, size: head.size, proof: proof.map(bytesOfHex), root: bytesOfHex(head.root) });
  const isSigned = await isSignedBy(ballot.output.definition.boxKey, headText({ ballotId: receipt.ballotId, definitionHash: ballot.output.definitionHash }, head), head.signature);
  return isIn && isSigned !== false ? tell(say(words.included, { n: receipt.index + 1, size: head.size }), 'pub-note is-ok') : tell(say(words.notIncluded));
}

/** 开始 · The form stands in the page; only its buttons are brought to life here. */
export function startChecking(root: HTMLElement): void {
  const out = make('div', { class: 'pub-stack', 'aria-live': 'polite' });
  const input = root.querySelector<HTMLTextAreaElement>('textarea');
  const file = root.querySelector<HTMLInputElement>('input[type="file"]');
  const { api = '', ballot = '', closed = '' } = root.dataset;
  const kept = loadStage(ballot);
  if (input !== null && kept.stage === 'cast') input.value = receiptLine(kept.receipt);
  const receiptOr = async (run: (receipt: Receipt | null) => Promise<void>): Promise<void> => {
    const text = input?.value.trim() ?? '';
    const receipt = text === '' ? null : receiptIn(text);
    if (text !== '' && (receipt === null || receipt.ballotId !== ballot)) { out.replaceChildren(make('p', { class: 'pub-alert', role: 'alert' }, say(words.receiptWrong))); return; }
    await run(receipt).catch(() => out.replaceChildren(make('p', { class: 'pub-alert', role: 'alert' }, say(words.failed))));
  };
  const act = async (receipt: Receipt | null): Promise<void> => {
    const chosen = file?.files?.[0];
    if (chosen !== undefined) return check(out, chosen.stream(), receipt);
    if (closed !== 'yes') return receipt === null ? out.replaceChildren(make('p', { class: 'pub-alert', role: 'alert' }, say(words.receiptWrong))) : checkOpen(out, api, receipt);
    const response = await fetch(`${api}/published`);
    if (!response.ok || response.body === null) throw new Error('not there');
    return check(out, response.body, receipt);
  };
  root.querySelector('[data-act]')?.replaceWith(make('p', { class: 'pub-actions' }, button(root.dataset['label'] ?? '', () => receiptOr(act))));
  root.append(out);
}
