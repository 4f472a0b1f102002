/**
 * 身份方式 · How somebody without a printed code becomes known: by a phone or an identity service. Both end in a token of some minutes,
 * which is exchanged for a credential as a code is; what is kept of either is a keyed digest for this ballot alone.
 */
import { z } from 'zod';
import { defineOperation, idOf, instant, pageInput, pageOf } from '#platform/contract/index.ts';
import { ISSUER_KEY_BITS, SMS_CODE_DIGITS } from '../domain/index.ts';
import { base64url } from './public.ts';

const token = z.string().regex(/^[\w-]+$/).max(1_000).describe('身份令牌，几分钟内有效 token of some minutes');

export const sendSmsCode = defineOperation({
  id: 'ballots.sendSmsCode', summary: { zh: '发送短信验证码', en: 'Send a code to a phone' },
  method: 'POST', path: '/public/ballots/:ballotId/sms-codes', permission: 'public', callsPerMinuteMax: 10, callsPerDayMax: 200,
  input: z.object({ ballotId: idOf, number: z.string().max(40).describe('手机号，只存加密摘要 phone number, kept as a keyed digest') }), output: z.object({ minutes: z.number().int() }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.number_wrong', 'ballots.sms_too_many'],
});

export const verifySmsCode = defineOperation({
  id: 'ballots.verifySmsCode', summary: { zh: '核对短信验证码', en: 'Check a code sent to a phone' },
  method: 'POST', path: '/public/ballots/:ballotId/sms-verifications', permission: 'public', callsPerMinuteMax: 30, callsPerDayMax: 1_000,
  input: z.object({ ballotId: idOf, number: z.string().max(40), code: z.string().trim().regex(new RegExp(`^\\d{${SMS_CODE_DIGITS}}$`)) }), output: z.object({ token }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.number_wrong', 'ballots.sms_code_wrong'],
});

export const beginIdentity = defineOperation({
  id: 'ballots.beginIdentity', summary: { zh: '开始统一身份认证', en: 'Begin with the identity service' },
  method: 'POST', path: '/public/ballots/:ballotId/identity-requests', permission: 'public', callsPerMinuteMax: 30, callsPerDayMax: 1_000,
  input: z.object({ ballotId: idOf }), output: z.object({ url: z.string(), /** Kept by the browser: an answer with another one was not asked for by it. */ state: z.string() }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.identity_unavailable'],
});

export const finishIdentity = defineOperation({
  id: 'ballots.finishIdentity', summary: { zh: '完成统一身份认证', en: 'Finish with the identity service' },
  method: 'POST', path: '/public/ballots/:ballotId/identity-answers', permission: 'public', callsPerMinuteMax: 10, callsPerDayMax: 300,
  input: z.object({ ballotId: idOf, code: z.string().min(1).max(2_000), state: z.string().max(1_000), issuer: z.string().max(500).optional() }), output: z.object({ token }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.identity_unavailable', 'ballots.identity_refused'],
});

export const exchangeIdentity = defineOperation({
  id: 'ballots.exchangeIdentity', summary: { zh: '用身份令牌换取匿名凭证', en: 'Exchange an identity for an anonymous credential' },
  method: 'POST', path: '/public/ballots/:ballotId/identity-exchanges', permission: 'public', callsPerMinuteMax: 60, callsPerDayMax: 3_000,
  input: z.object({ ballotId: idOf, token, blinded: base64url(ISSUER_KEY_BITS / 8).describe('盲化的凭证 credential, blinded') }), output: z.object({ blindSignature: z.string() }),
  errors: ['ballots.not_open', 'ballots.token_kind_closed', 'ballots.identity_refused', 'ballots.identity_used', 'ballots.blinded_wrong'],
});

export const listSmsOutbox = defineOperation({
  id: 'ballots.listSmsOutbox', summary: { zh: '短信发件箱（试用）', en: 'Outbox of text messages (for trying out)' },
  method: 'GET', path: '/sms-outbox', permission: 'ballots.readOutbox',
  input: z.object({ ...pageInput }), output: pageOf(z.object({ at: instant, maskedNumber: z.string(), text: z.string() })).extend({ /** Whether messages are only kept here and sent nowhere. */ isOutbox: z.boolean() }),
});
