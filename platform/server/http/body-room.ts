/**
 * 请求体占用 · How many bytes of sent files may lie in memory at once. Forms are read whole before anybody looks at them, so
 * without an end a handful of requests from nobody in particular would take the server down for everybody.
 */
export class BodyRefused extends Error {
  readonly statusCode: 413 | 503;
  constructor(statusCode: 413 | 503) {
    super(statusCode === 413 ? 'more was sent than is taken' : 'too much is being sent at once');
    this.statusCode = statusCode;
  }
}

/** What one request holds of it. */
export interface BodyMeter {
  /** @errors throws BodyRefused when the request or the room is full */
  take(bytes: number): void;
  /** When the request is over, however it ended. */
  release(): void;
}

export class BodyRoom {
  readonly #bytesMax: number;
  #held = 0;

  constructor(bytesMax: number) { this.#bytesMax = bytesMax; }

  meter(requestBytesMax: number): BodyMeter {
    let own = 0;
    return {
      take: (bytes) => {
        if (own + bytes > requestBytesMax) throw new BodyRefused(413);
        if (this.#held + bytes > this.#bytesMax) throw new BodyRefused(503);
        own += bytes;
        this.#held += bytes;
      },
      release: () => {
        this.#held -= own;
        own = 0;
      },
    };
  }
}

/** The bytes of a file part, counted as they come; of one that is too long, one byte more than allowed, so that it shows. */
export async function bytesOf(file: AsyncIterable<Uint8Array>, bytesMax: number, meter: BodyMeter): Promise<Uint8Array> {
  const kept: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file) {
    if (length > bytesMax) continue;
    const some = chunk.subarray(0, bytesMax + 1 - length);
    meter.take(some.byteLength);
    kept.push(some);
    length += some.byteLength;
  }
  const whole = Buffer.concat(kept);
  return new Uint8Array(whole.buffer, whole.byteOffset, whole.byteLength);
}
