/** 投票页 · Code, choice, review, receipt. Every step is kept on the device before the next one is asked for. */
import { choiceFault, choiceGaps, isRanked, shuffledOptions } from '../../domain/index.ts';
import type { BallotDefinition, Receipt } from '../../domain/index.ts';
import { blind, seal, unblind } from './crypto.ts';
import { button, call, make } from '#platform/web/public-page/dom.ts';
import type { Refused } from '#platform/web/public-page/dom.ts';
import { say } from '#platform/web/public-page/say.ts';
import { forgetStage, loadStage, receiptLine, saveAway, saveStage } from './store.ts';
import type { Stage } from './store.ts';
import { votingWords as words } from './words.ts';

interface Place { readonly root: HTMLElement; readonly api: string; readonly check: string; readonly definition: BallotDefinition }

function show(place: Place, title: string, ...parts: readonly (Node | null)[]): void {
  const heading = make('h2', { tabindex: -1 }, title);
  place.root.replaceChildren(heading, ...parts.filter((part) => part !== null));
  if (place.root.dataset['begun'] === 'yes') heading.focus();
  place.root.dataset['begun'] = 'yes';
}

/** Above the step it belongs to, and read out. */
function tell(place: Place, problem: Refused | null, text: string = say(words.lost)): void {
  place.root.querySelector('.pub-alert')?.remove();
  const box = make('div', { class: 'pub-alert', role: 'alert', tabindex: -1 }, make('h3', {}, problem?.title ?? say(words.wrong)), make('p', {}, problem?.advice ?? text));
  place.root.querySelector('h2')?.after(box);
  box.focus();
}

const note = (text: string): HTMLElement => make('p', { class: 'pub-note' }, text);
const keep = (place: Place, stage: Stage): void => saveStage(place.definition.ballotId, stage);

/** By what the voter is known: a printed code, or the token of a phone or an identity service. */
type Known = { readonly code: string } | { readonly token: string };

/** The request is kept before it is sent: if the answer is lost the same request gets it again. */
async function exchange(place: Place, by: Known): Promise<void> {
  const { definition } = place;
  const known = loadStage(definition.ballotId);
  const isSame = known.stage === 'blinded' && ('token' in by ? known.token !== undefined : known.token === undefined && known.code === by.code);
  const request = isSame ? known.request : await blind(definition);
  keep(place, { stage: 'blinded', code: 'code' in by ? by.code : '', ...('token' in by ? { token: by.token } : {}), request });
  const sent = 'token' in by
    ? await call<{ blindSignature: string }>('POST', `${place.api}/identity-exchanges`, { token: by.token, blinded: request.blinded })
    : await call<{ blindSignature: string }>('POST', `${place.api}/exchanges`, { code: by.code, blinded: request.blinded });
  if (!sent.ok) {
    // A token whose time is over, or that was spent: known anew from the beginning.
    if ('token' in by && sent.problem !== null) { keep(place, { stage: 'code' }); askWho(place, ''); }
    return tell(place, sent.problem);
  }
  const signature = await unblind(definition, request, sent.output.blindSignature);
  keep(place, { stage: 'credential', credential: request.credential, signature });
  return step(place);
}

function codeForm(place: Place, given: string): HTMLElement {
  const input = make('input', { id: 'ballot-code', type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', maxlength: 40, 'aria-describedby': 'ballot-code-hint', class: 'pub-typed', value: given });
  return submitting(make('form', { class: 'pub-form' },
    make('div', { class: 'pub-field' }, make('label', { for: 'ballot-code' }, say(words.code)), make('p', { class: 'pub-hint', id: 'ballot-code-hint' }, say(words.codeHint)), input),
    make('p', { class: 'pub-actions' }, button(say(words.take), () => exchange(place, { code: input.value.trim() })))));
}

/** Enter does what the form's only button does. */
function submitting(form: HTMLFormElement): HTMLFormElement {
  form.addEventListener('submit', (event) => { event.preventDefault(); form.querySelector('button')?.click(); });
  return form;
}

function phoneForm(place: Place): HTMLElement {
  const number = make('input', { id: 'ballot-number', type: 'tel', autocomplete: 'tel', maxlength: 40, 'aria-describedby': 'ballot-number-hint', class: 'pub-typed' });
  const send = async (): Promise<void> => {
    const sent = await call<{ minutes: number }>('POST', `${place.api}/sms-codes`, { number: number.value.trim() });
    return sent.ok ? askSmsCode(place, number.value.trim(), sent.output.minutes) : tell(place, sent.problem);
  };
  return submitting(make('form', { class: 'pub-form' },
    make('div', { class: 'pub-field' }, make('label', { for: 'ballot-number' }, say(words.number)), make('p', { class: 'pub-hint', id: 'ballot-number-hint' }, say(words.numberHint)), number),
    make('p', { class: 'pub-actions' }, button(say(words.sendCode), send))));
}

function askSmsCode(place: Place, number: string, minutes: number): void {
  const input = make('input', { id: 'ballot-sms', type: 'text', inputmode: 'numeric', autocomplete: 'one-time-code', maxlength: 6, 'aria-describedby': 'ballot-sms-hint', class: 'pub-typed' });
  const verify = async (): Promise<void> => {
    const sent = await call<{ token: string }>('POST', `${place.api}/sms-verifications`, { number, code: input.value.trim() });
    return sent.ok ? exchange(place, { token: sent.output.token }) : tell(place, sent.problem);
  };
  show(place, say(words.smsTitle), submitting(make('form', { class: 'pub-form' },
    make('div', { class: 'pub-field' }, make('label', { for: 'ballot-sms' }, say(words.smsCode)), make('p', { class: 'pub-hint', id: 'ballot-sms-hint' }, say(words.smsHint, { n: minutes })), input),
    make('p', { class: 'pub-actions' }, button(say(words.take), verify), button(say(words.back), () => askWho(place, ''), ' is-plain')))));
}

function serviceForm(place: Place): HTMLElement {
  const begin = async (): Promise<void> => {
    const sent = await call<{ url: string; state: string }>('POST', `${place.api}/identity-requests`, {});
    if (!sent.ok) return tell(place, sent.problem);
    saveAway({ state: sent.output.state, ballotId: place.definition.ballotId, api: place.api, page: location.pathname });
    location.assign(sent.output.url);
  };
  return make('form', { class: 'pub-form' }, make('p', {}, say(words.serviceNote)), make('p', { class: 'pub-actions' }, button(say(words.service), begin)));
}

/** Every way that this ballot takes; the first of them first. */
function askWho(place: Place, given: string): void {
  const kinds = place.definition.tokenKinds ?? ['code'];
  const forms = { code: () => codeForm(place, given), sms: () => phoneForm(place), oidc: () => serviceForm(place) };
  show(place, say(kinds.length === 1 && kinds[0] === 'code' ? words.codeTitle : words.whoTitle), ...kinds.map((kind) => forms[kind]()), note(say(words.codeNote)));
}

type Holder = Extract<Stage, { stage: 'credential' }> & { readonly choice?: readonly number[] };

function pictureOf({ definition, api }: Place, at: number): HTMLElement | null {
  const photo = definition.options[at]?.photo;
  return photo === null || photo === undefined ? null : make('img', { src: `${api}/photos/${photo.sha256}`, alt: photo.alt, loading: 'lazy', width: 96, height: 96 });
}

/** Those with a picture, above the places that are filled in: what is in a list to choose from shows no pictures. */
function pictures(place: Place, places: readonly number[]): HTMLElement | null {
  const shown = places.filter((at) => place.definition.options[at]?.photo != null);
  return shown.length === 0 ? null : make('ul', { class: 'pub-pictures' }, ...shown.map((at) => make('li', {}, pictureOf(place, at), make('span', {}, place.definition.options[at]?.label ?? ''))));
}

function checkBoxes(place: Place, places: readonly number[], chosen: ReadonlySet<number>): HTMLElement {
  return make('div', { class: 'pub-options' }, ...places.map((at) => {
    const option = place.definition.options[at];
    const box = make('input', { type: 'checkbox', value: at, checked: chosen.has(at) });
    return make('label', {}, box, pictureOf(place, at), make('span', {}, make('strong', {}, option?.label ?? ''), option?.note === null || option?.note === undefined ? null : make('small', {}, option.note)));
  }));
}

function rankSelects(place: Place, places: readonly number[], limit: number, chosen: readonly number[]): HTMLElement {
  const own = chosen.filter((at) => places.includes(at));
  return make('div', { class: 'pub-ranks' }, ...Array.from({ length: limit }, (_, rank) => {
    const select = make('select', { 'data-rank': rank }, make('option', { value: '' }, say(words.nobody)), ...places.map((at) => make('option', { value: at, selected: own[rank] === at }, place.definition.options[at]?.label ?? '')));
    return make('label', {}, make('span', {}, say(words.place, { n: rank + 1 })), select);
  }));
}

function chosenIn(form: HTMLElement): number[] {
  const values = [...form.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input:checked, select')].map(({ value }) => value);
  return values.filter((value) => value !== '').map(Number);
}

/** Which groups do not fit and by how many, so that nobody has to count. */
function faultText(definition: BallotDefinition, choice: readonly number[], fault: NonNullable<ReturnType<typeof choiceFault>>): string {
  const gaps = fault === 'too_many' || fault === 'too_few' ? choiceGaps(definition, choice) : [];
  const told = gaps.map(({ label, over, under }) => say(over > 0 ? words.overIn : words.underIn, { label, n: over > 0 ? over : under })).join(' ');
  return told === '' ? say(words[fault]) : told;
}

function askChoice(place: Place, holder: Holder): void {
  const { definition } = place;
  const chosen = holder.choice ?? [];
  const order = shuffledOptions(definition, holder.credential);
  const fields = definition.classes.map(({ code, label, limit }, at) => {
    const places = order.find((group) => group.classCode === code)?.places ?? [];
    const rule = say(words[definition.mode === 'approve' ? 'upTo' : definition.mode === 'exactly' ? 'exactly' : 'rank'], { n: limit });
    const count = make('span', { class: 'pub-quiet', 'aria-live': 'polite', 'data-count': code });
    return make('fieldset', { class: 'pub-class', 'data-class': code, 'aria-describedby': `ballot-rule-${at}` }, make('legend', {}, label), make('p', { class: 'pub-rule', id: `ballot-rule-${at}` }, `${rule} · `, count), ...(isRanked(definition.mode) ? [pictures(place, places), rankSelects(place, places, limit, chosen)] : [checkBoxes(place, places, new Set(chosen))]));
  });
  const total = definition.totalLimit === null ? null : make('p', { class: 'pub-quiet', 'aria-live': 'polite' });
  const form = make('form', { class: 'pub-form pub-vote' }, note(say(words.order)), ...fields, total, make('p', { class: 'pub-actions' }, button(say(words.toReview), () => {
    const choice = chosenIn(form);
    const fault = choiceFault(definition, choice);
    if (fault === null) review(place, { ...holder, choice });
    else tell(place, null, faultText(definition, choice, fault));
  })));
  const recount = (): void => {
    for (const field of fields) {
      const count = field.querySelector('[data-count]');
      const own = chosenIn(field);
      const over = choiceGaps(definition, own).find(({ code }) => code === field.dataset['class'])?.over ?? 0;
      field.classList.toggle('is-over', over > 0);
      if (count !== null) count.textContent = over > 0 ? say(words.chosenOver, { n: own.length, m: over }) : say(words.chosen, { n: own.length });
    }
    if (total !== null) total.textContent = say(words.total, { n: definition.totalLimit ?? 0, m: chosenIn(form).length });
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', recount);
  recount();
  show(place, say(words.chooseTitle), form);
}

async function cast(place: Place, sealed: Extract<Stage, { stage: 'sealed' }>): Promise<void> {
  keep(place, sealed);
  const sent = await call<Receipt>('POST', `${place.api}/casts`, { credential: sealed.credential, signature: sealed.signature, sealed: sealed.sealed });
  if (!sent.ok) return tell(place, sent.problem);
  keep(place, { stage: 'cast', receipt: sent.output });
  return step(place);
}

function review(place: Place, holder: Holder & { readonly choice: readonly number[] }, ready?: Extract<Stage, { stage: 'sealed' }>): void {
  const { definition } = place;
  const lists = definition.classes.map(({ code, label }) => {
    const own = holder.choice.filter((at) => definition.options[at]?.classCode === code);
    return make('div', {}, make('h3', {}, label), own.length === 0 ? make('p', { class: 'pub-quiet' }, say(words.noneChosen)) : make(isRanked(definition.mode) ? 'ol' : 'ul', { class: 'pub-chosen' }, ...own.map((at) => make('li', {}, definition.options[at]?.label ?? ''))));
  });
  show(place, say(words.reviewTitle), ...lists, note(say(words.reviewNote)), make('p', { class: 'pub-actions' },
    button(say(words.cast), async () => cast(place, ready ?? { stage: 'sealed', credential: holder.credential, signature: holder.signature, choice: holder.choice, sealed: await seal(definition, holder.credential, holder.choice) })),
    ready === undefined ? button(say(words.back), () => askChoice(place, holder), ' is-plain') : null));
}

/** Asked twice: the receipt is the only way to find one's own vote, and nobody can make another. */
function askToForget(place: Place, receipt: Receipt): void {
  const forget = (): void => {
    forgetStage(place.definition.ballotId);
    show(place, say(words.forgotten), note(say(words.forgottenNote)), make('p', { class: 'pub-actions' }, button(say(words.another), () => step(place), ' is-plain')));
  };
  show(place, say(words.forgetAsk), note(say(words.forgetNote)), make('p', { class: 'pub-typed' }, receiptLine(receipt)),
    make('p', { class: 'pub-actions' }, button(say(words.forgetYes), forget), button(say(words.forgetNo), () => showReceipt(place, receipt), ' is-plain')));
}

function showReceipt(place: Place, receipt: Receipt): void {
  show(place, say(words.doneTitle),
    make('div', { class: 'pub-note is-ok' }, make('p', {}, make('strong', {}, say(words.receiptPlace, { n: receipt.index + 1 }))), make('p', {}, say(words.doneNote))),
    make('div', { class: 'pub-field' }, make('label', { for: 'ballot-receipt' }, say(words.receipt)), make('textarea', { id: 'ballot-receipt', readonly: true, rows: 4, class: 'pub-typed' }, receiptLine(receipt))),
    make('p', { class: 'pub-actions' }, button(say(words.print), () => window.print()), make('a', { class: 'pub-button is-plain', href: place.check }, say(words.check)),
      button(say(words.forget), () => askToForget(place, receipt), ' is-plain'),
      button(say(words.another), () => { keep(place, { stage: 'code' }); step(place); }, ' is-plain')));
}

/** Goes on where this device is. A ballot that was sealed is sent as it is: it may have arrived already. */
function step(place: Place): void {
  const stage = loadStage(place.definition.ballotId);
  if (stage.stage === 'cast') showReceipt(place, stage.receipt);
  else if (stage.stage === 'sealed') review(place, { ...stage, stage: 'credential' }, stage);
  else if (stage.stage === 'credential') askChoice(place, stage);
  else if (stage.stage === 'known') void exchange(place, stage);
  else if (stage.stage === 'blinded' && stage.token !== undefined) void exchange(place, { token: stage.token });
  else askWho(place, codeInAddress() ?? (stage.stage === 'blinded' ? stage.code : ''));
}

/** 扫码而来 · The code behind the # of the address: no server ever sees that part, and it goes from the address bar at once. */
function codeInAddress(): string | null {
  const code = new URLSearchParams(location.hash.slice(1)).get('code');
  if (code !== null) history.replaceState(null, '', location.pathname + location.search);
  return code;
}

/** 开始 · `data-api`: the ballot's own address. */
export async function startVoting(root: HTMLElement): Promise<void> {
  if (globalThis.crypto?.subtle === undefined) { root.replaceChildren(note(say(words.unsafe))); return; }
  root.replaceChildren(note(say(words.working)));
  const api = root.dataset['api'] ?? '';
  const found = await call<{ definition: BallotDefinition }>('GET', api);
  if (!found.ok) { root.replaceChildren(note(found.problem?.advice ?? say(words.lost))); return; }
  step({ root, api, check: root.dataset['check'] ?? '', definition: found.output.definition });
}
