/** House rules that no general linter knows. Each takes texts and answers with what is wrong, so that each can be tested on a wrong text. */

export interface SourceFile {
  /** From the root, with `/`. */
  readonly path: string;
  readonly text: string;
}

export type HouseRule = (files: readonly SourceFile[]) => string[];

export const MODULE_README_HEADINGS = [
  'Purpose', 'Words', 'States', 'Invariants', 'Public surface', 'Tables', 'Permissions', 'Jobs', 'How to change it', 'Not here',
] as const;

const isCode = (path: string): boolean => /\.(ts|tsx|mjs)$/.test(path);
const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path) || path.startsWith('tests/');

/** A module's README has its ten headings, in order. */
export const moduleReadmes = (modules: readonly string[]): HouseRule => (files) => modules.flatMap((module) => {
  const readme = files.find((file) => file.path === `modules/${module}/README.md`);
  if (readme === undefined) return [`modules/${module}/README.md is missing`];
  const headings = [...readme.text.matchAll(/^## (.+)$/gm)].map((match) => (match[1] as string).trim());
  return MODULE_README_HEADINGS.some((heading, index) => !(headings[index] ?? '').startsWith(heading))
    ? [`${readme.path}: headings must be ${MODULE_README_HEADINGS.join(' · ')}, found ${headings.join(' · ')}`] : [];
});

/** No promise without an issue, nothing that reads as unfinished. */
export const nothingUnfinished: HouseRule = (files) => files.filter((file) => isCode(file.path) && !file.path.startsWith('tools/tidy')).flatMap((file) =>
  [...file.text.matchAll(/\bFIXME\b|\bTODO\b(?!\(#\d+\))|敬请期待|not implemented|coming soon|lorem ipsum/gi)].map((match) => `${file.path}: ${match[0]}`));

/** Local difference is data: code never tests which city it runs in. */
export const noPlaceNames = (names: readonly string[]): HouseRule => (files) => files
  .filter((file) => isCode(file.path) && /^(kernel|platform|modules)\//.test(file.path) && !isTest(file.path))
  .flatMap((file) => names.filter((name) => file.text.includes(name)).map((name) => `${file.path}: names the place ${name}`));

/** An ADR that is cited exists. */
export const citedDecisionsExist: HouseRule = (files) => {
  const known = new Set(files.map((file) => /^docs\/adr\/(\d{4})-/.exec(file.path)?.[1]).filter((number) => number !== undefined));
  return files.filter((file) => !file.path.startsWith('tools/tidy')).flatMap((file) =>
    [...file.text.matchAll(/ADR-(\d{4})/g)].filter((match) => !known.has(match[1] as string)).map((match) => `${file.path}: ADR-${match[1] as string} does not exist`));
};

function resolvePath(from: string, target: string): string {
  const parts = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Every relative link of a document leads somewhere. */
export const linksResolve = (folders: ReadonlySet<string>): HouseRule => (files) => {
  const known = new Set(files.map((file) => file.path));
  return files.filter((file) => file.path.endsWith('.md')).flatMap((file) =>
    [...file.text.replace(/```[\s\S]*?```/g, '').matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => resolvePath(file.path, match[1] as string))
      .filter((target) => !known.has(target) && !folders.has(target))
      .map((target) => `${file.path}: link to ${target} leads nowhere`));
};

/** One title a document. */
export const oneTitle: HouseRule = (files) => files.filter((file) => file.path.endsWith('.md')).flatMap((file) => {
  const titles = [...file.text.replace(/```[\s\S]*?```/g, '').matchAll(/^# .+$/gm)];
  return titles.length === 1 ? [] : [`${file.path}: ${titles.length} titles instead of one`];
});

/** A module's SQL names its own schema; another's tables are read through that module's functions. */
export const ownSchemaOnly = (modules: readonly string[], shared: Readonly<Record<string, readonly string[]>>): HouseRule => (files) => files
  .filter((file) => /^modules\/[^/]+\/server\//.test(file.path) && !isTest(file.path))
  .flatMap((file) => {
    const own = (/^modules\/([^/]+)\//.exec(file.path) as RegExpExecArray)[1] as string;
    const text = file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*(\/\/|--).*$/gm, '');
    return [...text.matchAll(/\b(from|join|into|update|delete from)\s+(\w+)\.(\w+)/gi)]
      .filter((match) => {
        const schema = match[2] as string;
        const table = `${schema}.${match[3] as string}`;
        const writes = !/^(from|join)$/i.test(match[1] as string) || /delete\s+$/i.test(text.slice(0, match.index));
        if (!modules.includes(schema) || schema === own) return false;
        return writes || !(shared[own] ?? []).includes(schema) || table === '';
      })
      .map((match) => `${file.path}: ${match[0]} is another module's`);
  });

/** Migrations are numbered without a gap and start with why. */
export const migrationsInOrder: HouseRule = (files) => {
  const names = files.filter((file) => /^db\/migrations\/.+\.sql$/.test(file.path)).sort((a, b) => (a.path < b.path ? -1 : 1));
  return names.flatMap((file, index) => {
    const problems: string[] = [];
    if (!file.path.startsWith(`db/migrations/${String(index + 1).padStart(4, '0')}_`)) problems.push(`${file.path}: number out of order`);
    if (!file.text.startsWith('-- Why: ')) problems.push(`${file.path}: does not begin with why`);
    return problems;
  });
};

/** Chinese words never stand in identifiers; nor does anything of the machine it was written on. */
export const nothingOfThisMachine: HouseRule = (files) => files.filter((file) => !file.path.startsWith('tools/tidy') && file.path !== 'package-lock.json').flatMap((file) =>
  [...file.text.matchAll(/\/work\/|\/root\/|registry\.npm|npmmirror|\.library\b/g)].map((match) => `${file.path}: ${match[0]}`));

const READS = '(?:count|innerText|allInnerTexts|textContent|allTextContents|inputValue|getAttribute|isVisible|isEnabled|isDisabled|isChecked|boundingBox|evaluate)';
/** One statement, from an `expect` that waits for a page's own answer to its end. */
const READ_ONCE = new RegExp(`\\bexpect\\([([]*await [^;\\n]*\\.${READS}\\([^;\\n]*;`, 'g');
/** What is said of what is not there. It is for its author to have waited for what is, as `expectAbsentOnce` does. */
const OF_ABSENCE = /\)\.(?:not\.\w+|toBe\(0|toEqual\(\[\]|toHaveLength\(0)/;

/** A story that reads a page once reads it, once in a hundred, before it was drawn: what is there is polled for. The walk over every page reads what it has just waited for. */
export const pagesReadWithPatience: HouseRule = (files) => files.filter(({ path }) => path.startsWith('tests/e2e/') && path !== 'tests/e2e/every-page.ts').flatMap(({ path, text }) =>
  [...text.matchAll(READ_ONCE)].filter(([read]) => !OF_ABSENCE.test(read)).map(([read]) => `${path}: expect.poll, or it is read before it is drawn: ${read}`));
