import { describe, expect, it } from 'vitest';
import { BodyRefused, BodyRoom, bytesOf } from './body-room.ts';

async function* chunks(...sizes: number[]): AsyncGenerator<Uint8Array> { for (const size of sizes) yield new Uint8Array(size).fill(1); }

describe('the room for files on their way in', () => {
  it('is shared by all requests, has an end for each of them, and is given back', async () => {
    const room = new BodyRoom(100);
    const [one, other] = [room.meter(80), room.meter(80)];
    expect((await bytesOf(chunks(30, 30), 200, one)).byteLength).toBe(60);
    await expect(bytesOf(chunks(50), 200, one)).rejects.toMatchObject({ statusCode: 413 });
    await expect(bytesOf(chunks(50), 200, other)).rejects.toMatchObject({ statusCode: 503 });
    one.release();
    one.release();
    expect((await bytesOf(chunks(70), 200, other)).byteLength).toBe(70);
    expect(() => room.meter(80).take(31)).toThrow(BodyRefused);
  });

  it('keeps of a file too long one byte more than allowed, whatever comes after', async () => {
    const meter = new BodyRoom(100).meter(100);
    expect((await bytesOf(chunks(30, 30, 5_000), 40, meter)).byteLength).toBe(41);
    meter.release();
  });
});
