/**
 * 公布文件 · The file of a closed ballot, one JSON value a line: the ballot with its keys, what was quarantined, the signed heads of
 * the box, every sealed ballot with its choice opened, every paper ballot, the result. Checked line by line, so memory stays as
 * it is however long the file is.
 */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { sha256Hex } from '#kernel/sha256.ts';
import { CREDENTIAL_BYTES, FIRST_PREVIOUS, headHash, headText, isPlainText, leafText, sealingContext } from './box.ts';
import type { BoxHead, SealedBallot } from './box.ts';
import { choiceIn } from './choice.ts';
import { BALLOT_FORMATS, definitionHash } from './definition.ts';
import type { BallotDefinition } from './definition.ts';
import { append, EMPTY_FRONTIER, hexOf, leafHash, rootOf } from './merkle.ts';
import { seenTexts } from './seen-texts.ts';
import { createTally, tieCommitmentOf } from './tally.ts';
import type { TallyResult } from './tally.ts';
import { WITHHELD_LABEL } from './withheld.ts';

/** How many codes there were and what became of them; the system never knew whose they were. */
export interface CodeCounts {
  readonly printed: number; readonly online: number; readonly paper: number;
  /** Of those printed, after the opening: whoever prints then could hand them to anybody. */
  readonly afterOpening?: number;
  /** Phones and subjects of an identity service that were given a credential. */
  readonly sms?: number; readonly oidc?: number;
}

export interface BallotLine {
  readonly kind: 'ballot'; readonly definition: BallotDefinition; readonly tieSeed: string;
  /** Private half of the sealing key (32 bytes, base64url): with it anybody opens every choice. */
  readonly openingKey: string;
  readonly codes: CodeCounts; readonly closedAt: string;
  /** Options whose names were taken back after the count, with what was signed in their place: the hashes of definition and result as they stood. */
  readonly withheld?: Withheld;
}
/** 撤回 · Codes of the options, and the hashes that the signatures are over. */
export interface Withheld { readonly options: readonly string[]; readonly definitionHash: string; readonly resultHash: string }
/** 隔离 · Ballots counted apart by somebody's decision; the minutes stay with the office. */
export interface QuarantineLine { readonly kind: 'quarantine'; readonly decidedAt: string; readonly reason: string; readonly leafIndexes: readonly number[] }
export interface HeadLine extends BoxHead { readonly kind: 'head' }
export interface SealedLine extends SealedBallot { readonly kind: 'sealed'; readonly index: number; readonly choice: readonly number[] | null }
export interface PaperLine { readonly kind: 'paper'; readonly serial: string; readonly choice: readonly number[] | null }
export interface ResultLine { readonly kind: 'result'; readonly counted: TallyResult; readonly quarantined: TallyResult; readonly paper: number; readonly signature: string }
export type PublishedLine = BallotLine | QuarantineLine | HeadLine | SealedLine | PaperLine | ResultLine;

/** 隔离摘要 · Every decision with its reason, one after the other. */
export const NO_QUARANTINES = '0'.repeat(64);
export function quarantineDigest(before: string, { decidedAt, reason, leafIndexes }: Omit<QuarantineLine, 'kind'>): string {
  return sha256Hex(canonicalJson({ before, decidedAt, reason, leafIndexes }));
}

/** 结果依据 · All that the last line answers for; the box itself is under its heads. */
export interface ResultGround {
  readonly counted: TallyResult; readonly quarantined: TallyResult; readonly paper: number; readonly codes: CodeCounts; readonly closedAt: string;
  /** `quarantineDigest` of the last decision. */
  readonly quarantines: string;
}

/** 结果文本 · What the installation puts its name to at the end. */
export function resultText(definition: BallotDefinition, ground: ResultGround, withheld?: Withheld): string {
  const version = definition.format === 'lianchuang-ballot/1' ? 'v1' : 'v2';
  return [`lianchuang ballot result ${version}`, definition.ballotId, withheld?.definitionHash ?? definitionHash(definition), withheld?.resultHash ?? resultHash(definition, ground)].join('\n');
}

export function resultHash(definition: Pick<BallotDefinition, 'format'>, { counted, quarantined, paper, codes, closedAt, quarantines }: ResultGround): string {
  return sha256Hex(canonicalJson(definition.format === 'lianchuang-ballot/1' ? { counted, quarantined, paper } : { counted, quarantined, paper, codes, closedAt, quarantines }));
}

const HASH = /^[0-9a-f]{64}$/;
/** A file may leave out names, and only that: what it says instead must be the word for it. */
function withheldFault({ definition, withheld }: BallotLine): boolean {
  if (withheld === undefined) return false;
  const known = new Map(definition.options.map((option) => [option.code, option]));
  return !HASH.test(withheld.definitionHash) || !HASH.test(withheld.resultHash) || withheld.options.some((code) => known.get(code)?.label !== WITHHELD_LABEL);
}

/** 验证所需 · Cryptography comes from outside: the machine's own on a server, Web Crypto in a browser. */
export interface BoxCrypto {
  isCredential(credential: string, signature: string): boolean | Promise<boolean>;
  /** @returns null when it does not open */
  open(sealed: string, context: string): string | null | Promise<string | null>;
  /** @returns null when this machine cannot check such signatures */
  isSigned(text: string, signature: string): boolean | null | Promise<boolean | null>;
}
/** @errors throws when the opening key is not the other half of the definition's sealing key */
export type CryptoFor = (definition: BallotDefinition, openingKey: string) => Promise<BoxCrypto>;

export const DIFFERENCE_CODES = [
  'not_a_ballot_file', 'tie_seed_differs', 'opening_key_differs', 'index_differs', 'credential_repeated', 'credential_forged', 'choice_differs', 'head_differs', 'head_forged', 'head_missing',
  'more_than_codes', 'result_differs', 'result_forged', 'result_missing', 'quarantine_unknown', 'paper_repeated',
] as const;
export type DifferenceCode = (typeof DIFFERENCE_CODES)[number];
export interface Difference { readonly code: DifferenceCode; readonly detail: string }

export interface Verification {
  readonly isSound: boolean;
  /** The first ones; `differenceCount` is all of them. */
  readonly differences: readonly Difference[];
  readonly differenceCount: number;
  readonly definition: BallotDefinition | null;
  readonly sealed: number; readonly paper: number; readonly heads: number;
  readonly root: string;
  readonly counted: TallyResult | null; readonly quarantined: TallyResult | null;
  /** False where this machine cannot check the installation's signatures; all else was checked. */
  readonly signaturesChecked: boolean;
}

/** Codes, phones and subjects that were given a credential: so many ballots can be in the box. */
const exchangedOf = ({ online, sms = 0, oidc = 0 }: CodeCounts): number => online + sms + oidc;

const DIFFERENCES_SHOWN = 20;
/** Lines whose signatures are looked at together: enough for a browser to work beside itself, and few enough that none grows old in memory. */
const BATCH = 64;

const KINDS_IN_ORDER: readonly PublishedLine['kind'][] = ['quarantine', 'head', 'sealed', 'paper', 'result'];

class Checker {
  readonly #line: BallotLine;
  readonly #crypto: BoxCrypto;
  readonly #hash: string;
  readonly #differences: Difference[];
  readonly #heads: HeadLine[] = [];
  readonly #quarantined = new Set<number>();
  readonly #seen; readonly #papers;
  readonly #counted; readonly #apart;
  #frontier = EMPTY_FRONTIER;
  #quarantines = NO_QUARANTINES;
  #headsChecked = 0; #paper = 0; #differenceCount = 0; #canSign = true; #hasResult = false;
  #batch: SealedLine[] = [];
  #place = 0;

  constructor(line: BallotLine, crypto: BoxCrypto, differences: Difference[]) {
    this.#line = line;
    this.#crypto = crypto;
    this.#hash = line.withheld?.definitionHash ?? definitionHash(line.definition);
    this.#differences = differences;
    // As many as the file says were exchanged: more would be a fault of its own, so what is told beforehand is all the memory there will be.
    this.#seen = seenTexts(exchangedOf(line.codes));
    this.#papers = seenTexts(line.codes.paper);
    this.#counted = createTally(line.definition);
    this.#apart = createTally(line.definition);
    if (withheldFault(line)) this.differ('not_a_ballot_file', 'withheld');
    if (tieCommitmentOf(line.tieSeed) !== line.definition.tieCommitment) this.differ('tie_seed_differs', '');
  }

  differ(code: DifferenceCode, detail: string): void {
    this.#differenceCount += 1;
    if (this.#differences.length < DIFFERENCES_SHOWN) this.#differences.push({ code, detail });
  }

  async take(line: PublishedLine): Promise<void> {
    const place = KINDS_IN_ORDER.indexOf(line.kind);
    // What stands after its place would be told but not counted, or counted but not signed.
    if (place < this.#place || (line.kind === 'result' && this.#hasResult)) {
      this.differ('not_a_ballot_file', line.kind);
      return;
    }
    this.#place = place;
    if (line.kind === 'sealed') {
      this.#batch.push(line);
      if (this.#batch.length >= BATCH) await this.#settleBatch();
      return;
    }
    await this.#settleBatch();
    if (line.kind === 'quarantine') this.#takeQuarantine(line);
    else if (line.kind === 'head') this.#heads.push(line);
    else if (line.kind === 'paper') this.#takePaper(line);
    else await this.#takeResult(line as ResultLine);
  }

  async #settleBatch(): Promise<void> {
    const lines = this.#batch;
    this.#batch = [];
    const checks = await Promise.all(lines.map(async (line) => [
      await this.#crypto.isCredential(line.credential, line.signature),
      await this.#crypto.open(line.sealed, sealingContext(this.#line.definition.ballotId, line.credential)),
    ] as const));
    for (const [at, line] of lines.entries()) {
      const [isCredential, opened] = checks[at] as readonly [boolean, string | null];
      await this.#takeSealed(line, isCredential, opened);
    }
  }

  async #takeSealed(line: SealedLine, isCredential: boolean, opened: string | null): Promise<void> {
    await this.#checkHeads();
    if (line.index !== this.#frontier.size) this.differ('index_differs', String(line.index));
    if (this.#seen(line.credential)) this.differ('credential_repeated', String(line.index));
    if (!isCredential || !isPlainText(line.credential, CREDENTIAL_BYTES)) this.differ('credential_forged', String(line.index));
    const choice = opened === null ? null : choiceIn(opened);
    if (JSON.stringify(choice) !== JSON.stringify(line.choice)) this.differ('choice_differs', String(line.index));
    (this.#quarantined.has(this.#frontier.size) ? this.#apart : this.#counted).add(choice);
    this.#frontier = append(this.#frontier, [leafHash(leafText(line))]).frontier;
  }

  /** Heads whose size the box has reached. */
  async #checkHeads(): Promise<void> {
    for (let head = this.#heads[this.#headsChecked]; head !== undefined && head.size <= this.#frontier.size; head = this.#heads[this.#headsChecked]) {
      const before = this.#heads[this.#headsChecked - 1];
      const box = { ballotId: this.#line.definition.ballotId, definitionHash: this.#hash };
      const isNext = head.previous === (before === undefined ? FIRST_PREVIOUS : headHash(box, before));
      if (!isNext || head.size !== this.#frontier.size || head.root !== hexOf(rootOf(this.#frontier))) this.differ('head_differs', String(head.size));
      await this.#checkSigned(headText(box, head), head.signature, 'head_forged', String(head.size));
      this.#headsChecked += 1;
    }
  }

  async #checkSigned(text: string, signature: string, code: DifferenceCode, detail: string): Promise<void> {
    const isSigned = await this.#crypto.isSigned(text, signature);
    if (isSigned === null) this.#canSign = false;
    else if (!isSigned) this.differ(code, detail);
  }

  #takeQuarantine(line: QuarantineLine): void {
    for (const at of line.leafIndexes) this.#quarantined.add(at);
    this.#quarantines = quarantineDigest(this.#quarantines, line);
  }

  #takePaper(line: PaperLine): void {
    this.#paper += 1;
    if (this.#papers(line.serial)) this.differ('paper_repeated', line.serial);
    this.#counted.add(line.choice);
  }

  async #takeResult(line: ResultLine): Promise<void> {
    this.#hasResult = true;
    const { counted, quarantined } = this.#results();
    const said = canonicalJson({ counted: line.counted, quarantined: line.quarantined, paper: line.paper });
    if (said !== canonicalJson({ counted, quarantined, paper: this.#paper })) this.differ('result_differs', '');
    const { definition, codes, closedAt } = this.#line;
    const { paper, signature } = line;
    await this.#checkSigned(resultText(definition, { counted: line.counted, quarantined: line.quarantined, paper, codes, closedAt, quarantines: this.#quarantines }, this.#line.withheld), signature, 'result_forged', '');
  }

  #results(): { counted: TallyResult; quarantined: TallyResult } {
    return { counted: this.#counted.result(this.#line.tieSeed), quarantined: this.#apart.result(this.#line.tieSeed) };
  }

  async end(): Promise<Verification> {
    await this.#settleBatch();
    await this.#checkHeads();
    const size = this.#frontier.size;
    const last = this.#heads.at(-1);
    if (this.#headsChecked < this.#heads.length || (last?.size ?? 0) !== size) this.differ('head_missing', String(size));
    for (const at of this.#quarantined) if (at >= size) this.differ('quarantine_unknown', String(at));
    const { codes } = this.#line;
    const exchanged = exchangedOf(codes);
    if (size > exchanged || this.#paper > codes.paper || codes.online + codes.paper > codes.printed || (codes.afterOpening ?? 0) > codes.printed) this.differ('more_than_codes', `${size} / ${exchanged}`);
    if (!this.#hasResult) this.differ('result_missing', '');
    return {
      isSound: this.#differenceCount === 0, differences: this.#differences, differenceCount: this.#differenceCount, definition: this.#line.definition, sealed: size, paper: this.#paper,
      heads: this.#heads.length, root: hexOf(rootOf(this.#frontier)), ...this.#results(), signaturesChecked: this.#canSign,
    };
  }
}

function unreadable(difference: Difference): Verification {
  return { isSound: false, differences: [difference], differenceCount: 1, definition: null, sealed: 0, paper: 0, heads: 0, root: '', counted: null, quarantined: null, signaturesChecked: false };
}

function lineOf(text: string): PublishedLine | null {
  try {
    const value = JSON.parse(text) as PublishedLine;
    return typeof value === 'object' && value !== null ? value : null;
  } catch { return null; }
}

/**
 * 核验公布文件 · Makes root, heads, credentials, choices and tally again from the file alone and says every difference.
 * @errors never throws for what is in the file
 */
export async function verifyPublished(lines: AsyncIterable<string>, cryptoFor: CryptoFor, onProgress?: (sealed: number) => void): Promise<Verification> {
  let checker: Checker | null = null;
  let count = 0;
  for await (const text of lines) {
    if (text.trim() === '') continue;
    const line = lineOf(text);
    if (checker === null) {
      if (line?.kind !== 'ballot' || !BALLOT_FORMATS.includes(line.definition?.format)) return unreadable({ code: 'not_a_ballot_file', detail: text.slice(0, 80) });
      const crypto = await cryptoFor(line.definition, line.openingKey).catch(() => null);
      if (crypto === null) return unreadable({ code: 'opening_key_differs', detail: '' });
      try { checker = new Checker(line, crypto, []); } catch { return unreadable({ code: 'not_a_ballot_file', detail: text.slice(0, 80) }); }
    } else {
      const own = checker;
      // A field that is missing or of another kind: the line cannot be read.
      await (line === null ? Promise.reject(new Error('no line')) : own.take(line)).catch(() => { own.differ('not_a_ballot_file', text.slice(0, 80)); });
    }
    count += 1;
    if (count % 1_000 === 0) onProgress?.(count);
  }
  return checker === null ? unreadable({ code: 'not_a_ballot_file', detail: '' }) : checker.end();
}
