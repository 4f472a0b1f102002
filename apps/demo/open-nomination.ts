/** A selection of the demonstration that takes nominations from everybody: some came in, one became a candidate, one was declined. */
import { acceptNomination, createSelectionRound, createSubject, declineNomination, listReceivedNominations, listTitles, readNominationForm, readTitle, sendNomination } from '#modules/honours/contract/index.ts';
import { addDays, DAY_MS, localDate } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';

const MINUTE_MS = 60_000;
const STAGES = ['nomination', 'eligibility', 'jury', 'publicNotice', 'decision', 'conferral', 'publication'] as const;
const STAGE_DAYS = 20;
const SENT = [
  { nominee: '示例邻居甲', kind: 'resident', words: '多年义务为楼里的独居老人买菜送药，逢年过节陪老人吃饭（演示）。' }, { nominee: '示例邻居甲', kind: 'organisation', words: '社区推荐：热心调解邻里矛盾二十余起，组织楼道清扫（演示）。' },
  { nominee: '示例邻居乙', kind: 'self', words: '坚持十年在河边捡拾垃圾，带动二十多人参加（演示）。' }, { nominee: '示例邻居丙', kind: 'resident', words: '在外地工作，逢年过节回来帮忙打扫（演示）。' }, { nominee: '示例邻居丁', kind: 'resident', words: '雨夜救助落水儿童，事后没有留下姓名（演示）。' },
] as const;

/** @errors throws when a step is refused */
export async function playOpenNomination(actors: Actors, office: Moment, today: string): Promise<void> {
  const titleId = (await actors.read(listTitles, { pageSize: 200 }, office)).rows.find(({ code }) => code === 'good-neighbours')?.id ?? '';
  const stages = STAGES.map((kind, at) => ({ kind, startsOn: addDays(localDate(today), at * STAGE_DAYS - 6), endsOn: addDays(localDate(today), (at + 1) * STAGE_DAYS - 7) }));
  const { id: roundId } = await actors.write(createSelectionRound, {
    code: `${today.slice(0, 4)}-SB`, name: `${today.slice(0, 4)}年身边好典型评选（演示）`, conditions: '在本地生活或工作，事迹真实，群众认可。居民、单位都可以推荐，也可以自荐；核实后列为候选，评委盲评，公示无异议后命名。', titles: [{ titleId }], stages, openNomination: true,
  }, office, 'demo/open-nomination/round');
  for (const [at, nomination] of SENT.entries()) {
    const moment = { ...office, at: office.at - DAY_MS + at * 10 * MINUTE_MS };
    const { formToken } = await actors.read(readNominationForm, { roundId }, moment);
    await actors.write(sendNomination, { roundId, formToken, titleId, ...nomination, nominator: '演示', contact: '演示，不是真实号码', agreed: true }, { ...moment, at: moment.at + 3 * MINUTE_MS }, `demo/open-nomination/${at}`);
  }
  const waiting = new Map((await actors.read(listReceivedNominations, { roundId, sort: 'nominee' }, office)).rows.map((row) => [row.nominee, row.id]));
  const { id: subjectId } = await actors.write(createSubject, { kind: 'person', code: 'SB-0001', label: '示例邻居乙', isAdult: true }, office, 'demo/open-nomination/subject');
  await actors.write(acceptNomination, { nominationId: waiting.get('示例邻居乙') ?? '', subjectId, classCode: (await actors.read(readTitle, { titleId }, office)).rules.classes[0]?.code ?? null, summary: '坚持十年在河边捡拾垃圾，带动二十多人参加（演示）。' }, office, 'demo/open-nomination/accept');
  await actors.write(declineNomination, { nominationId: waiting.get('示例邻居丙') ?? '', reason: '不在本地生活或工作（演示）' }, office, 'demo/open-nomination/decline');
}
