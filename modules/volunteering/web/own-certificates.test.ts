import { expect, it } from 'vitest';
import { notAskedFor } from './own-certificates.ts';

const certificate = (id: string, state: 'issued' | 'withdrawn' = 'issued') => ({ id, number: `C-${id}`, issuedOn: '2026-03-01', state });
const request = (certificateId: string | null, state: 'issued' | 'draft' | 'withdrawn' = 'issued') => ({
  id: `request of ${certificateId}`, from: '2026-01-01', to: '2026-02-01', purpose: '求职', state: 'granted' as const, askedAt: '2026-02-02T00:00:00.000Z', answer: null,
  certificate: certificateId === null ? null : { id: certificateId, number: `C-${certificateId}`, state, mayIssueFrom: null },
});

it('a certificate that came from a request stands once, beside its request; all others stand for themselves', () => {
  expect(notAskedFor({ certificates: [certificate('a'), certificate('b')], certificateRequests: [request('a'), request(null)] }).map(({ id }) => id)).toEqual(['b']);
});
it('one that was withdrawn is still there to be opened, since its request has no link to it', () => {
  expect(notAskedFor({ certificates: [certificate('a', 'withdrawn')], certificateRequests: [request('a', 'withdrawn')] }).map(({ id }) => id)).toEqual(['a']);
});
