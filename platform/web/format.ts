/**
 * 格式 · Dates, numbers and shares as people read them. Official time is China Standard Time whatever the device says.
 */
import { percentText, NO_FIGURE } from '#kernel/ratio.ts';
import type { Ratio } from '#kernel/ratio.ts';
import type { Locale } from '#platform/contract/index.ts';

const TIME_ZONE = 'Asia/Shanghai';
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const OFFICIAL_OFFSET_MS = 8 * HOUR_MS;

/** 日期样式 · How much of a moment is shown. */
export type DateStyle = 'date' | 'dateLong' | 'dateTime' | 'monthDay' | 'time';

const styles: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { year: 'numeric', month: '2-digit', day: '2-digit' },
  dateLong: { year: 'numeric', month: 'long', day: 'numeric' },
  dateTime: { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  monthDay: { month: 'long', day: 'numeric' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
};

const formatters = new Map<string, Intl.DateTimeFormat>();

/**
 * 日期文本 · A date (`2026-11-23`) or an instant (ISO 8601) in the reader's language.
 *
 * @example dateText('2026-11-23', 'zh-CN', 'dateLong') // '2026年11月23日'
 */
export function dateText(value: string, locale: Locale, style: DateStyle = 'date'): string {
  // A bare date is a day of the calendar, not midnight somewhere: pin it to noon of official time.
  const at = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T12:00:00+08:00` : value);
  if (Number.isNaN(at.getTime())) return NO_FIGURE;
  const key = `${locale} ${style}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : 'zh-CN', { ...styles[style], timeZone: TIME_ZONE });
    formatters.set(key, formatter);
  }
  return formatter.format(at);
}

/** 时间框的值 · An instant as a field of day and time writes it, by official time and not by the clock of the device. */
export const fieldTimeOf = (iso: string): string => new Date(Date.parse(iso) + OFFICIAL_OFFSET_MS).toISOString().slice(0, 16);

/** 时间框的时刻 · What such a field holds, read by official time; empty while it is not filled in. @example instantOfField('2026-11-29T09:00') // '2026-11-29T01:00:00.000Z' */
export function instantOfField(field: string): string {
  const at = Date.parse(`${field}Z`);
  return Number.isNaN(at) ? '' : new Date(at - OFFICIAL_OFFSET_MS).toISOString();
}

/** 数字文本 · A number with thousands separators. @unit digits: decimals shown, exactly */
export function numberText(value: number | null | undefined, digits = 0): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NO_FIGURE;
  return new Intl.NumberFormat('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(value);
}

/**
 * 比率全文 · A share with what it was made of.
 *
 * @example ratioText({ numerator: 1234, denominator: 1500 }) // '82.3% (1,234/1,500)'
 */
export function ratioText(ratio: Ratio, digits = 1): string {
  if (ratio.denominator === 0) return NO_FIGURE;
  return `${percentText(ratio, digits)} (${numberText(ratio.numerator)}/${numberText(ratio.denominator)})`;
}

/** 时距 · How far a moment lies ahead (positive) or behind (negative), in its largest fitting unit. */
export interface Distance {
  readonly amount: number;
  readonly of: 'minute' | 'hour' | 'day';
  readonly past: boolean;
}

/** 时距计算 · The distance between two instants: whole minutes under an hour, whole hours under two days, then whole days. @unit ms */
export function distanceTo(at_ms: number, now_ms: number): Distance {
  const span_ms = Math.abs(at_ms - now_ms);
  const past = at_ms < now_ms;
  if (span_ms < HOUR_MS) return { amount: Math.max(1, Math.floor(span_ms / MINUTE_MS)), of: 'minute', past };
  if (span_ms < 2 * DAY_MS) return { amount: Math.floor(span_ms / HOUR_MS), of: 'hour', past };
  return { amount: Math.floor(span_ms / DAY_MS), of: 'day', past };
}

/** 文件大小 · Bytes as people read them. @unit bytes */
export function bytesText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(1)} GB`;
}
