/** 公众 · What a scheme is, who may ask and how, and totals; of nobody anything. */
import { z } from 'zod';
import { defineOperation, idOf, localDate } from '#platform/contract/index.ts';

const publicScheme = z.object({ id: idOf, name: z.string(), purpose: z.string(), from: localDate, until: localDate, isOver: z.boolean() });

export const listPublicSchemes = defineOperation({
  id: 'care.listPublicSchemes', summary: { zh: '公众查看关爱行动', en: 'Care schemes, for everybody' }, method: 'GET', path: '/public/care-schemes', permission: 'public', input: z.object({}), output: z.object({ rows: z.array(publicScheme) }),
});

export const readPublicScheme = defineOperation({
  id: 'care.readPublicScheme', summary: { zh: '公众查看一项关爱行动', en: 'A care scheme, for everybody' }, method: 'GET', path: '/public/care-schemes/:schemeId', permission: 'public', input: z.object({ schemeId: idOf }),
  output: publicScheme.extend({ whoText: z.string(), askText: z.string(), byHousehold: z.boolean(), benefits: z.array(z.object({ name: z.string(), unit: z.string(), quantity: z.number().int() })), totals: z.object({ on: localDate, listed: z.number().int(), received: z.number().int() }) }),
});

/** The letter lies on a page of its own; it is read by the code of the slip and asks nothing back. */
export const readThanks = defineOperation({
  id: 'care.readThanks', summary: { zh: '读致谢信', en: 'Read the letter of thanks' }, method: 'GET', path: '/public/care-letters/:slip', permission: 'public', callsPerMinuteMax: 20, input: z.object({ slip: z.string().trim().min(6).max(40) }),
  output: z.object({ schemeName: z.string(), text: z.string(), on: localDate }), errors: ['care.slip_unknown'],
});
