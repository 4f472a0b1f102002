/** Writes the title catalogues from the rows below. Figures stand with their source; what nobody checked is a default to change, not a claim. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { jsonText } from '../json-text.ts';
import { catalogues } from './source.ts';

const folder = fileURLToPath(new URL('.', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, catalogue] of Object.entries(catalogues)) writeFileSync(`${folder}${name}.json`, jsonText(catalogue));
