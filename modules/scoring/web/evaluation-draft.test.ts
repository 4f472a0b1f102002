import { describe, expect, it } from 'vitest';
import { draftOf, NO_EVALUATION, sentEvaluation, type Evaluation } from './evaluation-draft.ts';

const known = {
  code: 'E-2026', nameZh: '年度测评', nameEn: 'Yearly', editionId: 'd', roundId: 'r', materialRequestId: 'm', surveyId: 's', linkedEvaluationId: 'l', linkedObservationsSince: '2026-03-01', startsOn: '2026-01-01', endsOn: '2026-12-31', earlier: [{ id: 'e1', nameZh: '', nameEn: '' }],
  rules: {
    methodWeights: { material: 39.7, field: 46.3, questionnaire: 10, consultation: 10 }, yearWeights: [15, 25, 60], linked: { nameZh: '未成年人', nameEn: 'Minors', minimum: 85, share: 20 },
    effects: { stopNomination: { kind: 'cap', capPoints: 60 }, suspendOneYear: { kind: 'veto' }, revoke: { kind: 'veto' } },
  },
  areas: [{ id: 'a', placeId: 't1', nameZh: '甲镇', nameEn: 'A', document: null, group: '镇' }, { id: 'b', placeId: null, nameZh: '乙县', nameEn: 'B', document: '示例〔2026〕1号', group: '县' }, { id: 'c', placeId: null, nameZh: '丙县', nameEn: 'C', document: '示例〔2026〕1号', group: '县' }],
} as unknown as Evaluation;

describe('the form of an evaluation', () => {
  it('sends what it was opened with', () => {
    const { rules, areas, ...rest } = sentEvaluation(draftOf(known, () => 'town'));
    expect(rules).toEqual(known.rules);
    expect(areas).toEqual([{ placeId: 't1', name: null, group: '镇' }, { placeId: null, name: '乙县', document: '示例〔2026〕1号', group: '县' }, { placeId: null, name: '丙县', document: '示例〔2026〕1号', group: '县' }]);
    expect(rest).toEqual({ code: 'E-2026', nameZh: '年度测评', nameEn: 'Yearly', editionId: 'd', roundId: 'r', materialRequestId: 'm', surveyId: 's', linkedEvaluationId: 'l', linkedObservationsSince: '2026-03-01', startsOn: '2026-01-01', endsOn: '2026-12-31', earlierIds: ['e1'] });
  });

  it('counts observations of linked frameworks only beside a round', () => {
    expect([sentEvaluation({ ...NO_EVALUATION, countsLinked: true, linkedSince: '2026-03-01' }), sentEvaluation({ ...NO_EVALUATION, roundId: 'r', linkedSince: '2026-03-01' })].map(({ linkedObservationsSince }) => linkedObservationsSince)).toEqual([null, null]);
  });

  it('takes the weights of the years however they are set apart, and no linked system that is not ticked', () => {
    const sent = sentEvaluation({ ...NO_EVALUATION, years: '15/25，60' });
    expect([sent.rules?.yearWeights, sent.rules?.linked]).toEqual([[15, 25, 60], null]);
  });
});
