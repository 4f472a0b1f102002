import { describe, expect, it } from 'vitest';
import { createAttempts } from './attempts.ts';

function attempts() {
  let count = 0;
  return createAttempts(() => `key-${(count += 1)}`);
}

describe('a submission', () => {
  it('keeps its key when it is pressed again after silence', () => {
    const { keyFor } = attempts();
    expect([keyFor({ note: '已清运' }), keyFor({ note: '已清运' })]).toEqual(['key-1', 'key-1']);
  });

  it('is a new attempt when the content changes', () => {
    const { keyFor } = attempts();
    expect([keyFor({ note: '已清运' }), keyFor({ note: '已清运并冲洗' })]).toEqual(['key-1', 'key-2']);
  });

  it('is a new attempt once the server has answered', () => {
    const { keyFor, settle } = attempts();
    keyFor({ note: '已清运' });
    settle();
    expect(keyFor({ note: '已清运' })).toBe('key-2');
  });

  it('tells two files of the same name apart, and knows the same file again', () => {
    const { keyFor } = attempts();
    const [first, second] = [new Uint8Array([1]), new Uint8Array([2])];
    const send = (body: Uint8Array) => keyFor({ file: { fileName: '照片.jpg', body } });
    expect([send(first), send(first), send(second)]).toEqual(['key-1', 'key-1', 'key-2']);
  });
});
