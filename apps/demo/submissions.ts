/** 演示网上申报 · One request of two units with a piece in every state; the pictures are drawn and say so. */
import { uploadFile } from '#modules/files/contract/index.ts';
import { listEditions, readEdition } from '#modules/frameworks/contract/index.ts';
import { listOrganisations, listPlaces } from '#modules/places/contract/index.ts';
import { createMaterialRequest, reviewMaterial, submitMaterial } from '#modules/submissions/contract/index.ts';
import { createRng } from '#kernel/rng.ts';
import { addDays, localDate } from '#kernel/local-date.ts';
import type { Actors, Moment } from './acting.ts';
import { drawnPhoto } from './photos.ts';

const DUE_IN_DAYS = 20;
const PIECES = [
  { code: 'accepted', theme: '背街小巷整治后的路面（演示）', daysBefore: 40, review: { accept: true, reason: null } },
  { code: 'returned', theme: '集中清扫行动（演示）', daysBefore: 60, review: { accept: false, reason: '画面里看不到单位名称，请换一张' } },
  { code: 'waiting', theme: '公共厕所改造（演示）', daysBefore: 90, review: null },
] as const;

/** The request that asks every zone and town, from which the evaluation counts its material part. */
export const AREA_REQUEST = 'SB-2';

/** @param reviewer somebody of the office other than who submits. @errors throws when a step is refused */
export async function playSubmissions(actors: Actors, reviewer: Moment, submitter: Moment, units: readonly [string, string], today: string): Promise<string> {
  const { rows } = await actors.read(listEditions, {}, reviewer);
  const edition = rows.find(({ state }) => state === 'inForce');
  if (edition === undefined) throw new Error('no edition is in force');
  const standardIds = (await actors.read(readEdition, { editionId: edition.id }, reviewer)).nodes.filter(({ level }) => level === 'standard').slice(0, 3).map(({ id }) => id);
  const organisations = new Map((await actors.read(listOrganisations, {}, reviewer)).rows.map(({ code, id }) => [code, id]));
  const [organisationId, otherId] = units.map((code) => organisations.get(code)) as [string, string];
  // The window ends with the month before.
  const endsOn = addDays(localDate(`${today.slice(0, 8)}01`), -1);
  const { id: requestId } = await actors.write(createMaterialRequest, {
    code: 'SB-1', name: '年度网上申报材料（演示）', editionId: edition.id, endsOn, dueOn: addDays(localDate(today), DUE_IN_DAYS),
    needs: standardIds.flatMap((standardId) => [{ standardId, organisationId, documentsMin: 1, picturesMin: 2 }, { standardId, organisationId: otherId, picturesMin: 1 }]),
  }, reviewer, 'demo/submissions/request');
  for (const { code, theme, daysBefore, review } of PIECES) {
    const file = { fileName: `${code}.jpg`, body: await drawnPhoto('after', 'main-street', `submissions/${code}`, 'default') };
    const { id: fileId } = await actors.write(uploadFile, { file, organisationId }, submitter, `demo/submissions/${code}/photo`);
    const { id: pieceId, version } = await actors.write(submitMaterial, {
      requestId, organisationId, kind: 'picture', shownOn: addDays(endsOn, -daysBefore), place: '示例街道', people: '示例单位工作人员和志愿者 12 人', theme, background: '年度创建工作安排', occasion: '按计划开展', fileIds: [fileId], standardIds: standardIds.slice(0, 1),
    }, submitter, `demo/submissions/${code}`);
    if (review !== null) await actors.write(reviewMaterial, { pieceId, version, ...review }, reviewer, `demo/submissions/${code}/review`);
  }
  // Asks the same again: what was accepted is offered to be taken over.
  await actors.write(createMaterialRequest, {
    code: 'SB-3', name: '迎检补充材料（演示）', editionId: edition.id, endsOn, dueOn: addDays(localDate(today), DUE_IN_DAYS), needs: standardIds.slice(0, 1).map((standardId) => ({ standardId, organisationId, picturesMin: 1 })),
  }, reviewer, 'demo/submissions/again');
  return requestId;
}

/** 各地区申报 · Two pictures for each of two standards asked of the office of every zone and town; how many were accepted differs, the same at every start. */
export async function playAreaMaterial(actors: Actors, reviewer: Moment, submitter: Moment, today: string): Promise<void> {
  const edition = (await actors.read(listEditions, {}, reviewer)).rows.find(({ state }) => state === 'inForce');
  if (edition === undefined) return;
  const standardIds = (await actors.read(readEdition, { editionId: edition.id }, reviewer)).nodes.filter(({ level }) => level === 'standard').slice(0, 2).map(({ id }) => id);
  const places = new Map((await actors.read(listPlaces, { kinds: 'zone,town' }, reviewer)).rows.map(({ id, nameZh }) => [id, nameZh]));
  const units = (await actors.read(listOrganisations, {}, reviewer)).rows.filter(({ placeId }) => placeId !== null && places.has(placeId));
  if (units.length === 0) return;
  const endsOn = addDays(localDate(`${today.slice(0, 8)}01`), -1);
  const { id: requestId } = await actors.write(createMaterialRequest, {
    code: AREA_REQUEST, name: '各片区、乡镇网上申报材料（演示）', editionId: edition.id, endsOn, dueOn: addDays(localDate(today), DUE_IN_DAYS),
    needs: units.flatMap(({ id }) => standardIds.map((standardId) => ({ standardId, organisationId: id, picturesMin: 2 }))),
  }, reviewer, 'demo/area-material/request');
  for (const unit of units) {
    const key = `demo/area-material/${unit.code}`;
    const count = 1 + createRng(key).nextInt(4);
    for (let at = 0; at < count; at += 1) {
      // A picture of its own for each: the same one twice is a doubt.
      const body = await drawnPhoto('after', 'main-street', `${key}/${at}`, 'default');
      const { id: fileId } = await actors.write(uploadFile, { file: { fileName: 'photo.jpg', body }, organisationId: unit.id }, submitter, `${key}/${at}/photo`);
      // One piece serves both standards only where it is the second; so rates differ from area to area.
      const { id: pieceId, version } = await actors.write(submitMaterial, {
        requestId, organisationId: unit.id, kind: 'picture', shownOn: addDays(endsOn, -30 - at * 20), place: places.get(unit.placeId ?? '') ?? '', people: '示例单位工作人员 8 人', theme: `环境整治第 ${at + 1} 次（演示）`, background: '年度创建工作安排', occasion: '按计划开展',
        fileIds: [fileId], standardIds: at === 1 ? standardIds : [standardIds[at % standardIds.length] as string],
      }, submitter, `${key}/${at}`);
      await actors.write(reviewMaterial, { pieceId, version, accept: true, reason: null }, reviewer, `${key}/${at}/review`);
    }
  }
}
