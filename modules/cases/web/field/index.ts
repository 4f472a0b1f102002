/** 现场案件 · What this module brings to the field app. */
import { ClipboardCheck } from 'lucide-react';
import { readThumbnail } from '#modules/files/contract/index.ts';
import type { FieldModule, RecordWords } from '#platform/web/field/module.ts';
import { acceptCase, extendCase, rectifyCase, returnCase, verifyCase } from '../../contract/index.ts';
import { CASES, FIX_DRAFT } from './case-rows.ts';
import type { FieldCase } from './case-rows.ts';
export { useFieldCases } from './use-field-cases.ts';
import { casesSource, queuedCaseSteps } from '../offline.ts';
import { compareCases } from './conflict.ts';

const HANDLE = ['cases.rectify', 'cases.verify'] as const;
/** A case rarely has more; the rest is seen in the office. */
const PHOTOS_OF_A_CASE = 4;

const operations = [acceptCase, returnCase, rectifyCase, extendCase, verifyCase] as const;

export const casesField: FieldModule = {
  screens: [
    {
      path: '/cases', title: { zh: '我的案件', en: 'My cases' }, permissions: HANDLE, tab: { order: 2, icon: ClipboardCheck, label: { zh: '案件', en: 'Cases' } },
      load: () => import('./cases-screen.tsx').then((module) => module.CasesScreen),
    },
    { path: '/cases/$caseId', title: { zh: '案件', en: 'Case' }, permissions: HANDLE, load: () => import('./case-screen.tsx').then((module) => module.CaseScreen) },
  ],
  queued: queuedCaseSteps,
  sources: [casesSource],
  records: operations.map((operation): RecordWords => ({ operation: operation.id, name: operation.summary, compare: compareCases(operation.id), screenOf: ({ caseId }: { caseId: string }) => `/cases/${caseId}` })),
  begun: async (key, rows) => {
    const row = key.startsWith(FIX_DRAFT) ? (await rows<FieldCase>(CASES)).find(({ id }) => key === `${FIX_DRAFT}${id}`) : undefined;
    return row === undefined ? null : { label: { zh: `${row.number} ${row.title}`, en: `${row.number} ${row.title}` }, screen: `/cases/${row.id}` };
  },
  carry: async ({ rows, client, programme }) => (await rows<FieldCase>(CASES)).flatMap(({ photos }) =>
    photos.slice(0, PHOTOS_OF_A_CASE).map(({ fileId }) => client.urlOf(readThumbnail, { fileId }, programme))),
};
