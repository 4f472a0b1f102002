import { describe, expect, it } from 'vitest';
import { isUnmet, validateObservation, type ObservationDraft } from './observation.ts';

const anObservation = (changes: Partial<ObservationDraft> = {}): ObservationDraft => ({
  observedCount: 5, metCount: 5, notApplicable: false, note: null, photoCount: 0, ...changes,
});
const issuesOf = (changes: Partial<ObservationDraft>, photoOnUnmet = true) =>
  validateObservation(anObservation(changes), { photoOnUnmet }).map(({ pointer, code }) => `${pointer} ${code}`);

describe('an observation', () => {
  it.each<[string, Partial<ObservationDraft>]>([
    ['everything met', {}],
    ['something unmet with its photo', { metCount: 4, photoCount: 1 }],
    ['what does not apply', { observedCount: 0, metCount: 0, notApplicable: true }],
    ['10,000 judgements', { observedCount: 10_000, metCount: 10_000 }],
    ['a note of 500 characters', { note: '𠮷'.repeat(500) }],
  ])('may be: %s', (_, changes) => {
    expect(issuesOf(changes)).toEqual([]);
  });

  it.each<[string, Partial<ObservationDraft>, string[]]>([
    ['more met than observed', { metCount: 6 }, ['/metCount met_more_than_observed']],
    ['nothing observed though it applies', { observedCount: 0, metCount: 0 }, ['/observedCount observed_missing']],
    ['10,001 judgements', { observedCount: 10_001 }, ['/observedCount observed_too_many']],
    ['half a judgement', { observedCount: 2.5 }, ['/observedCount count_invalid']],
    ['a negative count', { metCount: -1 }, ['/metCount count_invalid']],
    ['counts on what does not apply', { notApplicable: true }, ['/notApplicable not_applicable_with_counts']],
    ['a note of 501 characters', { note: '字'.repeat(501) }, ['/note note_too_long']],
    ['a fault without its photo', { metCount: 4 }, ['/photos photo_missing']],
    ['two faults at once', { metCount: 4, note: '字'.repeat(501) }, ['/note note_too_long', '/photos photo_missing']],
  ])('may not be: %s', (_, changes, issues) => {
    expect(issuesOf(changes)).toEqual(issues);
  });

  it('needs no photo where a photo is no evidence (不拍人)', () => {
    expect(issuesOf({ metCount: 4 }, false)).toEqual([]);
  });

  it('becomes a finding only if it applies and something was unmet', () => {
    expect(isUnmet(anObservation({ metCount: 4 }))).toBe(true);
    expect(isUnmet(anObservation())).toBe(false);
    expect(isUnmet(anObservation({ metCount: 0, notApplicable: true }))).toBe(false);
  });
});
