/** 开办指引用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const firstHourMessages = defineMessages({
  zh: {
    guide: '开办指引', guideAbout: '从空项目到第一个交办的问题，按顺序做；做没做完，看数据。', progress: '已完成 {done}/{all} 步，约还需 {n} 分钟', over: '第一小时已经走完：体系、点位、人和第一轮都在了。', next: '下一步', minutes: '约 {n} 分钟', counted: '{n}/{of}', done: '已完成', skippedMark: '已跳过', waiting: '待做',
    skip: '先跳过', unskip: '恢复', hide: '收起指引', hidden: '指引已从首页收起。', show: '放回首页', template: '下载模板', loadDefaults: '一键载入默认', loadedDefaults: '已载入 {days} 个日历日、{categories} 个类别', trySample: '用样例试', sampleLoaded: '样例已导入并启用', notYours: '这一步由有权限的同事来做（{who}）。', meanwhile: '同时请{who}做：{steps}。', steps: '全部步骤', office: '创建办', administrator: '系统管理员',
    newProgramme: '新建项目', newProgrammeAbout: '一个项目就是一个市或县的创建工作。建好后您是它的系统管理员。', nameZh: '中文名称', nameZhPurpose: '首页、通报、公示上的叫法', nameEn: '英文名称', nameEnPurpose: '英文页面上的叫法', code: '项目代码', codePurpose: '出现在网址里：小写字母、数字、横线', cityCode: '行政区划代码', cityCodePurpose: '区域树的根用它编号', yourName: '您在项目里的姓名', yourNamePurpose: '审计记录里写的是谁', synthetic: '这是演练（页面一直标明“演示数据”）', create: '建立项目', notPermitted: '只有安装的管理员能新建项目', notPermittedAdvice: '请联系运行这套系统的单位。', home: '回首页', signOut: '退出登录',
  },
  en: {
    guide: 'First steps', guideAbout: 'From an empty programme to the first dispatched finding, in order; the data say what is done.', progress: '{done} of {all} steps done, about {n} minutes to go', over: 'The first hour is over: standard, sites, people and the first round are there.', next: 'Next', minutes: 'about {n} min', counted: '{n} of {of}', done: 'Done', skippedMark: 'Skipped', waiting: 'To do',
    skip: 'Skip for now', unskip: 'Take up again', hide: 'Put the guide away', hidden: 'The guide is not on the home page.', show: 'Put it back', template: 'Download the template', loadDefaults: 'Take the defaults', loadedDefaults: '{days} calendar days and {categories} categories added', trySample: 'Try the sample', sampleLoaded: 'The sample is imported and in force', notYours: 'A colleague with the right does this step ({who}).', meanwhile: 'Meanwhile for {who}: {steps}.', steps: 'All steps', office: 'the programme office', administrator: 'the IT administrator',
    newProgramme: 'New programme', newProgrammeAbout: 'A programme is the work of one city or county. You become its IT administrator.', nameZh: 'Chinese name', nameZhPurpose: 'On home, bulletins and notices', nameEn: 'English name', nameEnPurpose: 'On English pages', code: 'Code', codePurpose: 'Part of the address: small letters, digits, dashes', cityCode: 'Code of the city', cityCodePurpose: 'The root of the tree of places has it', yourName: 'Your name there', yourNamePurpose: 'Who the audit says it was', synthetic: 'This is an exercise (pages always say “demo data”)', create: 'Create the programme', notPermitted: 'Only the administrator of the installation creates programmes', notPermittedAdvice: 'Ask whoever runs this installation.', home: 'Home', signOut: 'Sign out',
  },
});
