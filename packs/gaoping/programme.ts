/** The city of the seed page that began a three-year plan: towns and villages without real names, an office, nobody who exists. */
import { smallProgramme } from '../honours/small-programme.ts';

export const gaoping = smallProgramme({
  code: 'gaoping', zh: '高平市', en: 'Gaoping City', placeCode: '140581', townKind: 'town', villageKind: 'village', villageCount: 40, west: 112.6, south: 35.5,
  towns: ['甲示例镇', '乙示例镇', '丙示例镇', '丁示例镇', '戊示例镇'],
});
