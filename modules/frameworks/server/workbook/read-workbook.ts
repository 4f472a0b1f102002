/** 读取体系工作簿 · An edition from a workbook; every issue is named by sheet, row and column. */
import { err, ok, type Result } from '#kernel/result.ts';
import { SpreadsheetError } from '#platform/server/spreadsheet/index.ts';
import { standardsOf, validateEdition } from '../../domain/index.ts';
import type { EditionDocument, EditionIssue } from '../../domain/index.ts';
import { errorsFirst, ISSUES_MAX, locatedIssue } from '../issues.ts';
import type { IssuePlace, LocatedIssue } from '../issues.ts';
import type { ReadEdition, Unreadable } from '../read-json.ts';
import { buildEdition } from './build-edition.ts';
import type { Places } from './places.ts';
import { readSheets } from './read-sheets.ts';
import type { ReadSheets } from './read-sheets.ts';

/** A standard that nothing checks is pointed out at the standard, not at the list that lacks it. */
function placeOf(issue: EditionIssue, edition: EditionDocument, places: Places, read: ReadSheets): IssuePlace {
  if (issue.code !== 'standard_unchecked') return places.shown(issue.pointer, read);
  for (const [themeAt, theme] of edition.themes.entries()) {
    for (const [contentAt, content] of theme.contents.entries()) {
      const at = content.standards.findIndex(({ code }) => code === issue.params['code']);
      if (at >= 0) return places.shown(`/themes/${themeAt}/contents/${contentAt}/standards/${at}/code`, read);
    }
  }
  return {};
}

/** Where the thing stands that a reference leads to. */
const SHEETS_OF_KIND: Readonly<Record<string, readonly (keyof ReadSheets)[]>> = {
  gradingScheme: ['grading'], siteType: ['siteTypes'], edition: ['edition'], standard: ['tree'], code: ['tree', 'checkItems'],
};

/** What follows only from a cell that could not be read says nothing new. */
function isConsequence(issue: EditionIssue, places: Places, read: ReadSheets): boolean {
  if (places.isFaultyRow(issue.pointer, read)) return true;
  const hasFault = (key: keyof ReadSheets): boolean => read[key].header === null || read[key].faulty.size > 0;
  switch (issue.code) {
    case 'scores_do_not_add_up': case 'theme_empty': case 'content_empty': case 'themes_missing': return hasFault('tree');
    case 'standard_unchecked': return hasFault('checkItems');
    case 'method_without_weight': return hasFault('edition');
    case 'reference_dangling': return (SHEETS_OF_KIND[String(issue.params['kind'])] ?? []).some(hasFault);
    case 'grades_missing': case 'grade_floor_missing': case 'grades_not_descending': return hasFault('grading');
    default: return read.edition.header === null && places.find(issue.pointer)?.sheet === 'edition';
  }
}

/** @errors what is no readable workbook, in both languages */
export async function readWorkbookEdition(body: Uint8Array): Promise<Result<ReadEdition, Unreadable>> {
  try {
    const { sheets: read, issues } = await readSheets(body);
    const { edition, places } = buildEdition(read, issues);
    const found: LocatedIssue[] = errorsFirst(validateEdition(edition).filter((issue) => !isConsequence(issue, places, read)))
      .slice(0, ISSUES_MAX)
      .map((issue) => locatedIssue(issue, placeOf(issue, edition, places, read)));
    const isEmpty = read.edition.rows.length === 0 && standardsOf(edition).length === 0;
    return ok({ edition: isEmpty ? null : edition, issues: [...issues, ...found] });
  } catch (error) {
    if (error instanceof SpreadsheetError) return err({ reasonZh: error.zh, reasonEn: error.en });
    throw error;
  }
}
