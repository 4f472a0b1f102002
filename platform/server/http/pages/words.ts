import type { ProblemText } from '#platform/contract/index.ts';

const word = (zh: string, en: string): ProblemText => ({ zh, en });

/** 页面用语 · Words around every public page. */
export const words = {
  product: word('联创', 'Lianchuang'),
  skip: word('跳到正文', 'Skip to content'),
  menu: word('网站栏目', 'Sections'),
  tools: word('语言与显示', 'Language and display'),
  other: word('English', '中文'),
  elder: word('长辈版', 'Large text'),
  standard: word('标准版', 'Standard view'),
  trail: word('当前位置', 'You are here'),
  home: word('首页', 'Home'),
  loading: word('数据还在载入（{doing}），现在看到的可能不全。请过一会儿刷新。', 'Data is still being loaded ({doing}): what you see may not be complete. Reload in a moment.'),
  synthetic: word('演示数据：点位、单位、人员、数字和照片均为虚构，不代表任何真实地方。', 'Demonstration: sites, offices, people, numbers and photos are invented and stand for no real place.'),
  complaint: word('对本平台的投诉与建议', 'Complaints and suggestions about this site'),
  contact: word('联系方式', 'Contact'),
  record: word('备案号', 'Record number'),
  map: word('审图号', 'Map approval number'),
  source: word('内容来源：本项目创建办公开发布的记录。', 'Source: records published by the programme office.'),
  privacy: word('浏览本网站不需要登录，不设跟踪，不使用第三方脚本。', 'Reading needs no sign-in; there is no tracking and no third-party script.'),
  theme: word('外观', 'Appearance'),
  themeSystem: word('跟随设备', 'Device'),
  themeLight: word('浅色', 'Light'),
  themeDark: word('深色', 'Dark'),
  office: word('工作人员登录', 'Staff sign-in'),
  field: word('现场应用', 'Field app'),
  top: word('回到首页', 'Back to the start page'),
  problemTitle: word('没有提交成功', 'This was not taken'),
  notFound: word('没有找到这个页面', 'This page was not found'),
  notFoundAdvice: word('可能已撤下，或网址有误。请从首页进入。', 'It may have been taken down, or the address is wrong. Please start from the first page.'),
  tooMany: word('访问太频繁', 'Too many requests'),
  tooManyAdvice: word('请过几分钟再试。同一网络的人多时也会这样。', 'Please try again in a few minutes. This also happens when many people share one network.'),
  unavailable: word('网站暂时打不开', 'The site is out of reach for a moment'),
  unavailableAdvice: word('我们已经记录。请过几分钟刷新再试。', 'We have noted it. Please reload in a few minutes.'),
  failed: word('这里出了点问题', 'Something went wrong here'),
} as const;
