/** Words about a case that are no step of it. */
import { z } from 'zod';
import { defineOperation, idOf, instant } from '#platform/contract/index.ts';

export const MESSAGE_LENGTH_MAX = 1_000;
export const MESSAGE_PHOTOS_MAX = 3;

/** It stands in the story and changes neither state nor version: nobody's step becomes stale because somebody spoke. Residents never see it. */
export const addMessage = defineOperation({
  id: 'cases.addMessage',
  summary: { zh: '在案件里留言', en: 'Leave a message on a case' },
  method: 'POST', path: '/cases/:caseId/messages', permission: 'cases.discuss',
  input: z.object({ caseId: idOf, text: z.string().trim().min(1).max(MESSAGE_LENGTH_MAX), photoIds: z.array(idOf).max(MESSAGE_PHOTOS_MAX).default([]) }),
  output: z.object({ id: idOf, at: instant }),
  errors: ['cases.photo_unknown'],
});
