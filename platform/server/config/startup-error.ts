/**
 * 启动失败 · A reason not to start, written for the person at the keyboard.
 *
 * Start-up happens before any page exists, so the sentence itself has to say what is wrong and what to do,
 * in both languages, without a stack trace.
 */
export class StartupError extends Error {
  readonly code: string;
  readonly zh: string;
  readonly en: string;

  constructor(code: string, lines: { readonly zh: string; readonly en: string }, cause?: unknown) {
    super(`${lines.zh}\n${lines.en}`, cause === undefined ? undefined : { cause });
    this.name = 'StartupError';
    this.code = code;
    this.zh = lines.zh;
    this.en = lines.en;
  }
}
