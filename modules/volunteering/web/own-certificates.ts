import type { OutputOf } from '#platform/contract/index.ts';
import type { readMyService } from '../contract/index.ts';

type Mine = Pick<OutputOf<typeof readMyService>, 'certificates' | 'certificateRequests'>;

/** 其余证明 · Certificates whose request does not link to them already: each stands on the volunteer's page once. */
export function notAskedFor({ certificates, certificateRequests }: Mine): Mine['certificates'] {
  const linked = new Set(certificateRequests.flatMap(({ certificate }) => (certificate?.state === 'issued' ? [certificate.id] : [])));
  return certificates.filter(({ id }) => !linked.has(id));
}
