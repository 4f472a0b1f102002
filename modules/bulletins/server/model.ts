/** 通报文稿 · What is frozen with a bulletin: every word that is printed. */
import { DOCX_MEDIA_TYPE, documentLength, formatDocumentNumber, officialDocument } from '#platform/server/official-document/index.ts';
import type { Block } from '#platform/server/official-document/index.ts';
import { inspectionBody, inspectionTitle } from '../domain/index.ts';
import type { BodyBlock, BodyRun, Figure, InspectionFacts, IssuingSettings, Missing, RankingChoice } from '../domain/index.ts';

export interface BulletinModel {
  readonly issuer: string;
  readonly agencyCode: string;
  readonly addressees: readonly string[];
  readonly body: readonly BodyBlock[];
  readonly signature: string;
  /** @unit YYYY-MM-DD */
  readonly date: string;
  readonly copyTo: readonly string[];
  readonly printedBy: string;
  /** @unit YYYY-MM-DD */
  readonly printedOn: string;
  readonly syntheticMark: string | null;
  readonly wordLimit: number;
  /** Of a written account: which words of the title are which figure's, and figures that say nothing. */
  readonly titleRuns?: readonly BodyRun[];
  readonly missing?: readonly Missing[];
}

export const SYNTHETIC_MARK = '演示数据，非真实公文';

export interface ModelSources {
  readonly facts: InspectionFacts; readonly figures: readonly Figure[]; readonly ranking: RankingChoice; readonly issuing: IssuingSettings; readonly synthetic: boolean; readonly today: string;
}

export function modelOf({ facts, figures, ranking, issuing, synthetic, today }: ModelSources): { title: string; model: BulletinModel } {
  const { issuer, agencyCode, addressees, signature, copyTo, printedBy, wordLimit } = issuing;
  return {
    title: inspectionTitle(facts.round.zh),
    model: {
      issuer, agencyCode, addressees, body: inspectionBody(facts, figures, ranking), signature, date: today, copyTo, printedBy, printedOn: today,
      syntheticMark: synthetic ? SYNTHETIC_MARK : null, wordLimit,
    },
  };
}

/** On the day of publication the document is dated. */
export function datedModel(model: BulletinModel, today: string): BulletinModel {
  return { ...model, date: today, printedOn: today };
}

export function numberText(model: BulletinModel, year: number, number: number): string {
  return formatDocumentNumber(model.agencyCode, year, number);
}

/** The document's own blocks. */
function blocksOf(body: readonly BodyBlock[]): Block[] {
  return body.map((block): Block => {
    if (block.kind === 'table') return { kind: 'table', title: block.captionText, columns: block.columns, rows: block.rows };
    return block.kind === 'heading' ? { kind: 'heading', level: block.level, text: block.text } : { kind: 'paragraph', text: block.text };
  });
}

/** @unit characters as word processors count them, tables left out */
export function wordCountOfText(title: string, body: readonly BodyBlock[]): number {
  return documentLength({ title, body: blocksOf(body) }).text;
}

export const wordCountOf = (title: string, model: BulletinModel): number => wordCountOfText(title, model.body);

export interface PrintedBulletin { readonly title: string; readonly documentNumber: string | null; readonly model: BulletinModel; readonly draft: boolean }

/** 生成公文 · The same frozen model gives the same bytes, today and in ten years. */
export async function printed({ title, documentNumber, model, draft }: PrintedBulletin): Promise<{ mediaType: string; body: Uint8Array }> {
  const body = await officialDocument({
    language: 'zh', issuer: model.issuer, documentNumber, title, addressees: model.addressees, body: blocksOf(model.body), signature: model.signature, date: model.date,
    copyTo: model.copyTo, printedBy: model.printedBy, printedOn: model.printedOn, draft, ...(model.syntheticMark === null ? {} : { syntheticMark: model.syntheticMark }),
  });
  return { mediaType: DOCX_MEDIA_TYPE, body: new Uint8Array(body) };
}
