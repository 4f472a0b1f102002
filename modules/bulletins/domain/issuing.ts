/** 发文设置 · Who speaks in a bulletin; the programme's own settings under `bulletin`, each with a default. */
export type IssuingSettings = {
  readonly issuer: string;
  /** 发文机关代字, before the year in the document number. */
  readonly agencyCode: string;
  readonly signature: string;
  readonly addressees: readonly string[];
  readonly copyTo: readonly string[];
  readonly printedBy: string;
  /** Of the bulletin of a round; written accounts have the length of their kind. @unit characters of text, tables left out */
  readonly wordLimit: number;
};

/**
 * 发文设置的限度 · What a document of GB/T 9704 takes: its letterhead is one line, and its number is one word before the year.
 *
 * @unit name, agencyCode: characters; bodies: lines; wordLimit: characters of text
 */
export const ISSUING_LIMITS = { name: 60, agencyCode: 20, bodies: 50, wordLimitMin: 500, wordLimitMax: 20_000 } as const;

/** No blanks and no brackets, which belong to the year that follows, and nothing that cannot be printed. */
export const AGENCY_CODE = /^[^\s\p{C}〔〕［］【】()（）[\]]{1,20}$/u;

const OFFICE = '文明城市创建工作领导小组办公室';

/**
 * 默认发文设置 · What holds while the office has set nothing: its issuer names the place whose programme it is.
 *
 * @param placeName of the place, as it is printed; one that is too long for a letterhead is left out rather than cut
 * @source word limit: DOMAIN 9a docLimits
 */
export function defaultIssuing(placeName: string): IssuingSettings {
  const named = `${placeName.trim()}${OFFICE}`;
  const issuer = named.length > ISSUING_LIMITS.name ? OFFICE : named;
  return { issuer, agencyCode: '创城办', signature: issuer, addressees: ['各片区指挥部', '各责任单位'], copyTo: ['文明城市创建工作领导小组成员'], printedBy: issuer, wordLimit: 4_000 };
}

/** 读取发文设置 · The given settings over the defaults of the place; what has the wrong shape is left aside. Whoever issues also signs and prints, unless somebody else is named. */
export function issuingSettings(given: unknown, placeName: string): IssuingSettings {
  const settings = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const defaults = defaultIssuing(placeName);
  const text = (name: keyof IssuingSettings, otherwise: string): string => {
    const value = settings[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : otherwise;
  };
  const list = (name: 'addressees' | 'copyTo'): readonly string[] => {
    const value = settings[name];
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? (value as string[]) : defaults[name];
  };
  const limit = settings['wordLimit'];
  const issuer = text('issuer', defaults.issuer);
  return {
    issuer, agencyCode: text('agencyCode', defaults.agencyCode), signature: text('signature', issuer), addressees: list('addressees'), copyTo: list('copyTo'),
    printedBy: text('printedBy', issuer), wordLimit: typeof limit === 'number' && Number.isSafeInteger(limit) && limit > 0 ? limit : defaults.wordLimit,
  };
}
