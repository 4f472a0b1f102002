/** 身份途径 · By what this installation can get to know somebody who has no login here. */
import type { IdentityService } from './identity-service.ts';
import type { SmsSender } from './sms.ts';

export { identityService } from './identity-service.ts';
export type { IdentityRequest, IdentityService, IdentitySettings } from './identity-service.ts';
export { maskedNumber, outboxSender } from './sms.ts';
export type { SentMessage, SmsMessage, SmsSender } from './sms.ts';

/** Null where it was not set up. */
export interface Identities { readonly sms: SmsSender | null; readonly service: IdentityService | null }

export const NO_IDENTITIES: Identities = { sms: null, service: null };
