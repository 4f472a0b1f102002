/** 随手拍用语 */
import { defineMessages } from '#platform/web/i18n.ts';

export const residentMessages = defineMessages({
  zh: {
    title: '随手拍', about: '居民匿名反映，凭查询码查看进度；不予立案的理由和下面的答复，居民都会看到。', address: '居民填写的位置', supporters: '也有人反映', answer: '答复居民', answerPurpose: '用平常的话说清处理结果，不写工作人员姓名',
    photosPublic: '整改后照片中没有可辨认的人和车牌，销号后可给反映人看', send: '答复',
  },
  en: {
    title: 'Resident’s report', about: 'Sent in without a name and followed by a secret code. The resident reads the reason when it is not taken up, and the answer below.', address: 'Where, in their words', supporters: 'Others reported it too', answer: 'Answer to the resident', answerPurpose: 'Say plainly what was done; no names of staff',
    photosPublic: 'No person or number plate can be recognised in the photos of the fix; show them once the case is closed', send: 'Answer',
  },
});
