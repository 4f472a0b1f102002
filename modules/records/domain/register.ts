/** 台账定义 · What a register keeps, as data: its fields, which of them is the day and which names a record, and what a value must be. */
import { isLocalDate } from '#kernel/local-date.ts';

export const FIELD_TYPES = ['text', 'number', 'date', 'place', 'name', 'choice', 'link', 'document', 'record'] as const;
/** 字段类型 · What a field holds; a name is that of a body or of somebody who acts in office, a record is the code of one in another register. */
export type FieldType = (typeof FIELD_TYPES)[number];

interface Words { readonly zh: string; readonly en: string }

/** 台账字段 · One field of a register. */
export interface RegisterField extends Words {
  readonly code: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Of numbers. @unit whatever is counted: 元, 平方米, 户 */
  readonly unit: string | null;
  /** Of numbers: how many decimals at most. */
  readonly decimals: number;
  readonly choices: readonly (Words & { readonly code: string })[];
  /** Why it is asked. */
  readonly purpose: string | null;
  /** Of records: the register they stand in, by its code. */
  readonly register: string | null;
}

/** 台账 · A kind of record. */
export interface RegisterDefinition extends Words {
  readonly code: string;
  readonly about: string;
  readonly fields: readonly RegisterField[];
  /** The text field that names a record. */
  readonly titleField: string;
  /** The date field that periods go by. */
  readonly dayField: string | null;
  /** Whether each record is a text that is adopted and revised: a covenant, a charter. */
  readonly keepsVersions: boolean;
  /** Fields that everybody may read on the public site, beside the title, the day and the place; none and the register is not public. */
  readonly publicFields: readonly string[];
}

export const FIELDS_MAX = 40;
export const CODE = /^[a-z][a-zA-Z0-9]{0,39}$/;
export const REGISTER_CODE = /^[a-z][a-z0-9-]{0,39}$/;
/** The head of every table of records; a field cannot take their names. */
export const RESERVED_FIELDS = ['code', 'on', 'place', 'title', 'state'] as const;
/** What is never asked of anybody here; a programme’s own register is no way around it. Amounts of money that are no person’s stay possible. */
const NEVER_ASKED = /民族|宗教|信仰|政治面貌|身份证|个人收入|家庭收入|银行卡|指纹|人脸|ethnic|religio|faith|identity number|personal income|household income/i;

export type RegisterFault =
  | 'fieldTwice' | 'fieldReserved' | 'titleMissing' | 'titleNotRequired' | 'dayMissing' | 'placesTwo' | 'choicesMissing' | 'choiceTwice' | 'neverAsked' | 'headerTwice' | 'registerMissing' | 'publicUnknown' | 'publicName';

/** 定义问题 · What is wrong with a definition, with the place of it as a JSON pointer; empty when nothing is. */
export function registerFaults(definition: RegisterDefinition): { readonly fault: RegisterFault; readonly pointer: string; readonly field: string }[] {
  const found: { fault: RegisterFault; pointer: string; field: string }[] = [];
  const { fields } = definition;
  const tell = (fault: RegisterFault, pointer: string, field: string): void => { found.push({ fault, pointer, field }); };
  fields.forEach((field, at) => {
    const pointer = `/fields/${at}`;
    if (fields.findIndex(({ code }) => code === field.code) !== at) tell('fieldTwice', `${pointer}/code`, field.code);
    if ((RESERVED_FIELDS as readonly string[]).includes(field.code) && field.code !== 'place' && field.code !== 'title' && field.code !== 'on') tell('fieldReserved', `${pointer}/code`, field.code);
    if (fields.some((other, index) => index < at && (other.zh === field.zh || other.en.toLowerCase() === field.en.toLowerCase()))) tell('headerTwice', `${pointer}/zh`, field.zh);
    if (NEVER_ASKED.test(field.zh) || NEVER_ASKED.test(field.en)) tell('neverAsked', `${pointer}/zh`, field.zh);
    if (field.type === 'choice' && field.choices.length === 0) tell('choicesMissing', `${pointer}/choices`, field.zh);
    if (field.type === 'record' && field.register === null) tell('registerMissing', `${pointer}/register`, field.zh);
    if (new Set(field.choices.map(({ code }) => code)).size !== field.choices.length || new Set(field.choices.map(({ zh }) => zh)).size !== field.choices.length) tell('choiceTwice', `${pointer}/choices`, field.zh);
  });
  const title = fields.find(({ code }) => code === definition.titleField);
  if (title === undefined || (title.type !== 'text' && title.type !== 'name' && title.type !== 'choice')) tell('titleMissing', '/titleField', definition.titleField);
  else if (!title.required) tell('titleNotRequired', '/titleField', title.zh);
  if (definition.dayField !== null && fields.find(({ code }) => code === definition.dayField)?.type !== 'date') tell('dayMissing', '/dayField', definition.dayField);
  const places = fields.filter(({ type }) => type === 'place');
  if (places.length > 1) tell('placesTwo', '/fields', places[1]?.zh ?? '');
  return [...found, ...publicFaults(definition)];
}

/** Names may be those of persons, who are published with their consent only, and a register does not know whose name it holds. */
function publicFaults({ fields, publicFields, titleField }: RegisterDefinition): { fault: RegisterFault; pointer: string; field: string }[] {
  if (publicFields.length === 0) return [];
  const shown = [titleField, ...publicFields];
  return shown.flatMap((code): { fault: RegisterFault; pointer: string; field: string }[] => {
    const field = fields.find((each) => each.code === code);
    if (field === undefined) return [{ fault: 'publicUnknown', pointer: '/publicFields', field: code }];
    return field.type === 'name' ? [{ fault: 'publicName', pointer: '/publicFields', field: field.zh }] : [];
  });
}

/** 可否改成 · Whether records kept under one definition can be read under the next: a field that is in use keeps its type. */
export function changedTypes(before: RegisterDefinition, after: RegisterDefinition): RegisterField[] {
  return after.fields.filter((field) => before.fields.some((old) => old.code === field.code && old.type !== field.type));
}

export type FieldValue = string | number | null;
export type ValueFault = 'missing' | 'notText' | 'tooLong' | 'notNumber' | 'tooManyDecimals' | 'outOfRange' | 'notDate' | 'notChoice' | 'notLink' | 'notId' | 'notRecord' | 'unknownField';

/** Longest text of a field. @unit characters */
export const TEXT_MAX = 2_000;
const NUMBER_MAX = 1e15;
const RECORD_CODE_MAX = 60;
const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

const decimalsOf = (value: number): number => (/e-(\d+)$/.exec(String(value)) === null ? (String(value).split('.')[1] ?? '').length : 20);

function faultOf(field: RegisterField, value: FieldValue): ValueFault | null {
  switch (field.type) {
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return 'notNumber';
      return Math.abs(value) > NUMBER_MAX ? 'outOfRange' : decimalsOf(value) > field.decimals ? 'tooManyDecimals' : null;
    case 'date': return typeof value === 'string' && isLocalDate(value) && value >= '1900' && value < '2200' ? null : 'notDate';
    case 'place': return typeof value === 'string' && ID.test(value) ? null : 'notId';
    case 'record': return typeof value === 'string' && value.length <= RECORD_CODE_MAX ? null : 'notRecord';
    case 'choice': return field.choices.some(({ code }) => code === value) ? null : 'notChoice';
    case 'link': return typeof value === 'string' && /^https?:\/\/[^\s/]+(\/\S*)?$/.test(value) && value.length <= TEXT_MAX ? null : 'notLink';
    default: return typeof value !== 'string' ? 'notText' : value.length > TEXT_MAX ? 'tooLong' : null;
  }
}

/**
 * 核对取值 · A record's values as they are kept: texts trimmed, empty ones left out.
 * @returns what is wrong field by field, or nothing and the values
 */
export function checkedValues(definition: RegisterDefinition, given: Readonly<Record<string, FieldValue>>): { readonly values: Readonly<Record<string, string | number>>; readonly faults: readonly { readonly field: string; readonly fault: ValueFault }[] } {
  const values: Record<string, string | number> = {};
  const faults: { field: string; fault: ValueFault }[] = [];
  const known = new Set(definition.fields.map(({ code }) => code));
  for (const code of Object.keys(given)) if (!known.has(code)) faults.push({ field: code, fault: 'unknownField' });
  for (const field of definition.fields) {
    const raw = given[field.code] ?? null;
    const value = typeof raw === 'string' ? raw.trim() : raw;
    if (value === null || value === '') {
      if (field.required) faults.push({ field: field.code, fault: 'missing' });
      continue;
    }
    const fault = faultOf(field, value);
    if (fault === null) values[field.code] = value; else faults.push({ field: field.code, fault });
  }
  return { values, faults };
}

/** The field that says where a record lies, if the register has one. */
export const placeFieldOf = (definition: Pick<RegisterDefinition, 'fields'>): RegisterField | undefined => definition.fields.find(({ type }) => type === 'place');

/** Fields that name a record of another register. */
export const recordFieldsOf = (definition: Pick<RegisterDefinition, 'fields'>): RegisterField[] => definition.fields.filter(({ type }) => type === 'record');

/** 题名 · What a record is called in a list: the text of its title field, or the words of the choice. */
export function titleOf(definition: RegisterDefinition, values: Readonly<Record<string, string | number>>): string {
  const field = definition.fields.find(({ code }) => code === definition.titleField);
  const value = String(values[definition.titleField] ?? '');
  return (field?.type === 'choice' ? (field.choices.find(({ code }) => code === value)?.zh ?? value) : value).slice(0, 300);
}
