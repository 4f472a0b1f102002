/** A scheme of care for the demo city: winter goods for households whose children are looked after by others. Nobody in it exists. */
import { careList } from '../care/plan.ts';
import type { CarePlan } from '../care/plan.ts';
import type { CityPack } from './types.ts';

const LISTED = 40;

export function cityCare(city: Pick<CityPack, 'places'>): CarePlan {
  const villages = city.places.filter(({ kind }) => kind === 'village' || kind === 'community').map(({ code }) => code).slice(0, 10);
  return {
    code: 'WINTER', name: '冬日送暖行动', purpose: '入冬前把棉被和书包送到孩子由他人照看的家里。', whoText: '孩子由他人照看的家庭，一户一份。', askText: '向所在社区（村）提出。',
    thanksText: '您好：\n\n天冷了，请收下这床棉被和一个书包。\n\n不需要回复，也不需要为它做任何事。愿一家平安。', needsAll: ['childrenStayBehind'], byHousehold: true, budgetFen: 1_000_000,
    benefits: [{ kind: 'goods', name: '棉被', unit: '床', valueFen: 15_000, bought: 30, donated: 15 }, { kind: 'giftPack', name: '书包文具', unit: '套', valueFen: 6_000, bought: 0, donated: 45 }],
    list: careList(LISTED, { places: villages, organisations: [] }, '孩子由他人照看', true), listed: LISTED, received: 25,
  };
}
