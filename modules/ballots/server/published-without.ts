/** 公布文件（隐去姓名）· The file of a ballot as it is handed out after somebody took back their consent: its first and last lines without the name, every ballot as it was. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { countWithout, NO_QUARANTINES, quarantineDigest, resultHash, withoutOptions } from '../domain/index.ts';
import type { BallotLine, PublishedLine } from '../domain/index.ts';

/** The hash that the result's signature is over stands in the first line, and its ground at the end: the file is read once for it. */
async function signedResultHash(path: string): Promise<string> {
  let head: BallotLine | null = null;
  let quarantines = NO_QUARANTINES;
  let last = '';
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (text.startsWith('{"kind":"ballot"')) head = JSON.parse(text) as BallotLine;
    else if (text.startsWith('{"kind":"quarantine"')) { const { decidedAt, reason, leafIndexes } = JSON.parse(text) as Extract<PublishedLine, { kind: 'quarantine' }>; quarantines = quarantineDigest(quarantines, { decidedAt, reason, leafIndexes }); }
    if (text !== '') last = text;
  }
  const { counted, quarantined, paper } = JSON.parse(last) as Extract<PublishedLine, { kind: 'result' }>;
  const { definition, codes, closedAt } = head as BallotLine;
  return resultHash(definition, { counted, quarantined, paper, codes, closedAt, quarantines });
}

export function linesWithout(path: string, definitionHash: string, withheld: ReadonlySet<string>): Readable {
  async function* lines(): AsyncGenerator<string> {
    const signed = await signedResultHash(path);
    for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
      if (text.startsWith('{"kind":"ballot"')) {
        const line = JSON.parse(text) as BallotLine;
        const known = new Set(line.definition.options.map(({ code }) => code).filter((code) => withheld.has(code)));
        yield `${JSON.stringify({ ...line, definition: withoutOptions(line.definition, known), withheld: { options: [...known], definitionHash, resultHash: signed } } satisfies BallotLine)}\n`;
      } else if (text.startsWith('{"kind":"result"')) {
        const line = JSON.parse(text) as Extract<PublishedLine, { kind: 'result' }>;
        yield `${JSON.stringify({ ...line, counted: countWithout(line.counted, withheld), quarantined: countWithout(line.quarantined, withheld) })}\n`;
      } else if (text !== '') yield `${text}\n`;
    }
  }
  return Readable.from(lines());
}
