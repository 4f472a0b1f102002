import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, localDate } from '#kernel/local-date.ts';
import { GROUND_LETTERS_MIN, hasGround, mayObject, mayPost, maySettle } from './objection.ts';

const day = fc.integer({ min: 0, max: 400 }).map((days) => addDays(localDate('2026-01-01'), days));
const deed = fc.record({ state: fc.constantFrom('recorded', 'noticed', 'posted', 'declined', 'corrected'), noticeUntil: fc.option(day), openObjections: fc.integer({ min: 0, max: 3 }) });

describe('a deed on notice', () => {
  it('is on any one day open to objections or to posting, and never to both', () => {
    fc.assert(fc.property(deed, day, (one, today) => { expect(mayPost(one, today) && mayObject(one, today)).toBe(false); }));
  });

  it('is posted sooner or later unless an objection is open, and then never', () => {
    fc.assert(fc.property(deed, day, (one, today) => {
      const onNotice = { ...one, state: 'noticed', noticeUntil: today };
      expect(mayPost(onNotice, today)).toBe(false);
      expect(mayPost(onNotice, addDays(localDate(today), 1))).toBe(one.openObjections === 0);
    }));
  });
});

describe('an objection', () => {
  const person = fc.constantFrom('a', 'b', 'c', 'd');
  it('is settled by a person who had no part in it', () => {
    fc.assert(fc.property(fc.option(person), fc.array(fc.option(person), { maxLength: 3 }), (who, barred) => {
      expect(maySettle(who, barred)).toBe(who !== null && barred.every((each) => each !== who));
    }));
  });

  it('says enough by its letters or by a way to ask back, and by no number of marks', () => {
    fc.assert(fc.property(fc.stringMatching(/^[。，！？…·、 ~-]{0,200}$/), fc.option(fc.constantFrom('', '？？', '无'), { nil: undefined }), (words, contact) => { expect(hasGround({ words, contact })).toBe(false); }));
    fc.assert(fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (words, more) => { if (hasGround({ words })) expect(hasGround({ words: `${words}${more}` })).toBe(true); }));
    expect(['那天没有清扫', '那天没有人来清扫', '哈'.repeat(GROUND_LETTERS_MIN * 2)].map((words) => hasGround({ words }))).toEqual([false, true, false]);
    expect(hasGround({ words: '没去', contact: '村东李家' })).toBe(true);
  });
});
