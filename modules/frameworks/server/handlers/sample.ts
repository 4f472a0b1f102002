/** The edition that comes with the product: to try everything with before the programme's own is imported. */
import { bindRead } from '#platform/server/operations/index.ts';
import { packBytes } from '#platform/server/packs/index.ts';
import { sampleEdition } from '../../contract/index.ts';

export const sampleEditionBound = bindRead(sampleEdition, async () =>
  ({ fileName: 'sample-edition.json', mediaType: 'application/json', body: await packBytes('demo-city-edition/edition.json') }));
