/** 减负页用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const burdenMessages = defineMessages({
  zh: {
    title: '减负计量', about: '每个月向基层要了多少，折合多少分钟，按单位和要求种类列出。月份结束后可公布到公众网站。', byUnit: '按单位', byKind: '按要求种类', unit: '单位', noUnit: '不分单位', inAll: '合计', kind: '要求', role: '由谁完成', rate: '每项分钟', latest: '本月最多', ask: '要求', minutes: '分钟', items: '项数',
    set: '自定', measured: '实测', default: '默认', measuredNote: '实测中位数 {minutes} 分钟（{count} 次）', change: '改每项分钟', changeAsk: '“{kind}”每{item}几分钟', changeHelp: '空着保存：有足够实测就用实测，否则用默认 {minutes} 分钟', save: '保存', cancel: '取消', publish: '公布 {month}', publishAgain: '重新公布 {month}', publishAsk: '公布 {month} 的减负计量？', publishNote: '合计、按单位和按种类的分钟会出现在公众网站上，不含任何个人。', published: '已公布', none: '这几个月没有要求', noneAdvice: '计划督查、登记台账、记分或发放后，这里会有数字。',
    preview: '下发前看一眼', adds: '约增加 {minutes} 分钟：{times} 处 × {items} {item} × {rate} 分钟，由{role}完成', addsEach: '每次约 {minutes} 分钟：{items} {item} × {rate} 分钟，由{role}完成', overlap: '{share}% 的内容（{repeated}/{all}）近半年已经要过：', fresh: '没有发现与近半年已要过的内容重复。', had: '{label}（{on}）：{topics}', hadNoDay: '{label}：{topics}', more: '等 {n} 项',
  },
  en: {
    title: 'Burden meter', about: 'How much was asked of the grass roots each month, in minutes, by unit and by what was asked. A month that is over can be published on the public site.', byUnit: 'By unit', byKind: 'By what was asked', unit: 'Unit', noUnit: 'Of no unit', inAll: 'In all', kind: 'What was asked', role: 'Of whom', rate: 'Minutes an item', latest: 'Most this month', ask: 'Asked by', minutes: 'Minutes', items: 'Items',
    set: 'set', measured: 'measured', default: 'default', measuredNote: 'Measured median {minutes} min ({count} times)', change: 'Change minutes', changeAsk: '“{kind}”: minutes for one {item}', changeHelp: 'Save empty to go by what was measured where there is enough, or else the default, {minutes} min', save: 'Save', cancel: 'Cancel', publish: 'Publish {month}', publishAgain: 'Publish {month} again', publishAsk: 'Publish the burden meter of {month}?', publishNote: 'The total and the minutes by unit and by kind appear on the public site; no person is in them.', published: 'Published', none: 'Nothing was asked in these months', noneAdvice: 'Numbers come with rounds, registers, deeds and hand-overs.',
    preview: 'Before you send it out', adds: 'Adds about {minutes} min: {times} × {items} {item} × {rate} min, by {role}', addsEach: 'About {minutes} min each time: {items} {item} × {rate} min, by {role}', overlap: '{share}% of it ({repeated} of {all}) was asked in the last half year:', fresh: 'Nothing of it was found among what was asked in the last half year.', had: '{label} ({on}): {topics}', hadNoDay: '{label}: {topics}', more: 'and {n} more',
  },
});
