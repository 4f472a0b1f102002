/** 文明实践阵地用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const facilityMessages = defineMessages({
  zh: {
    facilities: '文明实践中心、所、站', facilitiesAbout: '数字来自写明在此举办的活动和已计入的服务记录；“含下属”把所属的所、站一并计入，同一人只计一次。', name: '名称', code: '编码', kind: '类别', parent: '上级', parentPurpose: '站属于所或中心，所属于中心；没有可不选', place: '所在区域', address: '地址', services: '服务项目', servicesPurpose: '有哪些服务，几项用顿号分开', openHours: '开放时间', openHoursPurpose: '如：周一至周五 9:00–17:00', importIt: '导入', sessions: '场次', openedOn: '启用日期', closedOn: '停用日期', search: '名称、编码或拼音首字母', from: '活动自', to: '至', withClosed: '含已停用的', yes: '是', closed: '已停用',
    activities: '活动', volunteers: '服务人数', minutes: '服务时长（小时）', whole: '含下属', parts: '下属 {n}', none: '还没有登记', noneAdvice: '登记一处，活动就可以写明在哪里举办。', add: '登记', addAsk: '登记一处？', change: '修改', changeAsk: '修改“{name}”？', save: '保存', facility: '所用阵地', facilityPurpose: '在哪个文明实践中心、所、站；不在其中的不选',
  },
  en: {
    facilities: 'Practice centres', facilitiesAbout: 'Counted from activities that say they were held there and records that stand; “with parts” takes in what belongs to it, each person once.', name: 'Name', code: 'Code', kind: 'Kind', parent: 'Part of', parentPurpose: 'Stations belong to institutes or centres, institutes to centres; or none', place: 'Place', address: 'Address', services: 'What it offers', servicesPurpose: 'Several, separated by commas', openHours: 'Open', openHoursPurpose: 'For example: Monday to Friday 9:00–17:00', importIt: 'Import', sessions: 'Sessions', openedOn: 'Opened on', closedOn: 'Closed on', search: 'Name, code or pinyin initials', from: 'Activities from', to: 'to', withClosed: 'With closed ones', yes: 'Yes', closed: 'Closed',
    activities: 'Activities', volunteers: 'People', minutes: 'Hours', whole: 'with parts', parts: '{n} {n:part|parts}', none: 'None registered yet', noneAdvice: 'Register one, and activities can say where they are held.', add: 'Register', addAsk: 'Register a facility?', change: 'Change', changeAsk: 'Change “{name}”?', save: 'Save', facility: 'Facility', facilityPurpose: 'The practice centre, institute or station it uses, if any',
  },
});
