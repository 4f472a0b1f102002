import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AGENCY_CODE, defaultIssuing, ISSUING_LIMITS, issuingSettings } from './index.ts';

const OFFICE = '文明城市创建工作领导小组办公室';

describe('the settings of an issuing office', () => {
  it('name the place in letterhead, signature and printer while nothing is set', () => {
    const named = `示例碧溪县${OFFICE}`;
    expect(issuingSettings(null, ' 示例碧溪县 ')).toEqual({
      issuer: named, agencyCode: '创城办', signature: named, addressees: ['各片区指挥部', '各责任单位'], copyTo: ['文明城市创建工作领导小组成员'], printedBy: named, wordLimit: 4_000,
    });
  });

  it('are the office’s own, with the defaults for what is missing or has the wrong shape; whoever issues signs and prints', () => {
    const settings = issuingSettings({ issuer: ' 某办公室 ', agencyCode: '', addressees: ['甲'], copyTo: [1], wordLimit: -3 }, '示例县');
    expect(settings).toEqual({ ...defaultIssuing('示例县'), issuer: '某办公室', signature: '某办公室', printedBy: '某办公室', addressees: ['甲'] });
    expect(issuingSettings({ issuer: '某办公室', signature: '某委员会', printedBy: '某印刷所' }, '示例县')).toMatchObject({ signature: '某委员会', printedBy: '某印刷所' });
    expect(issuingSettings({ addressees: [], copyTo: [] }, '示例县')).toMatchObject({ addressees: [], copyTo: [] });
  });

  it('never make a letterhead longer than its line: a long name of a place is left out whole, not cut', () => {
    fc.assert(fc.property(fc.string({ maxLength: 80 }), (place) => {
      const { issuer } = defaultIssuing(place);
      expect(issuer.length).toBeLessThanOrEqual(ISSUING_LIMITS.name);
      expect([`${place.trim()}${OFFICE}`, OFFICE]).toContain(issuer);
    }));
    expect(defaultIssuing('长'.repeat(46)).issuer).toBe(OFFICE);
    expect(defaultIssuing('长'.repeat(45)).issuer).toBe(`${'长'.repeat(45)}${OFFICE}`);
  });

  it.each([['创城办', true], ['X创城办', true], ['创 城办', false], ['创城办〔', false], ['创城办(试)', false], ['', false], ['长'.repeat(21), false], ['创\u0007办', false]])('takes “%s” for an agency code: %s', (code, taken) => {
    expect(AGENCY_CODE.test(code)).toBe(taken);
  });
});
