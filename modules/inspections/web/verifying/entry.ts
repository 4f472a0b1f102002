/** 抽样核验脚本 · Makes a published draw again on the reader's own device; built by vite.public.config.ts. */
import { button, make } from '#platform/web/public-page/dom.ts';
import { say } from '#platform/web/public-page/say.ts';
import { drawDifferenceWords } from '../../contract/words.ts';
import { verifyDraw } from '../../domain/draw.ts';
import type { DrawRecord } from '../../domain/draw-record.ts';
import { verifyWords as words } from './words.ts';

interface Published { readonly file: string; readonly commitment: string; readonly frameHash: string }

/** What the page itself says is held against the record, too: a record may be sound and yet not be the published one. */
function faultsOf(record: DrawRecord, published: Published, noted: string): string[] {
  const faults: string[] = [];
  if (noted !== '' && noted.toLowerCase() !== record.seedCommitment) faults.push(say(words.notedDiffers));
  if (published.commitment !== record.seedCommitment || published.frameHash !== record.frameHash) faults.push(say(words.publishedDiffers));
  const again = verifyDraw(record);
  if (!again.ok) faults.push(...again.error.map(({ code, detail }) => `${say(drawDifferenceWords[code])}${detail === '' ? '' : `: ${detail}`}`));
  return faults;
}

function verdict(record: DrawRecord, faults: readonly string[], noted: string): HTMLElement {
  const heading = make('h3', { tabindex: -1 }, say(faults.length === 0 ? words.sound : words.different));
  if (faults.length > 0) return make('div', { class: 'pub-alert pub-stack' }, heading, make('ul', { class: 'pub-bullets' }, ...faults.map((fault) => make('li', {}, fault))), make('p', {}, say(words.differentNote)));
  const held = [`${say(words.commitment)}${noted === '' ? '' : `, ${say(words.noted)}`}`, say(words.frame), say(words.selection)];
  return make('div', { class: 'pub-note is-ok pub-stack' }, heading, make('p', {}, say(words.soundNote, { n: record.selected.length, frame: record.frame.length })),
    make('ul', { class: 'pub-checks' }, ...held.map((text) => make('li', {}, text))));
}

async function recordAt(address: string): Promise<DrawRecord> {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error('not there');
  return await answer.json() as DrawRecord;
}

function start(root: HTMLElement): void {
  const { file = '', commitment = '', frameHash = '' } = root.dataset;
  const out = make('div', { 'aria-live': 'polite' });
  const noted = make('input', { id: 'noted', type: 'text', autocomplete: 'off', autocapitalize: 'none', spellcheck: 'false', maxlength: 80 });
  const run = async (): Promise<void> => {
    out.replaceChildren(make('p', { role: 'status' }, say(words.running)));
    try {
      const record = await recordAt(file);
      const given = noted.value.trim();
      const shown = verdict(record, faultsOf(record, { file, commitment, frameHash }, given), given);
      out.replaceChildren(shown);
      shown.querySelector<HTMLElement>('h3')?.focus();
    } catch {
      out.replaceChildren(make('p', { class: 'pub-alert', role: 'alert' }, say(words.unreadable)));
    }
  };
  root.append(make('div', { class: 'pub-field' }, make('label', { for: 'noted' }, say(words.mine)), noted), make('p', { class: 'pub-actions' }, button(say(words.run), run)), out);
}

const root = document.querySelector<HTMLElement>('[data-draw-verify]');
if (root !== null) start(root);
