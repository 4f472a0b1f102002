/** 短信 · How a text reaches a phone. A gateway is one more `SmsSender`; the first kind keeps what it would have sent where an administrator can read it. */
export interface SmsMessage { readonly number: string; readonly text: string }

export interface SmsSender {
  /** @errors rejects when the message was not taken */
  send(message: SmsMessage): Promise<void>;
  /** What was sent lately, the newest first, by senders that keep it; numbers are masked. */
  readonly sentLately: (() => readonly SentMessage[]) | null;
}

export interface SentMessage { /** @unit epoch milliseconds */ readonly at: number; readonly maskedNumber: string; readonly text: string }

const MESSAGES_KEPT = 200;
const SHOWN_BEFORE = 3;
const SHOWN_AFTER = 4;

export function maskedNumber(number: string): string {
  return number.length <= SHOWN_BEFORE + SHOWN_AFTER ? '*'.repeat(number.length) : `${number.slice(0, SHOWN_BEFORE)}${'*'.repeat(number.length - SHOWN_BEFORE - SHOWN_AFTER)}${number.slice(-SHOWN_AFTER)}`;
}

/** 发件箱 · No gateway: in the memory of this process alone, so that no number is ever written down. For trying things out, never for a real vote. */
export function outboxSender(clock: () => number): SmsSender {
  const kept: SentMessage[] = [];
  return {
    async send({ number, text }) {
      kept.unshift({ at: clock(), maskedNumber: maskedNumber(number), text });
      kept.length = Math.min(kept.length, MESSAGES_KEPT);
    },
    sentLately: () => kept,
  };
}
