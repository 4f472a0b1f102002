/** 外壳用语 · Words of the shell: navigation, sign-in, and the states a page can be in. */
import { defineMessages } from '../i18n.ts';

export const shellMessages = defineMessages({
  zh: {
    product: '联创', productLong: '文明创建工作台', motto: '从标准到街角，每一个数字都有出处。',
    skip: '跳到正文', mainNav: '主导航', more: '更多', openNav: '打开导航', programme: '创建项目', switchProgramme: '切换项目',
    language: 'English', theme: '外观', themeLight: '浅色', themeDark: '深色', themeSystem: '跟随系统', elder: '长辈版', shortcuts: '快捷键',
    signIn: '登录', signOut: '退出登录', username: '用户名', password: '密码', showPassword: '显示密码', hidePassword: '隐藏密码',
    signInTitle: '登录工作台', signInHelp: '忘记密码？请联系本单位管理员或创建办重置。',
    demoTitle: '演示账号', demoAbout: '点一个身份直接进入。以下人物和数据均为演示用，不是真实情况。',
    version: '版本 {version}',
    offline: '网络已断开。已打开的内容仍可查看，提交要等网络恢复。',
    notFoundTitle: '没有这个页面', notFoundAdvice: '地址可能有误，或者内容已被移走。', home: '回到首页', back: '返回上一页',
    notPermittedTitle: '您的角色看不到这里', notPermittedAdvice: '如果工作需要，请向创建办申请权限：',
    errorTitle: '这个页面出错了', errorAdvice: '您已提交的内容没有丢失。可以重试；如果反复出现，请把下面的文字告诉管理员。', retry: '重试',
    newVersionTitle: '系统已更新', newVersionAdvice: '服务器发布了新版本，刷新页面后继续。', reload: '刷新页面',
    newProgramme: '新建项目', noProgrammeTitle: '您还没有加入任何创建项目', noProgrammeAdvice: '账号已经可以使用，但还没有分配角色。请联系创建办为您分配。',
    wrongProgrammeTitle: '没有这个项目，或您不在其中', serverSilent: '正在等待服务器…',
    synthetic: '演示数据', syntheticAbout: '人物、机构、位置和数字均为演示用，不是真实情况。', loadingData: '正在装入数据：{doing}',
  },
  en: {
    product: 'Lianchuang', productLong: 'Civic improvement office', motto: 'From the standard to the street corner: every figure opens into its records.',
    skip: 'Skip to content', mainNav: 'Main navigation', more: 'More', openNav: 'Open navigation', programme: 'Programme', switchProgramme: 'Switch programme',
    language: '中文', theme: 'Appearance', themeLight: 'Light', themeDark: 'Dark', themeSystem: 'As the device', elder: 'Large view', shortcuts: 'Keyboard shortcuts',
    signIn: 'Sign in', signOut: 'Sign out', username: 'User name', password: 'Password', showPassword: 'Show password', hidePassword: 'Hide password',
    signInTitle: 'Sign in', signInHelp: 'Forgotten? Ask the administrator of your organisation or the programme office.',
    demoTitle: 'Demo logins', demoAbout: 'Pick a role to go straight in. These people and figures are made up for demonstration.',
    version: 'Version {version}',
    offline: 'The network is gone. What is open stays readable; submitting waits until it returns.',
    notFoundTitle: 'No such page', notFoundAdvice: 'The address may be wrong, or the content was moved.', home: 'Home', back: 'Back',
    notPermittedTitle: 'Your role does not see this', notPermittedAdvice: 'If your work needs it, ask the programme office for the permission:',
    errorTitle: 'This page ran into an error', errorAdvice: 'Nothing you submitted is lost. Try again; if it keeps happening, give the words below to the administrator.', retry: 'Try again',
    newVersionTitle: 'A new version is here', newVersionAdvice: 'The server was updated; reload the page to go on.', reload: 'Reload',
    newProgramme: 'New programme', noProgrammeTitle: 'You are not part of a programme yet', noProgrammeAdvice: 'Your login works but has no role so far. Ask the programme office to give you one.',
    wrongProgrammeTitle: 'No such programme, or you are not part of it', serverSilent: 'Waiting for the server…',
    synthetic: 'Demo data', syntheticAbout: 'People, offices, places and figures are made up for demonstration.', loadingData: 'Loading data: {doing}',
  },
});
