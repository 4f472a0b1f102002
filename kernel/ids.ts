import { invariant } from './result.ts';

const EPOCH_MS_MAX = 2 ** 48 - 1;
const RANDOM_BYTES = 10;
/** Ids come by the hundred thousand. */
const HEX_OF_BYTE = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));
const UUID_TEXT = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * 时序编号 · A version 7 UUID: ids made later sort later, so that a device can name its records before the
 * server has seen them and an index still grows at one end.
 *
 * Clock and randomness are arguments: `random` answers as many unpredictable bytes as it is asked for.
 *
 * @unit epochMs: milliseconds since 1970-01-01T00:00Z
 * @source RFC 9562 §5.7
 */
export function uuidv7(epochMs: number, random: (bytes: number) => Uint8Array): string {
  invariant(
    Number.isInteger(epochMs) && epochMs >= 0 && epochMs <= EPOCH_MS_MAX,
    `a version 7 id needs whole milliseconds in 48 bits, not ${epochMs}`,
  );
  const chance = random(RANDOM_BYTES);
  invariant(chance.length === RANDOM_BYTES, `the source of randomness gave ${chance.length} of ${RANDOM_BYTES} bytes`);
  const time = epochMs.toString(16).padStart(12, '0');
  const hex = (at: number, keep = 0xff, put = 0): string => HEX_OF_BYTE[((chance[at] as number) & keep) | put] as string;
  return `${time.slice(0, 8)}-${time.slice(8)}-${hex(0, 0x0f, 0x70)}${hex(1)}-${hex(2, 0x3f, 0x80)}${hex(3)}-${hex(4)}${hex(5)}${hex(6)}${hex(7)}${hex(8)}${hex(9)}`;
}

/**
 * 编号是否合法 · Whether the text is a UUID in the one spelling the project uses (lower case, hyphens), so
 * that two spellings of one id never count as two ids.
 */
export function isUuid(text: string): boolean {
  return UUID_TEXT.test(text);
}
