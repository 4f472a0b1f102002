/** 现场端用语 */
import { defineMessages } from '../i18n.ts';

export const fieldMessages = defineMessages({
  zh: {
    app: '联创现场', skip: '跳到内容', tabs: '主要屏幕', back: '返回', me: '我', loading: '正在打开…', close: '关闭', undo: '撤销', notices: '通知',
    notHere: '这个屏不存在，或您没有权限', nothingForYou: '您在现场端没有要做的事', nothingForYouAdvice: '您的工作在办公端：那里有台账、轮次和通报。', toOffice: '打开办公端',
    broken: '这一屏出错了', brokenAdvice: '您记的内容都在手机里。请重新打开；再出现请告诉管理员。', reopen: '重新打开',
    offline: '没有网络', allSent: '都已交上', waiting: '{n} 条待交', sending: '正在交 {n} 条', needsYou: '{n} 条要您处理', signInAgainShort: '请重新登录', chipOpen: '打开待交清单',
    endedTitle: '登录已过期', endedAbout: '您记的都还在手机里。请 {name} 重新登录，之后接着上传。', signInAgain: '重新登录',
    lowTitle: '手机快没有空间了', lowAbout: '还剩约 {free}。请先联网交上照片，或清理手机里别的内容，免得记到一半存不下。',
    fullTitle: '手机没有空间了', fullAbout: '新的照片存不下。请先联网把待交的交上，或删除手机里别的内容，再继续。', notSaved: '没有空间，这一步还没有存进手机', notSavedAbout: '先不要关闭本页。清理手机空间后再点一次就会存下。',
    photoUnreadable: '这张照片读不出来', photoUnreadableAbout: '请重新拍一张。',
    signIn: '登录', username: '用户名', password: '密码', showPassword: '显示密码', hidePassword: '隐藏密码', signInTitle: '登录联创现场', signInAbout: '第一次登录要有网络；之后没有网络也能打开。',
    signInNoNetwork: '现在连不上服务器', signInNoNetworkAbout: '登录要有网络。请到有信号的地方再试。', forName: '请 {name} 登录', demoTitle: '演示登录', demoAbout: '这是演示数据，点一个角色即可进入。', demoPassword: '也可以在上面自己输入用户名，密码都是 {password}',
    othersWait: '这部手机上还有别人的 {n} 条记录没有交上。请那位同志在这里登录一次，联网后会自动交上；别人看不到内容。',
    display: '显示', elder: '长辈版（大字）', theme: '明暗', themeLight: '浅色', themeDark: '深色', themeSystem: '自动', language: 'English',
    version: '应用', versionOf: '版本 {version}', upToDate: '已是最新', updateReady: '有新版本', updateAbout: '点一下就换，已记的内容不受影响。', updateWait: '正在交记录，交完再换。', updateUnsaved: '有一份没有空间存下，先腾出空间存好再换。', updateTake: '换新版本',
    signOut: '退出登录', signOutWaiting: '还有 {n} 条没有交上。退出后它们留在手机里，等您下次在这里登录时再交。', signOutAsk: '仍然退出', keepOn: '先不退出', installTitle: '装到手机桌面', installAbout: '装上后像普通应用一样打开，没有网络也能用。', install: '安装', installIos: '在 Safari 里点“分享”，再点“添加到主屏幕”。',
    synthetic: '演示数据',
  },
  en: {
    app: 'Lianchuang Field', skip: 'Skip to content', tabs: 'Main screens', back: 'Back', me: 'Me', loading: 'Opening…', close: 'Close', undo: 'Undo', notices: 'Notices',
    notHere: 'This screen does not exist, or you may not see it', nothingForYou: 'Nothing for you to do in the field', nothingForYouAdvice: 'Your work is in the office: registers, rounds and bulletins are there.', toOffice: 'Open the office',
    broken: 'Something went wrong on this screen', brokenAdvice: 'What you recorded is safe on the phone. Open it again; if it comes back, tell the administrator.', reopen: 'Open again',
    offline: 'No network', allSent: 'All handed in', waiting: '{n} waiting', sending: 'Sending {n}', needsYou: '{n} need you', signInAgainShort: 'Sign in again', chipOpen: 'Open the queue',
    endedTitle: 'Your session has ended', endedAbout: 'Everything you recorded is still on the phone. {name}, sign in again and it goes on.', signInAgain: 'Sign in again',
    lowTitle: 'The phone is running out of room', lowAbout: 'About {free} left. Hand in your photos over a network, or clear other things off the phone, before a record no longer fits.',
    fullTitle: 'The phone has no room left', fullAbout: 'New photos do not fit. Hand in what waits over a network, or remove other things from the phone, then go on.', notSaved: 'No room: this step is not stored on the phone yet', notSavedAbout: 'Do not close this page. Make room on the phone, then tap once more and it is stored.',
    photoUnreadable: 'This photo cannot be read', photoUnreadableAbout: 'Please take it again.',
    signIn: 'Sign in', username: 'User name', password: 'Password', showPassword: 'Show the password', hidePassword: 'Hide the password', signInTitle: 'Sign in to the field app', signInAbout: 'The first time needs a network; after that it opens without one.',
    signInNoNetwork: 'The server cannot be reached', signInNoNetworkAbout: 'Signing in needs a network. Try again where there is a signal.', forName: '{name}, please sign in', demoTitle: 'Demo logins', demoAbout: 'This is demonstration data; choose a role to enter.', demoPassword: 'Or type a user name above; the password of all is {password}',
    othersWait: 'Records of somebody else on this phone that are not handed in: {n}. They go out by themselves once that person signs in here with a network; nobody else sees what they hold.',
    display: 'Display', elder: 'Elder view (large type)', theme: 'Light or dark', themeLight: 'Light', themeDark: 'Dark', themeSystem: 'Auto', language: '中文',
    version: 'App', versionOf: 'Version {version}', upToDate: 'Up to date', updateReady: 'A new version is here', updateAbout: 'One tap changes over; what you recorded is not touched.', updateWait: 'Records are being sent; change over when that is done.', updateUnsaved: 'Something found no room yet; make room and store it first.', updateTake: 'Take the new version',
    signOut: 'Sign out', signOutWaiting: 'Not handed in: {n}. They stay on the phone until you sign in here again.', signOutAsk: 'Sign out all the same', keepOn: 'Stay signed in', installTitle: 'Put it on the home screen', installAbout: 'It then opens like any app, also without a network.', install: 'Install', installIos: 'In Safari tap “Share”, then “Add to Home Screen”.',
    synthetic: 'Demo data',
  },
});
