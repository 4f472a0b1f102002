/** 签到用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const checkInMessages = defineMessages({
  zh: {
    checkIn: '签到', checkInAbout: '到场看负责人屏幕，扫码或输入现在的签到码；离开时再输一次。码半分钟一换，系统不记您的位置。没有网络可先记下码，两天内补发。', code: '签到码', codePurpose: '八位，不分大小写', doIn: '签到', doOut: '签退', isIn: '已签到，离开时请再输一次', isOut: '已签退，记 {n} 小时', inAt: '签到', outAt: '签退',
    screen: '签到屏', screenAct: '打开签到屏', scan: '用手机扫码，或在活动页输入', none: '现在不出签到码', noneNote: '签到屏在活动前后两小时内使用。', counts: '已签到 {in} 人，已签退 {out} 人', changes: '{n} 秒后换码', back: '返回',
  },
  en: {
    checkIn: 'Check in', checkInAbout: 'Look at the leader’s screen when you arrive: scan it or enter the code shown now; once more when you leave. It changes every half minute; where you are is not recorded. Without a network, note the code and send it within two days.', code: 'Code', codePurpose: 'Eight letters and digits, small or large', doIn: 'Check in', doOut: 'Check out', isIn: 'Checked in; enter a code once more when you leave', isOut: 'Checked out: {n} h', inAt: 'In', outAt: 'Out',
    screen: 'Check-in screen', screenAct: 'Open the screen', scan: 'Scan it with a phone, or enter it on the page of the activity', none: 'No code now', noneNote: 'The screen is used within two hours of the activity.', counts: '{in} checked in, {out} checked out', changes: 'Changes in {n} s', back: 'Back',
  },
});
