/** 导入与导出 · Editions in and out as files of one shape. */
import { bindRead, bindWrite } from '#platform/server/operations/index.ts';
import { XLSX_MEDIA_TYPE } from '#platform/server/spreadsheet/index.ts';
import { exportEdition, importEdition } from '../../contract/index.ts';
import { editionSize } from '../../domain/index.ts';
import type { EditionDocument } from '../../domain/index.ts';
import { ISSUES_MAX } from '../issues.ts';
import type { LocatedIssue } from '../issues.ts';
import { keepEdition } from '../keep-edition.ts';
import { loadEdition } from '../load-edition.ts';
import { editionWithCode } from '../queries/editions.ts';
import { readJsonEdition } from '../read-json.ts';
import { editionWorkbook } from '../workbook/write-workbook.ts';
import { readWorkbookEdition } from '../workbook/read-workbook.ts';

/** JSON starts with a brace; everything else is for the reader of workbooks to judge. */
function looksLikeJson(body: Uint8Array): boolean {
  const head = new TextDecoder().decode(body.subarray(0, 64)).replace(/^\uFEFF/, '').trimStart();
  return head.startsWith('{') || head.startsWith('[');
}

function takenIssue(edition: EditionDocument): LocatedIssue {
  return { pointer: '/code', severity: 'error', code: 'edition_code_taken', zh: `已有编码为“${edition.code}”的版本`, en: `There is already an edition with the code “${edition.code}”`, value: edition.code };
}

function preview(edition: EditionDocument | null, issues: readonly LocatedIssue[]) {
  const { themes, contents, standards, checkItems, siteTypes } = edition === null ? { themes: 0, contents: 0, standards: 0, checkItems: 0, siteTypes: 0 } : editionSize(edition);
  return {
    code: edition?.code ?? '', titleZh: edition?.title.zh ?? '', titleEn: edition?.title.en ?? '', size: { themes, contents, standards, checkItems, siteTypes },
    issues: issues.slice(0, ISSUES_MAX),
  };
}

export const importEditionBound = bindWrite(importEdition, async (ctx, { file, mode }) => {
  const read = looksLikeJson(file.body) ? readJsonEdition(file.body) : await readWorkbookEdition(file.body);
  if (!read.ok) return ctx.refuse('frameworks.file_unreadable', { ...read.error });
  const { edition, issues } = read.value;
  const taken = edition !== null && (await editionWithCode(ctx.tx, ctx.programmeId, edition.code)) !== undefined;
  const faults = issues.filter(({ severity }) => severity === 'error');
  if (mode === 'preview') {
    ctx.record({ kind: 'edition', id: edition?.code ?? file.fileName, change: { mode, act: 'import', ...(edition === null ? {} : { code: edition.code }) } });
    return { ...preview(edition, edition !== null && taken ? [...issues, takenIssue(edition)] : issues), editionId: null, imported: false };
  }
  if (edition === null || faults.length > 0) {
    return ctx.refuse('frameworks.edition_invalid', { count: faults.length }, { pointers: [...new Set(faults.map(({ pointer }) => pointer))].filter((pointer) => pointer !== '').slice(0, 100) });
  }
  if (taken) return ctx.refuse('frameworks.edition_code_taken', { code: edition.code });
  const { id, hash } = await keepEdition(ctx.tx, ctx.programmeId, {
    edition, state: 'draft', importedAt: new Date(ctx.now).toISOString(), importedBy: ctx.personId, newId: () => ctx.newId(),
  });
  ctx.record({ kind: 'edition', id, change: { act: 'import', code: edition.code, hash } });
  return { ...preview(edition, issues), editionId: id, imported: true };
});

export const exportEditionBound = bindRead(exportEdition, async (ctx, { editionId, format }) => {
  const edition = (await loadEdition(ctx.tx, ctx.programmeId, editionId)) ?? ctx.notFound();
  if (format === 'json') {
    return { fileName: `${edition.code}.json`, mediaType: 'application/json', body: new TextEncoder().encode(`${JSON.stringify(edition, null, 1)}\n`) };
  }
  return { fileName: `${edition.code}.xlsx`, mediaType: XLSX_MEDIA_TYPE, body: await editionWorkbook(edition, ctx.locale === 'en' ? 'en' : 'zh') };
});
