/** 选项照片 · Pictures of options: decoded and encoded anew, never without words for those who do not see them. */
import { z } from 'zod';
import { defineOperation, fileInput, fileOutput, idOf } from '#platform/contract/index.ts';

const optionCode = z.string().max(20);

export const placeOptionPhoto = defineOperation({
  id: 'ballots.placeOptionPhoto', reach: 'programme', summary: { zh: '给选项放照片', en: 'Place a picture at an option' },
  method: 'POST', path: '/ballots/:ballotId/option-photos', permission: 'ballots.draft', bodyLimitBytes: 21 * 1024 * 1024,
  input: z.object({ ballotId: idOf, optionCode, alt: z.string().trim().min(2).max(200).describe('替代文字：照片里是什么 what the picture shows'), file: fileInput }),
  output: z.object({ sha256: z.string(), width: z.number().int(), height: z.number().int() }), errors: ['ballots.act_not_allowed', 'ballots.option_unknown', 'ballots.picture_refused'],
});

export const removeOptionPhoto = defineOperation({
  id: 'ballots.removeOptionPhoto', reach: 'programme', summary: { zh: '撤下选项照片', en: 'Remove the picture of an option' },
  method: 'DELETE', path: '/ballots/:ballotId/option-photos/:optionCode', permission: 'ballots.draft',
  input: z.object({ ballotId: idOf, optionCode }), output: z.object({ removed: z.literal(true) }), errors: ['ballots.act_not_allowed', 'ballots.option_unknown'],
});

export const readOptionPhotoDraft = defineOperation({
  id: 'ballots.readOptionPhotoDraft', summary: { zh: '查看选项照片', en: 'See the picture of an option' },
  method: 'GET', path: '/ballots/:ballotId/option-photos/:optionCode', permission: 'ballots.read', input: z.object({ ballotId: idOf, optionCode }), output: fileOutput,
});

export const readOptionPhoto = defineOperation({
  id: 'ballots.readOptionPhoto', summary: { zh: '公众查看选项照片', en: 'The picture of an option, for everybody' },
  method: 'GET', path: '/public/ballots/:ballotId/photos/:sha256', permission: 'public', input: z.object({ ballotId: idOf, sha256: z.string().regex(/^[0-9a-f]{64}$/) }), output: fileOutput,
});
