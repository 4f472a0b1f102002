import { describe, expect, it } from 'vitest';
import { UPLOADS_OPEN_BYTES_MAX } from '../contract/index.ts';
import { makingRoom } from './upload-room.ts';

const HOUR_MS = 3_600_000;
const upload = (uploadId: string, size: number, touchedAt: number) => ({ uploadId, size, touchedAt });

describe('room for one more upload', () => {
  it('is there while the announced bytes fit, whatever was touched when', () => {
    expect(makingRoom([upload('a', UPLOADS_OPEN_BYTES_MAX - 10, 0)], 10, 9 * HOUR_MS)).toEqual([]);
    expect(makingRoom([], UPLOADS_OPEN_BYTES_MAX + 1, 0)).toBeNull();
  });

  it('is made by those untouched for an hour, the longest first and no more than needed', () => {
    const half = UPLOADS_OPEN_BYTES_MAX / 2;
    const open = [upload('later', half / 2, HOUR_MS), upload('first', half, 0), upload('now', half / 2, 3 * HOUR_MS)];
    expect(makingRoom(open, half, 3 * HOUR_MS)?.map(({ uploadId }) => uploadId)).toEqual(['first']);
    expect(makingRoom(open, half + half / 2, 3 * HOUR_MS)?.map(({ uploadId }) => uploadId)).toEqual(['first', 'later']);
  });

  it('is never made by what is under way', () => {
    expect(makingRoom([upload('now', UPLOADS_OPEN_BYTES_MAX, 10)], 1, HOUR_MS)).toBeNull();
  });
});
