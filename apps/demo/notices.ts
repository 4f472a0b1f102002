/** Two public notices of the demonstration: one whose period is over and settled, one that runs. Names of places only, no person's. */
import { closeNotice, draftNotice, listObjections, objectToNotice, publishNotice, readObjectionForm, resolveObjection } from '#modules/notices/contract/index.ts';
import { DAY_MS, HOUR_MS } from '#kernel/local-date.ts';
import { momentOf, workingDay } from './round.ts';
import type { Stage } from './round.ts';

const HOW = '电话：000-0000000（演示，工作日 8:30–12:00、14:30–18:00）\n地址：市创建办（演示地址）\n单位提出异议请加盖公章；个人提出异议提倡实名。';

const settled = {
  kind: 'result' as const, title: '关于拟命名文明集市的公示', howToObject: HOW, hidesAfter: true, hasNames: false,
  body: '经集市自评、片区推荐和现场复核，拟命名以下集市为文明集市。\n现予公示。公示期间，任何单位和个人均可提出异议。',
  list: { columns: ['集市', '所在片区'], rows: [['东门集市', '东片区'], ['河西农贸市场', '西片区'], ['北坡早市', '北片区']] },
};

const running = {
  kind: 'plan' as const, title: '关于调整非机动车停放区方案的公示', howToObject: HOW, hidesAfter: true, hasNames: false,
  body: '根据督查中反映较多的占用盲道问题，拟在以下路段调整非机动车停放区，盲道两侧各留出 0.5 米。\n方案由城管部门提出，已征求沿街商户意见。现向社会公示，欢迎提出意见。',
  list: { columns: ['路段', '现有车位', '调整后车位'], rows: [['滨河路东段', '120', '150'], ['学府街', '60', '90'], ['汽车站广场', '200', '180']] },
};

/** 演示公示 · @errors throws when a step is refused */
export async function playNotices(stage: Stage, today: string, until: number): Promise<void> {
  const { actors, city, calendar } = stage;
  const [office, lead] = [city.logins.get('office') as string, city.logins.get('leadgroup') as string];
  const dayOf = (back: number): number => momentOf(workingDay(today, -back, calendar), 9 * 60);
  const publish = async (name: string, notice: typeof settled | typeof running, at: number): Promise<string> => {
    const { id, version } = await actors.write(draftNotice, notice, { at, by: office }, `demo/notice/${name}/draft`);
    await actors.write(publishNotice, { noticeId: id, version }, { at: at + 2 * HOUR_MS, by: lead }, `demo/notice/${name}/publish`);
    return id;
  };
  const first = dayOf(15);
  const settledId = await publish('settled', settled, first);
  const objected = first + DAY_MS;
  const { formToken } = await actors.read(readObjectionForm, { noticeId: settledId }, { at: objected, by: office });
  await actors.write(objectToNotice, { noticeId: settledId, formToken, words: '北坡早市收摊后常有菜叶没有清理，建议核实后再命名。' }, { at: objected + HOUR_MS, by: office }, 'demo/notice/settled/object');
  const [objection] = (await actors.read(listObjections, { noticeId: settledId }, { at: objected + 2 * HOUR_MS, by: office })).rows;
  if (objection?.state === 'open') {
    await actors.write(resolveObjection, { objectionId: objection.id, outcome: 'partlyUpheld', answer: '现场核实属实，已督促收摊后半小时内清扫，复查三次均达标。' }, { at: objected + 2 * DAY_MS, by: lead }, 'demo/notice/settled/resolve');
  }
  await actors.write(closeNotice, { noticeId: settledId, closingNote: '公示期间收到异议 1 件，经核实整改并复查达标。三处集市予以命名。' }, { at: Math.min(first + 9 * DAY_MS, until), by: lead }, 'demo/notice/settled/close');
  await publish('running', running, dayOf(1));
}
