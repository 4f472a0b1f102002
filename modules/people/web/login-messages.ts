/** 账号用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const loginMessages = defineMessages({
  zh: {
    logins: '账号', loginsAbout: '谁能登录。能做什么由角色决定；密码连续输错会自动锁定一段时间。', userOrName: '用户名或姓名', onlyLocked: '只看已锁定', onlyDisabled: '只看停用', username: '用户名', person: '人员', state: '状态', failed: '输错次数', lastSeen: '最近使用', created: '建立于', actions: '操作', never: '从未登录',
    active: '正常', locked: '已锁定', disabled: '已停用', lockedUntil: '锁定至', unlock: '解锁', reset: '重置密码', disable: '停用', enable: '恢复', noLogins: '还没有账号', noLoginsAdvice: '在人员页面为需要登录的人建立账号。', openPersons: '打开人员',
    resetAsk: '重置 {name} 的密码？', resetNote: '旧密码立即失效，此账号的所有会话都会结束。把新密码当面告诉本人，请其登录后立即修改。', newPassword: '新密码', passwordRule: '至少 10 个字符，含大写字母、小写字母、数字、符号中的三类，不含用户名。', generate: '生成一个',
    disableAsk: '停用 {name} 的账号？', disableNote: '立即不能登录，正在使用的会话也会结束。可以随时恢复。', usernamePurpose: '小写字母、数字、点、横线；全系统唯一，建议用工号。', firstPassword: '初始密码', createLogin: '建立账号', login: '登录账号', loginAbout: '账号只用来登录；能做什么由角色决定。', noLogin: '还没有账号', noLoginAdvice: '建立后把用户名和初始密码当面交给本人。',
    colleagueMade: '{name} 可以登录了，请当面告知', colleaguePurpose: '真实姓名，记录和审计里用',
    account: '我的账号', accountAbout: '您在本项目的身份、密码和登录过的设备。', name: '姓名', title: '职务', organisation: '单位', roles: '角色', changePassword: '修改密码', changeNote: '修改后，其他设备上的会话全部结束，本机不受影响。', currentPassword: '当前密码', currentPurpose: '确认是您本人在修改。', repeat: '再输一次', repeatPurpose: '防止输错；两次须一致。', different: '两次输入不一致', save: '修改密码',
    sessions: '会话', sessionList: '会话清单', sessionsAbout: '还有效的登录。不认识的，立即结束并修改密码。', started: '登录于', expires: '到期', here: '本机', thisSession: '当前会话', otherSession: '其他会话', end: '结束', endAsk: '结束这个会话？', endNote: '那台设备会立即退出登录，需要重新输入密码。',
  },
  en: {
    logins: 'Logins', loginsAbout: 'Who can sign in. Roles say what one may do; too many wrong passwords lock a login for a while.', userOrName: 'User name or name', onlyLocked: 'Locked only', onlyDisabled: 'Only disabled', username: 'User name', person: 'Person', state: 'State', failed: 'Wrong tries', lastSeen: 'Last used', created: 'Created', actions: 'Actions', never: 'Never',
    active: 'Active', locked: 'Locked', disabled: 'Disabled', lockedUntil: 'Locked until', unlock: 'Unlock', reset: 'Reset password', disable: 'Disable', enable: 'Enable', noLogins: 'No logins yet', noLoginsAdvice: 'Create logins on the pages of those who need to sign in.', openPersons: 'Open persons',
    resetAsk: 'Reset the password of {name}?', resetNote: 'The old one stops working at once and all sessions of the login end. Tell the new one in person and ask them to change it after signing in.', newPassword: 'New password', passwordRule: 'At least 10 characters with three of capital letters, small letters, digits and symbols; without the user name.', generate: 'Make one',
    disableAsk: 'Disable the login of {name}?', disableNote: 'Signing in is refused at once and open sessions end. It can be enabled again at any time.', usernamePurpose: 'Small letters, digits, dots, dashes; unique in the installation.', firstPassword: 'First password', createLogin: 'Create login', login: 'Login', loginAbout: 'A login only opens the door; roles say what one may do.', noLogin: 'No login yet', noLoginAdvice: 'Hand over user name and first password in person.',
    colleagueMade: '{name} can sign in now; tell them in person', colleaguePurpose: 'As in records and in the audit',
    account: 'My account', accountAbout: 'Who you are in this programme, your password, and where you are signed in.', name: 'Name', title: 'Title', organisation: 'Organisation', roles: 'Roles', changePassword: 'Change password', changeNote: 'Sessions on other devices end; this one goes on.', currentPassword: 'Present password', currentPurpose: 'To be sure that it is you.', repeat: 'Once more', repeatPurpose: 'Guards against a slip; both must be equal.', different: 'The two are not equal', save: 'Change password',
    sessions: 'Sessions', sessionList: 'List of sessions', sessionsAbout: 'Where this login is still signed in. End those you do not know, and change your password.', started: 'Signed in', expires: 'Expires', here: 'This device', thisSession: 'This session', otherSession: 'Other session', end: 'End', endAsk: 'End this session?', endNote: 'That device is signed out at once and has to enter the password again.',
  },
});
