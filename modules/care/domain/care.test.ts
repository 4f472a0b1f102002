import { describe, expect, it } from 'vitest';
import { closeRefusal, countOutcome, DOUBLE_BASES, eligibility, handOverRefusal, isCertain, maskedLabel, needsNote, normalSlip, noticeLabel, slipCode, standingOf, stateAfter } from './index.ts';

describe('who is helped', () => {
  const rule = { all: ['worksHere'], any: ['staysOverHoliday', 'worksOverHoliday'] };
  it('is told by situations alone, and explained by those that are missing', () => {
    expect(eligibility(['worksHere', 'staysOverHoliday'], rule)).toEqual({ isEligible: true, missing: [], alternatives: [], met: ['worksHere', 'staysOverHoliday'] });
    expect(eligibility(['staysOverHoliday'], rule)).toMatchObject({ isEligible: false, missing: ['worksHere'], alternatives: [] });
    expect(eligibility(['worksHere'], rule)).toMatchObject({ isEligible: false, missing: [], alternatives: ['staysOverHoliday', 'worksOverHoliday'] });
    expect(eligibility(['newborn'], { all: [], any: ['newborn'] }).isEligible).toBe(true);
  });
});

describe('a name in public', () => {
  it('stands with consent, otherwise a label; a child under fourteen stands nowhere', () => {
    expect(noticeLabel({ label: '王示例', isUnder14: false, agreesToName: true }, false)).toBe('王示例');
    expect(noticeLabel({ label: '王示例', isUnder14: false, agreesToName: false }, false)).toBe('王**');
    expect(noticeLabel({ label: '王示例', isUnder14: false, agreesToName: false }, true)).toBe('王**（户）');
    expect(noticeLabel({ label: '王示例', isUnder14: true, agreesToName: false }, false)).toBeNull();
    expect([maskedLabel('王'), maskedLabel('欧阳示例二'), maskedLabel(' ')]).toEqual(['*', '欧**', '*']);
  });
});

describe('the code of a slip', () => {
  it('reads the same typed, spoken and scanned', () => {
    const code = slipCode(Uint8Array.from([0, 1, 31, 32, 200, 255, 7, 8, 9, 10]));
    expect(code).toHaveLength(10);
    expect([code.toLowerCase(), ` ${code.slice(0, 5)} ${code.slice(5)} `, `https://example.test/public/x/care/letters/${code}`].map(normalSlip)).toEqual([code, code, code]);
    expect(normalSlip('o1lI')).toBe('0111');
  });
});

describe('a hand-over', () => {
  const fine = { recipientState: 'confirmed', schemeState: 'open', from: '2026-02-01', until: '2026-02-20', on: '2026-02-10', today: '2026-02-10', proof: 'slip', slipFits: true, signature: 'none', proxyName: null, relation: null } as const;
  it('needs a confirmed recipient, a day of the scheme, a sign of receipt, and of a proxy both name and relation', () => {
    expect(handOverRefusal(fine)).toBeNull();
    expect(handOverRefusal({ ...fine, recipientState: 'proposed' })).toBe('notConfirmed');
    expect(handOverRefusal({ ...fine, schemeState: 'closed' })).toBe('schemeNotOpen');
    expect(handOverRefusal({ ...fine, on: '2026-02-11' })).toBe('inFuture');
    expect(['2026-01-31', '2026-02-01'].map((on) => handOverRefusal({ ...fine, on }))).toEqual(['outsidePeriod', null]);
    expect(['2026-02-20', '2026-02-21'].map((on) => handOverRefusal({ ...fine, on, today: '2026-03-01' }))).toEqual([null, 'outsidePeriod']);
    expect(handOverRefusal({ ...fine, slipFits: false })).toBe('slipWrong');
    expect(handOverRefusal({ ...fine, proof: 'signature' })).toBe('signatureMissing');
    expect(handOverRefusal({ ...fine, proof: 'signature', signature: 'unreadable' })).toBe('signatureUnreadable');
    expect(handOverRefusal({ ...fine, proof: 'signature', signature: 'readable' })).toBeNull();
    expect(handOverRefusal({ ...fine, proxyName: '示例' })).toBe('proxyNeedsBoth');
    expect(handOverRefusal({ ...fine, proxyName: '示例', relation: 'family' })).toBeNull();
  });

  it('is settled once: what came back came back, and only a double is explained', () => {
    expect([stateAfter('flagged', 'cameBack'), stateAfter('flagged', 'explained'), stateAfter('stands', 'cameBack'), stateAfter('stands', 'explained'), stateAfter('undone', 'cameBack'), stateAfter('explained', 'explained')]).toEqual(['undone', 'explained', 'undone', null, null, null]);
    expect((['self', 'same', 'identity', 'household', 'contact'] as const).filter(isCertain)).toEqual(['self', 'same', 'identity']);
  });
});

describe('the end of a scheme', () => {
  it('comes when no double is open and each benefit was counted by two to what the books say', () => {
    const counted = { onHand: 3, countedQuantity: 3, movedSinceCount: false };
    expect(closeRefusal(0, [counted])).toBeNull();
    expect(closeRefusal(1, [counted])).toBe('doubleOpen');
    expect([{ ...counted, countedQuantity: 2 }, { ...counted, countedQuantity: null }, { ...counted, movedSinceCount: true }].map((each) => closeRefusal(0, [each]))).toEqual(['notCounted', 'notCounted', 'notCounted']);
    expect([countOutcome(3, 3), countOutcome(3, 4)]).toEqual(['agreed', 'differs']);
  });
});

describe('a hand-over to somebody like one who was given the same', () => {
  it('asks for words where nothing tells the two apart, and never where it is certain', () => {
    expect(DOUBLE_BASES.filter((basis) => needsNote({ basis, isToldApart: false }))).toEqual(['household', 'contact']);
    expect(DOUBLE_BASES.filter((basis) => needsNote({ basis, isToldApart: true }))).toEqual([]);
  });

  it('that had happened is never stopped; nothing stands beside a certain double or an unexplained likeness', () => {
    for (const isDouble of [true, false]) for (const isAlike of [true, false]) for (const hasNote of [true, false]) {
      const [before, after] = [false, true].map((hadHappened) => standingOf({ isDouble, isAlike, hasNote, hadHappened }));
      expect(['stands', 'flagged']).toContain(after);
      const stands = !isDouble && (!isAlike || hasNote);
      expect([before === 'stands', after === 'stands']).toEqual([stands, stands]);
      expect(before).not.toBe('flagged');
    }
  });
});
