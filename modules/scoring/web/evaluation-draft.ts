/** 测评草稿 · What the form holds, as text, and what of it is sent. Pure. */
import type { InputOf, OutputOf } from '#platform/contract/index.ts';
import type { PlaceKind } from '#modules/places/contract/index.ts';
import type { createEvaluation, readEvaluation } from '../contract/index.ts';

export type Evaluation = OutputOf<typeof readEvaluation>;
type Sent = InputOf<typeof createEvaluation>;

export const EVALUATED_KINDS = ['county', 'zone', 'subdistrict', 'town', 'community', 'village'] as const satisfies readonly PlaceKind[];
export type GroupKind = (typeof EVALUATED_KINDS)[number] | 'named';

/** 可比组草稿 · `names`: one a line, of areas that the programme does not hold; `document`: which lists them. Beside them may stand the city itself. */
export interface GroupDraft { readonly name: string; readonly kind: GroupKind; readonly placeIds: readonly string[]; readonly names: string; readonly document: string }

export const WEIGHTED = ['material', 'field', 'questionnaire', 'consultation'] as const;

export interface EvaluationDraft {
  readonly code: string; readonly nameZh: string; readonly nameEn: string; readonly editionId: string; readonly roundId: string; readonly materialRequestId: string; readonly surveyId: string; readonly linkedEvaluationId: string; readonly countsLinked: boolean; readonly linkedSince: string; readonly startsOn: string; readonly endsOn: string;
  readonly weights: Readonly<Record<(typeof WEIGHTED)[number], string>>; readonly years: string; readonly earlierIds: readonly string[];
  readonly hasLinked: boolean; readonly linkedZh: string; readonly linkedEn: string; readonly linkedMinimum: string; readonly linkedShare: string; readonly cap: string;
  readonly groups: readonly GroupDraft[];
}

/** 空草稿 · The minors' system stands ready, and is sent only when it is ticked. */
export const NO_EVALUATION: EvaluationDraft = {
  code: '', nameZh: '', nameEn: '', editionId: '', roundId: '', materialRequestId: '', surveyId: '', linkedEvaluationId: '', countsLinked: false, linkedSince: '', startsOn: '', endsOn: '', weights: { material: '', field: '', questionnaire: '', consultation: '' }, years: '', earlierIds: [],
  hasLinked: false, linkedZh: '未成年人思想道德建设', linkedEn: 'Moral education of minors', linkedMinimum: '85', linkedShare: '20', cap: '', groups: [],
};

/** 打开修改 · @param kindOf kind of a place of the programme */
export function draftOf(known: Evaluation, kindOf: (placeId: string) => PlaceKind | undefined): EvaluationDraft {
  const { rules } = known;
  const { stopNomination } = rules.effects;
  const groups = [...Map.groupBy(known.areas, ({ group }) => group)].map(([name, areas]): GroupDraft => {
    const first = areas[0]?.placeId ?? null;
    const kind = first === null || areas.some(({ placeId }) => placeId === null) || kindOf(first) === 'city' ? 'named' : EVALUATED_KINDS.find((each) => each === kindOf(first)) ?? 'zone';
    return { name, kind, placeIds: areas.flatMap(({ placeId }) => (placeId === null ? [] : [placeId])), names: areas.filter(({ placeId }) => placeId === null).map(({ nameZh }) => nameZh).join('\n'), document: areas.find(({ document }) => document !== null)?.document ?? '' };
  });
  return {
    ...NO_EVALUATION, code: known.code, nameZh: known.nameZh, nameEn: known.nameEn, editionId: known.editionId, roundId: known.roundId ?? '', materialRequestId: known.materialRequestId ?? '', surveyId: known.surveyId ?? '', linkedEvaluationId: known.linkedEvaluationId ?? '', countsLinked: known.linkedObservationsSince !== null, linkedSince: known.linkedObservationsSince ?? '', startsOn: known.startsOn, endsOn: known.endsOn, groups,
    weights: { material: String(rules.methodWeights.material), field: String(rules.methodWeights.field), questionnaire: String(rules.methodWeights.questionnaire), consultation: String(rules.methodWeights.consultation) },
    years: rules.yearWeights.join(' '), earlierIds: known.earlier.map(({ id }) => id), cap: stopNomination.kind === 'cap' ? String(stopNomination.capPoints) : '', hasLinked: rules.linked !== null,
    ...(rules.linked === null ? {} : { linkedZh: rules.linked.nameZh, linkedEn: rules.linked.nameEn, linkedMinimum: String(rules.linked.minimum), linkedShare: String(rules.linked.share) }),
  };
}

const numberOf = (text: string): number => (text.trim() === '' ? 0 : Number(text));
const linesOf = (text: string): string[] => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** 送出 · What is no number stays none, and is refused in words by the operation. */
export function sentEvaluation(draft: EvaluationDraft): Sent {
  const veto = { kind: 'veto' } as const;
  return {
    code: draft.code.trim(), nameZh: draft.nameZh.trim(), nameEn: draft.nameEn.trim(), editionId: draft.editionId, roundId: draft.roundId === '' ? null : draft.roundId, materialRequestId: draft.materialRequestId === '' ? null : draft.materialRequestId, surveyId: draft.surveyId === '' ? null : draft.surveyId, linkedEvaluationId: draft.hasLinked && draft.linkedEvaluationId !== '' ? draft.linkedEvaluationId : null,
    linkedObservationsSince: draft.countsLinked && draft.roundId !== '' && draft.linkedSince !== '' ? draft.linkedSince : null, startsOn: draft.startsOn, endsOn: draft.endsOn, earlierIds: [...draft.earlierIds],
    rules: {
      methodWeights: { material: numberOf(draft.weights.material), field: numberOf(draft.weights.field), questionnaire: numberOf(draft.weights.questionnaire), consultation: numberOf(draft.weights.consultation) },
      linked: draft.hasLinked ? { nameZh: draft.linkedZh.trim(), nameEn: draft.linkedEn.trim(), minimum: numberOf(draft.linkedMinimum), share: numberOf(draft.linkedShare) } : null,
      yearWeights: draft.years.trim().split(/[\s,，/、]+/).map(Number),
      effects: { stopNomination: draft.cap.trim() === '' ? veto : { kind: 'cap', capPoints: Number(draft.cap) }, suspendOneYear: veto, revoke: veto },
    },
    areas: draft.groups.flatMap((group): Sent['areas'][number][] => [
      ...group.placeIds.map((placeId) => ({ placeId, name: null, group: group.name.trim() })),
      ...(group.kind === 'named' ? linesOf(group.names).map((name) => ({ placeId: null, name, document: group.document.trim() === '' ? null : group.document.trim(), group: group.name.trim() })) : []),
    ]),
  };
}
