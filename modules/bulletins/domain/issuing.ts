/** 发文设置 · Who speaks in a bulletin; the programme's own settings under `bulletin`, each with a default. */
export type IssuingSettings = {
  readonly issuer: string;
  /** 发文机关代字, before the year in the document number. */
  readonly agencyCode: string;
  readonly signature: string;
  readonly addressees: readonly string[];
  readonly copyTo: readonly string[];
  readonly printedBy: string;
  /** @unit characters of text, tables left out */
  readonly wordLimit: number;
};

const OFFICE = '文明城市创建工作领导小组办公室';

/** Nothing here names a place; a programme's pack or office says its own. @source word limit: DOMAIN 9a docLimits */
export const DEFAULT_ISSUING: IssuingSettings = {
  issuer: OFFICE, agencyCode: '创城办', signature: OFFICE, addressees: ['各片区指挥部', '各责任单位'], copyTo: ['文明城市创建工作领导小组成员'], printedBy: OFFICE, wordLimit: 4_000,
};

/** 读取发文设置 · The given settings over the defaults; what has the wrong shape is left aside. */
export function issuingSettings(given: unknown): IssuingSettings {
  const settings = typeof given === 'object' && given !== null ? (given as Record<string, unknown>) : {};
  const text = (name: keyof IssuingSettings): string => {
    const value = settings[name];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : (DEFAULT_ISSUING[name] as string);
  };
  const list = (name: 'addressees' | 'copyTo'): readonly string[] => {
    const value = settings[name];
    return Array.isArray(value) && value.every((one) => typeof one === 'string') ? (value as string[]) : DEFAULT_ISSUING[name];
  };
  const limit = settings['wordLimit'];
  return {
    issuer: text('issuer'), agencyCode: text('agencyCode'), signature: text('signature'), addressees: list('addressees'), copyTo: list('copyTo'),
    printedBy: text('printedBy'), wordLimit: typeof limit === 'number' && Number.isSafeInteger(limit) && limit > 0 ? limit : DEFAULT_ISSUING.wordLimit,
  };
}
