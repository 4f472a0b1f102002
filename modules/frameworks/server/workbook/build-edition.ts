/** 由工作表拼出版本 · The document that the sheets describe, with the place of every part. Gaps are reported already and filled so that the rest can be judged. */
import { columnLetter } from '#platform/server/spreadsheet/index.ts';
import { EDITION_FORMAT, METHODS } from '../../domain/index.ts';
import type { CheckRule, EditionDocument, StandardMethod } from '../../domain/index.ts';
import type { LocatedIssue } from '../issues.ts';
import type { SheetRow } from './columns.ts';
import { Places } from './places.ts';
import type { Loose, ReadSheets } from './read-sheets.ts';

type Mutable<T> = T extends readonly (infer Item)[] ? Mutable<Item>[] : T extends object ? { -readonly [Name in keyof T]: Mutable<T[Name]> } : T;
type Draft = Mutable<EditionDocument>;

const LIST_MARKS = /[、,，;；|\s]+/;

function numbersOf(text: string | null): number[] {
  return (text ?? '').split(LIST_MARKS).filter((part) => part !== '').map(Number);
}

function headOf(read: ReadSheets, places: Places): Omit<Draft, 'gradingSchemes' | 'siteTypes' | 'themes' | 'checkItems' | 'negativeItems' | 'mapping'> {
  const [first] = read.edition.rows;
  const row = first?.value ?? ({} as Partial<Loose<SheetRow<'edition'>>>);
  places.put('', 'edition', first?.rowNumber);
  for (const [pointer, column] of [['/title/zh', 'titleZh'], ['/title/en', 'titleEn'], ['/methodWeights', 'material'], ['/yearWeights', 'yearWeights'], ['/mapping/fromEdition', 'mappingFrom']] as const) {
    places.put(pointer, 'edition', first?.rowNumber, column);
  }
  for (const method of METHODS) places.put(`/methodWeights/${method}`, 'edition', first?.rowNumber, method);
  return {
    format: EDITION_FORMAT, code: row.code ?? '', family: row.family ?? '', level: row.level ?? 'county', year: row.year ?? 0, version: row.version ?? '',
    title: { zh: row.titleZh ?? '', en: row.titleEn ?? '' }, synthetic: row.synthetic ?? false, source: row.source ?? '',
    effectiveFrom: row.effectiveFrom ?? '', effectiveTo: row.effectiveTo ?? null,
    methodWeights: {
      material: row.material ?? 0, field: row.field ?? 0, questionnaire: row.questionnaire ?? 0,
      ...(row.consultation === null || row.consultation === undefined ? {} : { consultation: row.consultation }),
    },
    yearWeights: numbersOf(row.yearWeights ?? null),
  };
}

function methodsOf(row: Loose<SheetRow<'tree'>>, pointer: string, rowNumber: number, places: Places): StandardMethod[] {
  const methods: StandardMethod[] = [];
  for (const method of METHODS) {
    const weight = row[method];
    if (weight === null) continue;
    places.put(`${pointer}/methods/${methods.length}`, 'tree', rowNumber, method);
    methods.push({ method, weight });
  }
  places.put(`${pointer}/methods`, 'tree', rowNumber, methods[0]?.method ?? 'material');
  return methods;
}

/** Puts contents under themes and standards under contents by the parent's code; what has no parent goes under the last one above it. */
class TreeBuilder {
  readonly themes: Draft['themes'] = [];
  readonly #at = new Map<string, string>();
  readonly #read: ReadSheets;
  readonly #places: Places;
  readonly #issues: LocatedIssue[];

  constructor(read: ReadSheets, places: Places, issues: LocatedIssue[]) {
    this.#read = read;
    this.#places = places;
    this.#issues = issues;
    places.put('/themes', 'tree');
    for (const row of read.tree.rows) this.#add(row.value, row.rowNumber, row.isFaulty);
  }

  #add(row: Loose<SheetRow<'tree'>>, rowNumber: number, isFaulty: boolean): void {
    const words = { code: row.code ?? '', zh: row.zh ?? '', en: row.en ?? '' };
    if (row.level === null) return;
    if (row.level === 'theme') {
      this.#keep(`theme ${words.code}`, `/themes/${this.themes.length}`, rowNumber);
      this.themes.push({ ...words, contents: [] });
      return;
    }
    const parentLevel = row.level === 'content' ? 'theme' : 'content';
    const named = this.#at.get(`${parentLevel} ${row.parent ?? ''}`);
    if (named === undefined && !isFaulty) this.#orphan(row.parent, rowNumber, parentLevel);
    const parent = named ?? this.#last(parentLevel);
    if (parent === null) return;
    if (row.level === 'content') {
      const { contents } = this.#themeAt(parent);
      this.#keep(`content ${words.code}`, `${parent}/contents/${contents.length}`, rowNumber);
      contents.push({ ...words, scoreMax: row.scoreMax ?? 0, standards: [] });
      return;
    }
    const { standards } = this.#contentAt(parent);
    const pointer = `${parent}/standards/${standards.length}`;
    this.#keep(`standard ${words.code}`, pointer, rowNumber);
    standards.push({
      ...words, scoreMax: row.scoreMax ?? 0, methods: methodsOf(row, pointer, rowNumber, this.#places), gradingScheme: row.gradingScheme ?? '',
      ...(row.leadOrganisation === null ? {} : { leadOrganisation: row.leadOrganisation }),
    });
  }

  #keep(identity: string, pointer: string, rowNumber: number): void {
    if (!this.#at.has(identity)) this.#at.set(identity, pointer);
    this.#places.put(pointer, 'tree', rowNumber);
  }

  #orphan(parent: string | null, row: number, level: 'theme' | 'content'): void {
    const index = this.#read.tree.header?.indexes.get('parent');
    const levelZh = level === 'theme' ? '测评项目' : '测评内容';
    const pointerless = { pointer: '', sheet: this.#read.tree.name, row, severity: 'error' as const, code: 'parent_missing', value: parent ?? '' };
    const column = index === undefined ? {} : { column: columnLetter(index), header: this.#read.tree.header?.headers[index] ?? '' };
    this.#issues.push({ ...pointerless, ...column, zh: `没有编码为“${parent ?? ''}”的${levelZh}`, en: `There is no ${level} with the code “${parent ?? ''}”` });
  }

  #last(level: 'theme' | 'content'): string | null {
    if (this.themes.length === 0) return null;
    const theme = `/themes/${this.themes.length - 1}`;
    if (level === 'theme') return theme;
    const { contents } = this.#themeAt(theme);
    return contents.length === 0 ? null : `${theme}/contents/${contents.length - 1}`;
  }

  #themeAt(pointer: string): Draft['themes'][number] {
    return this.themes[Number(pointer.split('/')[2])] as Draft['themes'][number];
  }

  #contentAt(pointer: string): Draft['themes'][number]['contents'][number] {
    return this.#themeAt(pointer).contents[Number(pointer.split('/')[4])] as Draft['themes'][number]['contents'][number];
  }
}

function ruleOf(row: Loose<SheetRow<'checkItems'>>): CheckRule {
  const count = row.ruleCount ?? 0;
  switch (row.ruleKind) {
    case 'minCount': return { kind: 'minCount', count };
    case 'perLength': return { kind: 'perLength', count, everyMetres: row.ruleMetres ?? 0 };
    case 'window': return { kind: 'window', count, windowMetres: row.ruleMetres ?? 0 };
    case 'share': return { kind: 'share', minPercent: row.rulePercent ?? 0 };
    default: return { kind: 'yesNo' };
  }
}

function checkItemsOf(read: ReadSheets, places: Places): Draft['checkItems'] {
  places.put('/checkItems', 'checkItems');
  return read.checkItems.rows.map(({ value: row, rowNumber }, at) => {
    places.put(`/checkItems/${at}`, 'checkItems', rowNumber);
    return {
      code: row.code ?? '', standardCode: row.standardCode ?? '', zh: row.zh ?? '', en: row.en ?? '',
      siteTypes: (row.siteTypes ?? '').split(LIST_MARKS).filter((part) => part !== ''), rule: ruleOf(row),
      ...(row.exceptionsZh === null ? {} : { exceptionsZh: row.exceptionsZh }), ...(row.exceptionsEn === null ? {} : { exceptionsEn: row.exceptionsEn }),
      caseCategory: row.caseCategory ?? '', photoOnUnmet: row.photoOnUnmet ?? false, weight: row.weight ?? 0,
    };
  });
}

function gradingOf(read: ReadSheets, places: Places): Draft['gradingSchemes'] {
  places.put('/gradingSchemes', 'grading');
  const schemes: Draft['gradingSchemes'] = [];
  for (const { value: row, rowNumber } of read.grading.rows) {
    let at = schemes.findIndex(({ code }) => code === row.code);
    if (at < 0) {
      at = schemes.length;
      places.put(`/gradingSchemes/${at}`, 'grading', rowNumber);
      schemes.push({ code: row.code ?? '', kind: row.kind ?? 'countMet', zh: row.zh ?? '', en: row.en ?? '', grades: [] });
    }
    if (row.grade === null && row.minShare === null && row.factor === null) continue;
    const { grades } = schemes[at] as Draft['gradingSchemes'][number];
    places.put(`/gradingSchemes/${at}/grades/${grades.length}`, 'grading', rowNumber);
    grades.push({ grade: row.grade ?? '', minShare: row.minShare ?? -1, factor: row.factor ?? -1 });
  }
  return schemes;
}

/** 拼出版本 · The whole document; `issues` gets what only the workbook can have wrong. */
export function buildEdition(read: ReadSheets, issues: LocatedIssue[]): { edition: EditionDocument; places: Places } {
  const places = new Places();
  const head = headOf(read, places);
  const { themes } = new TreeBuilder(read, places, issues);
  const [, surplus] = read.edition.rows;
  if (surplus !== undefined) {
    issues.push({ pointer: '', sheet: read.edition.name, row: surplus.rowNumber, severity: 'error', code: 'row_surplus', zh: '一个文件只能有一个版本', en: 'A file holds one edition only' });
  }
  places.put('/siteTypes', 'siteTypes');
  places.put('/negativeItems', 'negativeItems');
  places.put('/mapping', 'mapping');
  const mappingFrom = read.edition.rows[0]?.value.mappingFrom ?? null;
  const edition: EditionDocument = {
    ...head, themes,
    gradingSchemes: gradingOf(read, places),
    siteTypes: read.siteTypes.rows.map(({ value: row, rowNumber }, at) => {
      places.put(`/siteTypes/${at}`, 'siteTypes', rowNumber);
      return { code: row.code ?? '', zh: row.zh ?? '', en: row.en ?? '', geometry: row.geometry ?? 'point' };
    }),
    checkItems: checkItemsOf(read, places),
    negativeItems: read.negativeItems.rows.map(({ value: row, rowNumber }, at) => {
      places.put(`/negativeItems/${at}`, 'negativeItems', rowNumber);
      return { code: row.code ?? '', zh: row.zh ?? '', en: row.en ?? '', lookBackMonths: row.lookBackMonths ?? 0, sanction: row.sanction ?? 'deduct', ...(row.deduction === null ? {} : { deduction: row.deduction }) };
    }),
    ...(mappingFrom === null && read.mapping.rows.length === 0 ? {} : {
      mapping: {
        fromEdition: mappingFrom ?? '',
        pairs: read.mapping.rows.map(({ value: row, rowNumber }, at) => {
          places.put(`/mapping/pairs/${at}`, 'mapping', rowNumber);
          return { from: row.from, to: row.to, relation: row.relation ?? 'changed', ...(row.note === null ? {} : { note: row.note }) };
        }),
      },
    }),
  };
  return { edition, places };
}
