/** 例行活动用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const routineMessages = defineMessages({
  zh: {
    routines: '例行活动', routinesAbout: '每周或每月固定做的事，如周五建卫日：哪些村参加、哪天做、做了没有。逢假按工作日历处理。', routine: '例行活动', none: '还没有例行活动', noneAdvice: '设立一项，写明星期几，选参加的村。', add: '设立例行活动', edit: '修改例行活动', code: '编码', nameZh: '中文名称', nameEn: '英文名称', name: '名称', about: '怎么做', document: '制度文件', rhythm: '什么时候', weekly: '每周', monthly: '每月', weekday: '星期', monthDay: '每月几号', monthDayPurpose: '月份没有这一天的，算到月末', onHoliday: '逢节假日', onHolidayPurpose: '按工作日历，调休上班日算工作日', starts: '开始', ends: '结束', endsPurpose: '不填表示一直做', save: '保存', cancel: '取消',
    every_1: '每周一', every_2: '每周二', every_3: '每周三', every_4: '每周四', every_5: '每周五', every_6: '每周六', every_7: '每周日', everyMonth: '每月 {n} 号', places: '参加的村（社区）', placesCount: '{n} 个', setPlaces: '确定参加的村', setPlacesAbout: '从选定的日期起，这些村参加；去掉的村保留以前的记录。', from: '从哪天起', allOf: '全部', kind_village: '村', kind_community: '社区', kind_town: '镇（乡）', kind_subdistrict: '街道', kind_grid: '网格', findPlace: '名称或编码', chosen: '已选 {n} 个', next: '下一次',
    grid: '完成表', gridAbout: '绿色为完成，黄色为补做，红色为漏；放假和未参加的不计入分母。', place: '村（社区）', rate: '完成率', missed: '漏', late: '补做', heads: '参加人次', onlyMissed: '只看有漏的', to: '至', since: '自', export: '导出完成表', noRows: '没有参加的村', noRowsAdvice: '先确定哪些村参加。', cellOf: '{place} {on}：{state}', cellHeads: '{n} 人', record: '登记完成', recordAsk: '登记“{routine}”完成', doneOn: '哪天做的', headCount: '参加人数', headCountPurpose: '不填也可以', photo: '照片', photoPurpose: '不拍也可以', withdraw: '撤回', withdrawAsk: '撤回 {place} {on} 的登记？', reason: '原因', legend: '图例', photoOf: '{place} {on} 的现场照片', details: '{place} {on}', doneLine: '{on} 完成', close: '关闭',
  },
  en: {
    routines: 'Routines', routinesAbout: 'What is done every week or month, such as a hygiene day: which villages take part, on which day, and whether it was done. Holidays go by the work calendar.', routine: 'Routine', none: 'No routines yet', noneAdvice: 'Set one up, with its day, and choose the villages.', add: 'Set up a routine', edit: 'Change a routine', code: 'Code', nameZh: 'Name in Chinese', nameEn: 'Name in English', name: 'Name', about: 'How it is done', document: 'Document', rhythm: 'When', weekly: 'Every week', monthly: 'Every month', weekday: 'Weekday', monthDay: 'Day of the month', monthDayPurpose: 'In a shorter month, its last day', onHoliday: 'On a holiday', onHolidayPurpose: 'By the work calendar, with its extra working days', starts: 'Begins', ends: 'Ends', endsPurpose: 'Empty: it goes on', save: 'Save', cancel: 'Cancel',
    every_1: 'Every Monday', every_2: 'Every Tuesday', every_3: 'Every Wednesday', every_4: 'Every Thursday', every_5: 'Every Friday', every_6: 'Every Saturday', every_7: 'Every Sunday', everyMonth: 'Day {n} of every month', places: 'Places that take part', placesCount: '{n} {n:place|places}', setPlaces: 'Say who takes part', setPlacesAbout: 'From the day on these take part; those that leave keep what they did.', from: 'From', allOf: 'All of a kind', kind_village: 'Villages', kind_community: 'Communities', kind_town: 'Towns', kind_subdistrict: 'Subdistricts', kind_grid: 'Grids', findPlace: 'Name or code', chosen: '{n} chosen', next: 'Next',
    grid: 'How it was kept', gridAbout: 'Green was done, yellow was done late, red was missed; holidays and those not taking part are not counted.', place: 'Place', rate: 'Done', missed: 'Missed', late: 'Late', heads: 'Took part', onlyMissed: 'Only those that missed any', to: 'To', since: 'From', export: 'Export', noRows: 'No place takes part', noRowsAdvice: 'Say first who takes part.', cellOf: '{place}, {on}: {state}', cellHeads: '{n} took part', record: 'Record', recordAsk: '“{routine}” was done', doneOn: 'On which day', headCount: 'How many took part', headCountPurpose: 'May stay empty', photo: 'Photo', photoPurpose: 'May stay empty', withdraw: 'Withdraw', withdrawAsk: 'Withdraw {place}, {on}?', reason: 'Reason', legend: 'Key', photoOf: 'Photo of {place}, {on}', details: '{place}, {on}', doneLine: 'Done on {on}', close: 'Close',
  },
});

type Everyday = 'every_1' | 'every_2' | 'every_3' | 'every_4' | 'every_5' | 'every_6' | 'every_7';

/** 周期用语 */
export function rhythmKey(weekday: number): Everyday {
  return `every_${weekday}` as Everyday;
}
