/** 隐去姓名 · Names of people who took back their consent, hidden from the words of an account that was published before; numbers and everything else stay. */
import type { BodyBlock } from '../inspection-body.ts';
import type { Run } from './render.ts';

/** A name that a published account says, with the figure that lists it, and whether its row may still be named. */
export interface NamedRow { readonly code: string; readonly name: string; readonly mayBeNamed: boolean }

/** Stands in the place of a name. */
export const HIDDEN_NAME = '（应本人要求隐去）';
const ETC = '等';
/** One character is no name. */
const LOOSE_LENGTH_LEAST = 2;
/** A name of two characters may be a word or a part of one (高峰, 文明): it is taken for the person's only where it stands as names do. */
const SHORT_LENGTH = 2;
const BEFORE_NAME = '村民|居民|党员|群众|教师|老师|医生|护士|医师|民警|交警|学生|同学|志愿者|职工|工人|农民|干部|书记|主任|镇长|村长|所长|校长|户主|网格员|点位长|保洁员|获奖者|当选者|模范|标兵|好人|能手|先进个人|和|与|及|由|向|对|请|让|以|像';
const AFTER_NAME = '同志|先生|女士|老师|医生|书记|主任|等|一家|获|荣获|当选|入选|被评|被授予|带头|说|表示|介绍|告诉|的家|的事迹|的故事|作报告|发言|事迹';

interface Hidden { readonly inList: (code: string) => ReadonlySet<string>; readonly loose: readonly string[] }

function hiddenNames(named: readonly NamedRow[]): Hidden {
  const shown = (rows: readonly NamedRow[]): Set<string> => new Set(rows.filter(({ mayBeNamed }) => mayBeNamed).map(({ name }) => name));
  const away = (rows: readonly NamedRow[]): string[] => { const kept = shown(rows); return [...new Set(rows.filter(({ mayBeNamed, name }) => !mayBeNamed && !kept.has(name)).map(({ name }) => name))]; };
  const byCode = new Map([...Map.groupBy(named, ({ code }) => code)].map(([code, rows]) => [code, new Set(away(rows))]));
  return { inList: (code) => byCode.get(code) ?? new Set(), loose: away(named).filter((name) => [...name].length >= LOOSE_LENGTH_LEAST).toSorted((one, other) => other.length - one.length) };
}

/** A list of names as figures are listed: parted by 、 and ended by 等 where there are more. */
function listWithout(text: string, names: ReadonlySet<string>): string {
  if (names.size === 0) return text;
  const parts = text.split('、').map((part) => {
    if (names.has(part)) return HIDDEN_NAME;
    return part.endsWith(ETC) && names.has(part.slice(0, -ETC.length)) ? `${HIDDEN_NAME}${ETC}` : part;
  });
  const once = parts.filter((part, at) => part !== HIDDEN_NAME || !parts.slice(0, at).includes(HIDDEN_NAME));
  return once.join('、').replace(`${HIDDEN_NAME}、${HIDDEN_NAME}${ETC}`, `${HIDDEN_NAME}${ETC}`);
}

/** A name that was typed. A short one is parted from other words on either side, or has before it or behind it what names have. */
function looseWithout(text: string, name: string): string {
  if ([...name].length > SHORT_LENGTH) return text.replaceAll(name, HIDDEN_NAME);
  const apart = '[^\\p{Script=Han}\\p{Letter}\\p{Number}]';
  return text.replaceAll(new RegExp(`(?<=^|${apart}|${BEFORE_NAME})${RegExp.escape(name)}(?=$|${apart}|${AFTER_NAME})`, 'gu'), HIDDEN_NAME);
}

const runsWithout = (runs: readonly Run[], hidden: Hidden): Run[] => runs.map((run) => ({ ...run, text: hidden.loose.reduce(looseWithout, run.code === null ? run.text : listWithout(run.text, hidden.inList(run.code))) }));

/**
 * 隐去后的标题和正文 · @param named every name that the account says, by its row
 * @returns title and body, the very same where nothing is hidden; and how many people are no longer named
 * @invariant a name that another row of the same list may still say stays; a name typed as plain words goes with the one in the list, one of two characters where it stands as names do
 */
export function withoutNames(given: { readonly title: readonly Run[]; readonly body: readonly BodyBlock[] }, named: readonly NamedRow[]): { readonly title: readonly Run[]; readonly body: readonly BodyBlock[]; readonly hiddenCount: number } {
  const hidden = hiddenNames(named);
  const count = new Set(named.filter(({ code, name }) => hidden.inList(code).has(name)).map(({ code, name }) => `${code}/${name}`)).size;
  if (count === 0) return { ...given, hiddenCount: 0 };
  return {
    hiddenCount: count, title: runsWithout(given.title, hidden),
    body: given.body.map((block) => {
      if (block.kind === 'table') return block;
      const runs = runsWithout(block.runs ?? [{ text: block.text, code: null }], hidden);
      return { ...block, runs, text: runs.map(({ text }) => text).join('') };
    }),
  };
}
