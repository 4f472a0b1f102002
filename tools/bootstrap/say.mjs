/**
 * 进度 · One progress line in both languages.
 * @param {string} zh
 * @param {string} en
 */
export function say(zh, en) {
  console.log(`[联创] ${zh} · ${en}`);
}

/** 无法继续 · A reason to stop, told without a stack trace. */
export class BootstrapFailure extends Error {
  /**
   * @param {string} zh
   * @param {string} en
   */
  constructor(zh, en) {
    super(`[联创] ${zh}\n[Lianchuang] ${en}`);
    this.name = 'BootstrapFailure';
  }
}
