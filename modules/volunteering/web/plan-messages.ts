/** 活动安排用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const planMessages = defineMessages({
  zh: {
    shifts: '班次', shiftsPurpose: '不分班次即整个活动一个班次；班次在活动时间之内，可以同时进行', addShift: '添加班次', removeShift: '去掉班次 {n}', shiftFrom: '班次 {n} 开始', shiftTo: '班次 {n} 结束', shiftSeats: '班次 {n} 名额', placeDefault: '队伍所在区域（{place}）',
    edit: '修改活动', note: '告诉已报名的人', notePurpose: '时间、班次、地点或阵地有变时，已报名的人在“我的志愿服务”里看到变更和这句话', held: '已有人签到或已有服务记录：时间、班次和地点不能再改，也不能取消。', dropNote: '去掉的班次，已报名的人会被告知并退出报名。', taken: '已报 {n} 人', save: '保存', back: '不改了',
    cancel: '取消活动', cancelAsk: '取消“{name}”？', cancelNote: '取消后不能恢复：报名全部撤销，报名的人会看到原因；不再签到和记录时长。', reason: '原因', reasonPurpose: '报名的人可见，四个字以上', publicReason: '给公众的原因', publicReasonPurpose: '写在公众页面上；可不填，不填只写已取消。不要写个人情况', cancelled: '活动已取消', cancelledTag: '已取消',
    changes: '变更记录', changesAbout: '每次变更前后的样子，和告知的情况。', told: '告知 {told} 人，{seen} 人已看过', toCall: '没有账号的请当面或电话告知：{numbers}', nothing: '无', from: '原', to: '现',
    mineChanged: '“{name}”有变更', mineCancelled: '“{name}”已取消', lostShift: '您报的班次已撤销，报名已退出；还想参加请重新报名。', seen: '知道了', seeIt: '查看活动', standing: '状态', stands: '照常', offs: '已取消',
  },
  en: {
    shifts: 'Shifts', shiftsPurpose: 'None: one shift for all of it. They lie within the activity and may run side by side', addShift: 'Add a shift', removeShift: 'Take shift {n} away', shiftFrom: 'Shift {n} from', shiftTo: 'Shift {n} to', shiftSeats: 'Seats of shift {n}', placeDefault: 'The place of the team ({place})',
    edit: 'Change the activity', note: 'For those who signed up', notePurpose: 'When times, shifts, place or facility change, those who signed up read what changed, and this, under “My service”', held: 'Somebody checked in or has a record: times, shifts and place stay, and it is not called off any more.', dropNote: 'Who signed up for a shift that you take away is told, and is signed up no longer.', taken: '{n} signed up', save: 'Save', back: 'Leave it',
    cancel: 'Call it off', cancelAsk: 'Call off “{name}”?', cancelNote: 'This is not taken back: all sign-ups end, those who signed up read why, and nobody checks in or is recorded at it.', reason: 'Why', reasonPurpose: 'Read by those who signed up; four characters at least', publicReason: 'What the public is told', publicReasonPurpose: 'On the public page; optional, and without it the page says only that it was called off. Nothing about a person', cancelled: 'This activity was called off', cancelledTag: 'Called off',
    changes: 'How it changed', changesAbout: 'Before and after each change, and who was told of it.', told: '{told} told, {seen} read it', toCall: 'Without a login, tell them yourself: {numbers}', nothing: 'none', from: 'before', to: 'now',
    mineChanged: '“{name}” has changed', mineCancelled: '“{name}” was called off', lostShift: 'Your shift fell away and you are signed up no longer; sign up again if you still want to come.', seen: 'I have read it', seeIt: 'See the activity', standing: 'Stands', stands: 'Takes place', offs: 'Called off',
  },
});
