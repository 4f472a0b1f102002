/** 现场案件用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const fieldCaseMessages = defineMessages({
  zh: {
    cases: '我的案件', mine: '要我办', waiting: '等别人', all: '全部', filter: '显示哪些案件', list: '案件清单', count: '{n} 件要您办', countNone: '没有要您办的', nothing: '没有您的案件', nothingAbout: '交办给您的会出现在这里。请在有网络时打开一次。', noneMine: '现在没有要您办的',
    fetching: '正在取您的案件…', loading: '正在打开案件…', notOnPhone: '手机里没有这件', notOnPhoneAbout: '它可能已了结或转给别人，或还没有在有网络时取下来。', overdue: '已超期', waitsToSend: '待交', needsYou: '要处理', rework: '返工 {n} 次',
    before: '整改前', after: '整改后', noBefore: '没有整改前的照片', standard: '对照标准', site: '地点', leader: '点位长 {name}', deadline: '期限', story: '经过', claimed: '手机上完成于 {claimed}，{received} 收到', open: '打开案件',
    fix: '拍照整改', acceptAndFix: '接收并拍照整改', accept: '接收', give: '退回重派', more: '要更多时间', pass: '通过，销号', fail: '不通过，返工', verifyAbout: '对照两张照片，到现场看过再定。',
    fixTitle: '反馈整改', fixNote: '怎么改的', fixNotePurpose: '可以用键盘上的话筒说。核查的人据此对照。', fixNoteReady: '已按要求整改，现场照片附后。', fixSend: '交上', needPhotos: '这一类要 {n} 张整改后照片，现在有 {have} 张', takeAfter: '拍整改后照片', takeMore: '再拍一张',
    reasonReturn: '为什么不归您', reasonFail: '哪里没改好', reasonMore: '为什么要延期', readyReturn: '不属于本单位职责范围，请改派。', amount: '要多少', amountHours: '小时', amountDays: '天', send: '交上', moreAbout: '先记在手机里，联网后由创建办决定或直接同意。',
    done_accept: '已接收 {number}', done_rectify: '{number} 的整改已记好', done_return: '已退回 {number}', done_extend: '{number} 的延期申请已记好', done_pass: '{number} 已通过', done_fail: '{number} 已退回返工', undone: '已撤销', tooLate: '已经交上了',
    waits_reported: '等立案', waits_registered: '等交办', waits_dispatched: '等责任单位接收', waits_accepted: '等责任单位整改', waits_rectified: '等别人核查', waits_shelved: '已挂账，时钟停着', waits_closed: '已销号', waits_declined: '不予立案', waits_voided: '已作废', saidHere: '已在这部手机上办了，等交上',
    stateIs: '状态', noteIs: '说明', photoNth: '照片 {n}',
  },
  en: {
    cases: 'My cases', mine: 'Mine', waiting: 'Others', all: 'All', filter: 'Which cases to show', list: 'Cases', count: '{n} wait for you', countNone: 'Nothing waits for you', nothing: 'No case is yours', nothingAbout: 'What is dispatched to you appears here. Open the app once with a network.', noneMine: 'Nothing waits for you now',
    fetching: 'Fetching your cases…', loading: 'Opening the case…', notOnPhone: 'This case is not on the phone', notOnPhoneAbout: 'It may be closed or with somebody else, or was never fetched over a network.', overdue: 'Overdue', waitsToSend: 'To hand in', needsYou: 'Needs you', rework: '{n} {n:rework|reworks}',
    before: 'Before', after: 'After', noBefore: 'No photo from before', standard: 'Standard', site: 'Place', leader: 'Site leader {name}', deadline: 'Due', story: 'So far', claimed: 'Done on the phone at {claimed}, received at {received}', open: 'Open the case',
    fix: 'Photograph the fix', acceptAndFix: 'Accept and photograph the fix', accept: 'Accept', give: 'Return it', more: 'Ask for more time', pass: 'Pass, close it', fail: 'Fail, do it again', verifyAbout: 'Compare the two photos and look at the place before you decide.',
    fixTitle: 'Report the fix', fixNote: 'What was done', fixNotePurpose: 'You can speak it with the microphone of your keyboard. The verifier holds it against the place.', fixNoteReady: 'Fixed as asked; photos of the place are attached.', fixSend: 'Hand in', needPhotos: 'This category asks for {n} {n:photo|photos} of the fix; there are {have}', takeAfter: 'Photograph the fix', takeMore: 'Another photo',
    reasonReturn: 'Why it is not yours', reasonFail: 'What is not right yet', reasonMore: 'Why more time is needed', readyReturn: 'Not a duty of this organisation; please dispatch it anew.', amount: 'How much', amountHours: 'hours', amountDays: 'days', send: 'Hand in', moreAbout: 'It stays on the phone until there is a network; then it is granted or the office decides.',
    done_accept: '{number} is accepted', done_rectify: 'The fix of {number} is recorded', done_return: '{number} is returned', done_extend: 'The request for {number} is recorded', done_pass: '{number} has passed', done_fail: '{number} goes back', undone: 'Taken back', tooLate: 'It has already gone out',
    waits_reported: 'Waits to be registered', waits_registered: 'Waits to be dispatched', waits_dispatched: 'Waits to be accepted', waits_accepted: 'Is being fixed', waits_rectified: 'Waits for somebody else to verify', waits_shelved: 'Shelved; the clock stands still', waits_closed: 'Closed', waits_declined: 'Declined', waits_voided: 'Void', saidHere: 'Done on this phone, to be handed in',
    stateIs: 'State', noteIs: 'Note', photoNth: 'Photo {n}',
  },
});
