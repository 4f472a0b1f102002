/** 投票规则 · What a ballot asks and how it is counted, settled before it opens: its hash is in every signature of the box. */
import { canonicalJson } from '#kernel/canonical-json.ts';
import { createRng } from '#kernel/rng.ts';
import { sha256Hex } from '#kernel/sha256.ts';

/** Files of the first are still checked, by its rules: it signed less of what stands in the file. */
export const BALLOT_FORMATS = ['lianchuang-ballot/1', 'lianchuang-ballot/2'] as const;
export type BallotFormat = (typeof BALLOT_FORMATS)[number];
export const BALLOT_FORMAT = 'lianchuang-ballot/2' satisfies BallotFormat;
/**
 * approve: up to the limit of the class · exactly: the limit of the class, neither more nor fewer · ranked, runoff, condorcet: up to the
 * limit, in order, counted by points (Borda), by instant runoff, by Schulze's method
 */
export const BALLOT_MODES = ['approve', 'exactly', 'ranked', 'runoff', 'condorcet'] as const;
export type BallotMode = (typeof BALLOT_MODES)[number];
/** 排序投票 · Whether the order of a choice means something. */
export const isRanked = (mode: BallotMode): boolean => mode === 'ranked' || mode === 'runoff' || mode === 'condorcet';
/** Of a class: a table of pairs, and turns, that people can still read. */
export const COMPARED_OPTIONS_MAX = 60;
/** 身份方式 · By what a voter is known: a printed code, a code sent to a phone, an identity service. */
export const TOKEN_KINDS = ['code', 'sms', 'oidc'] as const;
export type TokenKind = (typeof TOKEN_KINDS)[number];
/** 一人两票 · Ways cannot be held against each other: where there are several a person may come by two, unless whoever hands out codes leaves out who votes another way. */
export const mayVoteTwice = (kinds: readonly TokenKind[]): boolean => kinds.length > 1;
/** 默认权重 · The jury decides and the public vote is advice; more needs a rule, and says so. @unit per cent @source DOMAIN.md §8.1, §9a */
export const PUBLIC_WEIGHT_DEFAULT = 0;
/** 权重高于默认 */
export const weighsMore = (weightPercent: number): boolean => weightPercent > PUBLIC_WEIGHT_DEFAULT;
export const OPTIONS_MAX = 400;
export const CLASSES_MAX = 20;

/** 组别 · A class of options; `seats` is how many of it are chosen in the end, for the line between in and out. */
export interface OptionClass { readonly code: string; readonly label: string; readonly limit: number; readonly seats: number }

/** 选项 */
export interface BallotOption { readonly code: string; readonly classCode: string; readonly label: string; readonly note: string | null; /** In the definition alone. */ readonly photo?: OptionPhoto | null }

/** 选项照片 · By the hash of its bytes, so that the picture is part of what was settled. */
export interface OptionPhoto { readonly sha256: string; /** What it shows, for those who do not see it. */ readonly alt: string }

/** 投票内容 · What the office writes. */
export interface BallotQuestion {
  readonly title: string;
  readonly body: string;
  readonly mode: BallotMode;
  readonly classes: readonly OptionClass[];
  readonly options: readonly BallotOption[];
  /** Over all classes; null when the classes' limits are all. */
  readonly totalLimit: number | null;
  /** How much the result weighs in the decision; 0: advice. It is shown, and nothing is computed from it here. @unit per cent */
  readonly weightPercent: number;
  /** The rule's own words about that weight. */
  readonly weightRule: string;
}

/** 公开定义 · The question with its keys and times, as everybody may read it. */
export interface BallotDefinition extends BallotQuestion {
  readonly format: BallotFormat;
  /** Printed codes alone, where none are named. */
  readonly tokenKinds?: readonly TokenKind[];
  /** How one person is kept from voting in two ways; only where there are several. */
  readonly onceRule?: string;
  readonly ballotId: string;
  readonly opensAt: string;
  readonly closesAt: string;
  /** SHA-256 of the seed by which ties are settled; the seed is shown with the result. */
  readonly tieCommitment: string;
  /** RSA public key (SPKI, base64url) under which credentials are signed blind. */
  readonly issuerKey: string;
  /** P-256 public key (65 bytes, base64url) to which choices are sealed. */
  readonly sealingKey: string;
  /** Ed25519 public key (hexadecimal) that signs the box. */
  readonly boxKey: string;
  /** Length to which every choice is filled up before it is sealed, so that its length says nothing. @unit bytes */
  readonly choiceBytes: number;
}

export type QuestionFault =
  | 'no_options' | 'class_unknown' | 'code_repeated' | 'class_empty' | 'limit_too_high' | 'total_too_high' | 'total_with_exactly' | 'too_many_to_compare';

/** 校验内容 · What is wrong with a question, the first thing only. */
export function questionFault({ mode, classes, options, totalLimit }: Pick<BallotQuestion, 'mode' | 'classes' | 'options' | 'totalLimit'>): { readonly fault: QuestionFault; readonly at: string } | null {
  if (options.length < 2) return { fault: 'no_options', at: '' };
  const codes = [...classes.map(({ code }) => code), ...options.map(({ code }) => code)];
  const repeated = codes.find((code, at) => codes.indexOf(code) !== at);
  if (repeated !== undefined) return { fault: 'code_repeated', at: repeated };
  const stray = options.find(({ classCode }) => !classes.some(({ code }) => code === classCode));
  if (stray !== undefined) return { fault: 'class_unknown', at: stray.code };
  for (const { code, limit, seats } of classes) {
    const count = options.filter(({ classCode }) => classCode === code).length;
    if (count === 0) return { fault: 'class_empty', at: code };
    if (limit > count || seats > count) return { fault: 'limit_too_high', at: code };
    if ((mode === 'runoff' || mode === 'condorcet') && count > COMPARED_OPTIONS_MAX) return { fault: 'too_many_to_compare', at: code };
  }
  if (totalLimit === null) return null;
  if (mode === 'exactly') return { fault: 'total_with_exactly', at: '' };
  return totalLimit > classes.reduce((sum, { limit }) => sum + limit, 0) ? { fault: 'total_too_high', at: '' } : null;
}

/** 定义摘要 */
export function definitionHash(definition: BallotDefinition): string {
  return sha256Hex(canonicalJson(definition));
}

/**
 * 选项次序 · The order in which one voter sees the options of each class. It follows from the voter's own credential, so it is the
 * same after a reload and differs between voters, and nobody is first for everybody.
 * @returns places in `options`, class by class
 */
export function shuffledOptions({ classes, options }: Pick<BallotQuestion, 'classes' | 'options'>, seed: string): { readonly classCode: string; readonly places: readonly number[] }[] {
  return classes.map(({ code }) => ({
    classCode: code,
    places: createRng(`${seed}/${code}`).shuffle(options.flatMap((option, at) => (option.classCode === code ? [at] : []))),
  }));
}
