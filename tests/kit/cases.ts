/** Cases as tests need them: photographed, reported, and walked to where a story begins. */
import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { acceptCase, dispatchCase, rectifyCase, reportCase } from '#modules/cases/contract/index.ts';
import { uploadFile } from '#modules/files/contract/index.ts';
import type { TestApp } from './index.ts';

export interface CaseAt { id: string; number: string; state: string; version: number; deadlineAt: string | null }

/** A photo like no other. @returns its id */
export async function photoBy(app: TestApp, person: string, site: string): Promise<string> {
  const body = new Uint8Array(await sharp(randomBytes(8 * 6 * 3), { raw: { width: 8, height: 6, channels: 3 } }).resize(160, 120, { kernel: 'cubic' }).jpeg().toBuffer());
  return (await app.as(person).call(uploadFile, { file: { fileName: 'photo.jpg', body }, siteId: app.id(`site/${site}`) })).id;
}

export const expectations = (found: CaseAt) => ({ caseId: found.id, version: found.version });

export async function registered(app: TestApp, options: { site?: string; category?: string; by?: string } = {}): Promise<CaseAt> {
  return app.as(options.by ?? 'inspectorAll').call(reportCase, {
    categoryCode: options.category ?? 'litter', title: '垃圾桶旁散落垃圾', siteId: app.id(`site/${options.site ?? 'e1a-1'}`),
  });
}

export async function dispatched(app: TestApp, options: Parameters<typeof registered>[1] = {}): Promise<CaseAt> {
  return app.as('office').call(dispatchCase, expectations(await registered(app, options)));
}

export async function accepted(app: TestApp, options: Parameters<typeof registered>[1] & { fixer?: string } = {}): Promise<CaseAt> {
  return app.as(options.fixer ?? 'leaderE').call(acceptCase, expectations(await dispatched(app, options)));
}

export async function rectified(app: TestApp, options: Parameters<typeof accepted>[1] = {}): Promise<CaseAt> {
  const fixer = options.fixer ?? 'leaderE';
  const found = await accepted(app, options);
  const fileId = await photoBy(app, fixer, options.site ?? 'e1a-1');
  return app.as(fixer).call(rectifyCase, { ...expectations(found), note: '已清理', photos: [{ fileId, role: 'after' }] });
}
