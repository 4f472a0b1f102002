/** The written account of a programme: templates as data, a draft by the office, approved and published by another. */
import { approveBulletin, draftAccount, importTemplates, publishBulletin, submitAccount } from '#modules/bulletins/contract/index.ts';
import { packBytes } from '#platform/server/packs/index.ts';
import type { Actors } from './acting.ts';

/** Which template a programme of the demonstration publishes. */
export const PUBLISHED_ACCOUNTS = { wanyuan: 'chronicle', gaoping: 'mobilisation', huangyuan: 'yearly-summary', jizhou: 'care', haidian: 'selection' } as const;

export interface AccountPeople { readonly office: string; readonly lead: string }

/** 演示模板 · The templates of a programme, brought in as an office brings them in. */
export async function playTemplates(actors: Actors, at: number, by: string, programme: string): Promise<void> {
  await actors.write(importTemplates, { file: { fileName: `${programme}.json`, body: await packBytes(`accounts/${programme}.json`) } }, { at, by }, `demo/templates/${programme}`);
}

/** 演示文稿 · Drafted, handed in, approved, published. @unit at: epoch milliseconds @errors throws when a step is refused, so also when a number has no figure */
export async function playAccount(actors: Actors, { office, lead }: AccountPeople, at: number, programme: keyof typeof PUBLISHED_ACCOUNTS): Promise<string> {
  const key = (step: string): string => `demo/account/${programme}/${step}`;
  await playTemplates(actors, at, office, programme);
  const { id: bulletinId } = await actors.write(draftAccount, { templateCode: PUBLISHED_ACCOUNTS[programme] }, { at: at + 100, by: office }, key('draft'));
  await actors.write(submitAccount, { bulletinId, version: 1 }, { at: at + 200, by: office }, key('submit'));
  await actors.write(approveBulletin, { bulletinId, version: 1 }, { at: at + 300, by: lead }, key('approve'));
  await actors.write(publishBulletin, { bulletinId }, { at: at + 400, by: lead }, key('publish'));
  return bulletinId;
}

/** 演示草稿 · What an office has begun and not handed in. */
export async function playDraft(actors: Actors, at: number, by: string, templateCode: string): Promise<void> {
  await actors.write(draftAccount, { templateCode }, { at, by }, `demo/account/draft/${templateCode}`);
}
