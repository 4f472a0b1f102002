import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { enterPaperBallot, listPaperBallots, registerPaperCodes } from '../../contract/index.ts';
import { choiceFault, codeTyped, mayAct, paperStanding, plainChoice } from '../../domain/index.ts';
import { lockBallot, ballotRow } from '../queries/ballots.ts';
import { codeRow, spendCode } from '../queries/codes.ts';
import { entriesOf, insertEntry } from '../queries/paper.ts';
import { codeDigest } from '../seals.ts';
import { papersOf, stateParams } from './drafting.ts';

/** A code handed in with a paper is spent, so that its holder does not vote online as well. Which paper it came with is not kept. */
export const registerPaperCodesBound = bindWrite(registerPaperCodes, async (ctx, { ballotId, codes }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'enterPaper')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const refused: { place: number; reason: 'unknown' | 'used' }[] = [];
  for (const [at, text] of codes.entries()) {
    const typed = codeTyped(text);
    const digest = typed === null ? null : codeDigest(ctx, ballotId, typed);
    const found = digest === null ? undefined : await codeRow(ctx.tx, ctx.programmeId, ballotId, digest);
    if (digest === null || found === undefined) refused.push({ place: at + 1, reason: 'unknown' });
    else if (found.channel !== null) refused.push({ place: at + 1, reason: 'used' });
    else await spendCode(ctx.tx, ctx.programmeId, ballotId, digest, { channel: 'paper', blindedDigest: null });
  }
  const registered = codes.length - refused.length;
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'registerPaperCodes', registered } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { registered, refused };
});

export const enterPaperBallotBound = bindWrite(enterPaperBallot, async (ctx, { ballotId, serial, choice }) => {
  const row = (await lockBallot(ctx.tx, ctx.programmeId, ballotId)) ?? ctx.notFound();
  if (!mayAct(row.state, 'enterPaper')) return ctx.refuse('ballots.act_not_allowed', stateParams(ctx, row.state));
  const rules = { mode: row.mode, classes: row.classes, options: row.options, totalLimit: row.total_limit };
  if (choice !== null && choiceFault(rules, choice) !== null) return ctx.refuse('ballots.choice_wrong', {}, { pointers: ['/choice'] });
  const entries = await entriesOf(ctx.tx, ctx.programmeId, ballotId, serial);
  if (entries.some((entry) => entry.entered_by === ctx.personId)) return ctx.refuse('ballots.paper_entered_by_you', {}, { pointers: ['/serial'] });
  if (paperStanding(entries).state === 'settled') return ctx.refuse('ballots.paper_settled', {}, { pointers: ['/serial'] });
  const own = choice === null ? null : plainChoice(rules, choice);
  await insertEntry(ctx.tx, ctx.programmeId, ballotId, { serial, number: entries.length + 1, choice: own, at: new Date(ctx.now).toISOString(), personId: ctx.personId });
  const { state } = paperStanding([...entries, { choice: own }]);
  ctx.record({ kind: 'ballot', id: ballotId, change: { act: 'enterPaper', serial, entry: entries.length + 1, state } });
  ctx.emit({ topic: 'ballots', subjectId: ballotId });
  return { state };
});

export const listPaperBallotsBound = bindRead(listPaperBallots, async (ctx, { ballotId, page, pageSize }) => {
  if ((await ballotRow(ctx.tx, ctx.programmeId, ballotId)) === undefined) return ctx.notFound();
  const order = { differs: 0, once: 1, settled: 2 } as const;
  const papers = [...await papersOf(ctx, ballotId)].map(([serial, { state, people }]) => ({ serial, state, enteredByMe: people.includes(ctx.personId) })).toSorted((a, b) => order[a.state] - order[b.state]);
  return { rows: papers.slice((page - 1) * pageSize, page * pageSize), total: papers.length, page, pageSize };
});
