/** 待交清单用语 */
import { defineMessages } from '../i18n.ts';

export const queueMessages = defineMessages({
  zh: {
    title: '待交', lastSync: '上次交清：{time}', neverSynced: '还没有交过', syncNow: '现在就交', syncing: '正在交…', noNetwork: '没有网络时先存在手机里，有网络会自动交。',
    safe: '可以放心：手机里的记录和照片，服务器都已签收。', safeAbout: '这时清空或换手机都不会丢。', notSafe: '先别清空这部手机', unsafeTitle: '还没有全部签收：',
    recordsWaiting: '{n} 条记录还没有交上', recordsToSettle: '{n} 条记录要您处理', photosNotHeld: '{n} 张照片还没有签收', notCertified: '{n} 条已交上，等服务器签收', drafts: '{n} 份记了一半，还没有交', signedOut: '登录已过期，要重新登录才能交',
    open: '没交完的', begun: '记了一半的', goOn: '接着记', settled: '已签收', discarded: '不交的', empty: '没有要交的', emptyAbout: '记一个点位或反馈一件整改，就会出现在这里。',
    state_waiting: '等着交', state_held: '可撤销', state_uploading: '正在传照片', state_sending: '正在交', state_acknowledged: '已交上，等签收', state_synced: '已签收', state_conflict: '两边不一样', state_refused: '服务器没有收', state_signedOut: '等您登录', state_discarded: '不交',
    because_theirs: '用了服务器上的', because_discarded: '您选择了不交', retry: '再交一次', correct: '去改', discard: '不交了', discardAsk: '确定不交这一条？', discardAbout: '内容仍留在清单里备查，但不会交给服务器。', keep: '先留着',
    photos: '照片 {sent}/{all}', entered: '记于 {time}', tries: '试过 {n} 次', notYetReadable: '联网后会显示服务器上的内容，再决定。', settleTitle: '您记的时候，别人已经改过。',
    mineIs: '您记的是', theirsIs: '服务器上是', which: '用哪个？', useMine: '用我记的', useTheirs: '用服务器上的', cannotNow: '现在读不到服务器上的内容，请有网络时再选。', whatToDo: '怎么办：',
    list: '签收单', listAbout: '服务器逐条签名确认它收到了什么。留一份，照片丢没丢一查便知。', listNone: '还没有签收单；交上并签收后就有。', listShare: '分享或保存', listLines: '{records} 条记录 · {photos} 张照片', listFile: '签收单',
    storage: '手机空间', storageOf: '已用 {used}，可用到 {quota}', storageUnknown: '浏览器没有告诉用了多少。', storageUsed: '手机空间使用比例', persisted: '浏览器答应不会自己清掉这些内容。', notPersisted: '浏览器可能在空间紧张时清理。', askPersist: '请浏览器保留', persistNo: '浏览器没有同意；把应用装到桌面后再试。',
  },
  en: {
    title: 'To hand in', lastSync: 'All handed in at {time}', neverSynced: 'Nothing handed in yet', syncNow: 'Hand in now', syncing: 'Handing in…', noNetwork: 'Without a network records stay on the phone and go out by themselves later.',
    safe: 'All is well: the server has signed for every record and photo of this phone.', safeAbout: 'Wiping or changing the phone now loses nothing.', notSafe: 'Do not wipe this phone yet', unsafeTitle: 'Not everything is signed for:',
    recordsWaiting: 'Records not handed in: {n}', recordsToSettle: 'Records that need you: {n}', photosNotHeld: 'Photos not signed for: {n}', notCertified: 'Arrived, waiting for the signature: {n}', drafts: 'Begun and not handed in: {n}', signedOut: 'The session has ended; sign in again to go on',
    open: 'Not finished', begun: 'Begun', goOn: 'Go on', settled: 'Signed for', discarded: 'Not sent', empty: 'Nothing to hand in', emptyAbout: 'Record a site or report a fix and it appears here.',
    state_waiting: 'Waiting', state_held: 'Can be undone', state_uploading: 'Sending photos', state_sending: 'Sending', state_acknowledged: 'Arrived, to be signed', state_synced: 'Signed for', state_conflict: 'Two versions', state_refused: 'Not accepted', state_signedOut: 'Waits for you to sign in', state_discarded: 'Not sent',
    because_theirs: 'The server’s version was kept', because_discarded: 'You chose not to send it', retry: 'Send again', correct: 'Correct it', discard: 'Do not send', discardAsk: 'Do not send this one?', discardAbout: 'It stays on the list for reference but does not go to the server.', keep: 'Keep it',
    photos: 'Photos {sent}/{all}', entered: 'Recorded {time}', tries: 'Tried {n} {n:time|times}', notYetReadable: 'With a network you see what the server has, and then decide.', settleTitle: 'While you recorded this, somebody else changed it.',
    mineIs: 'You recorded', theirsIs: 'The server has', which: 'Which one holds?', useMine: 'Use mine', useTheirs: 'Use the server’s', cannotNow: 'What the server has cannot be read now; choose when there is a network.', whatToDo: 'What to do:',
    list: 'Signed list', listAbout: 'The server signs for each thing it received. Keep a copy and you can always tell whether a photo arrived.', listNone: 'No signed list yet; it comes once records arrived and were signed for.', listShare: 'Share or save', listLines: '{records} {records:record|records} · {photos} {photos:photo|photos}', listFile: 'signed-list',
    storage: 'Room on the phone', storageOf: '{used} used of {quota}', storageUnknown: 'The browser does not tell how much is used.', storageUsed: 'Share of the phone’s room in use', persisted: 'The browser promised not to clear this by itself.', notPersisted: 'The browser may clear this when room is short.', askPersist: 'Ask the browser to keep it', persistNo: 'The browser did not agree; put the app on the home screen and try again.',
  },
});
