/** Every word that a person reads, in both languages: the rules over the whole tree, and each rule over a text that breaks it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bothLanguages, everyKeyIsSaid, noLooseWords } from './words.ts';
import type { SourceFile } from './tidy.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const files: SourceFile[] = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'platform', 'modules', 'apps'], { cwd: root, encoding: 'utf8' }).trim().split('\n')
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$|\.d\.ts$/.test(path) && existsSync(root + path))
  .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }));
const ofTheWeb = files.filter(({ path }) => /(^|\/)web\//.test(path));

/** The samples of the design page play the part of a programme's own data. */
const isSample = (path: string): boolean => path.startsWith('platform/web/design/');

/** Words that stand in the page itself, and why. */
const allowed: readonly (readonly [RegExp, string])[] = [
  [/^modules\/bulletins\/web\/(paper\.tsx|bulletin-view\.ts):/, 'an official document is Chinese by its standard, whatever language its reader works in'],
  [/^modules\/places\/web\/[\w-]+\.tsx?:\d+: 点$/, 'a glyph on the map, not a text'],
  [/^platform\/web\/map\/[\w-]+\.tsx?:\d+: 天地图$/, 'the name of a map service, as its terms want it shown'],
  [/^platform\/web\/pinyin\.ts:/, 'an alphabet: the first character of each initial'],
  [/: (Enter|Esc|xlsx|JSON|CSV|GeoJSON|docx|联创)$/, 'names of keys, of formats and of the product'],
];

describe('the words of the product', () => {
  it('are there in both languages, with the same places to fill, and the English is English', () => {
    expect(bothLanguages(files)).toEqual([]);
  });

  it('are all said by somebody', () => {
    expect(everyKeyIsSaid(files.filter(({ path }) => /(^|\/)(web|contract|domain)\//.test(path)))).toEqual([]);
  });

  it('stand in catalogues and never in the middle of a page', () => {
    const loose = noLooseWords(ofTheWeb.filter(({ path }) => !isSample(path)));
    expect(loose.filter((each) => !allowed.some(([pattern]) => pattern.test(each)))).toEqual([]);
  });
});

describe('the rules about words bite', () => {
  const messages = (zh: string, en: string): SourceFile => ({ path: 'modules/a/web/messages.ts', text: `export const aMessages = defineMessages({ zh: { ${zh} }, en: { ${en} } });` });

  it.each([
    ['a text without its English', "x: '甲', y: '乙'", "x: 'A'"],
    ['an empty text', "x: '甲'", "x: ''"],
    ['a Chinese English', "x: '甲'", "x: '甲'"],
    ['a place that only one language fills', "x: '甲{n}'", "x: 'A'"],
  ])('%s is found', (_what, zh, en) => { expect(bothLanguages([messages(zh, en)])).toHaveLength(1); });

  it('a single text is held to the same', () => {
    expect(bothLanguages([{ path: 'a.ts', text: "const title = { zh: '案件', en: '案件' };" }])).toHaveLength(1);
    expect(bothLanguages([{ path: 'a.ts', text: "const title = { zh: '案件', en: 'Case' };" }])).toEqual([]);
  });

  it('a key that nobody says is found, one that is put together is not', () => {
    const page = (text: string): SourceFile => ({ path: 'modules/a/web/page.tsx', text: `import { aMessages } from './messages.ts'; const t = useT(aMessages); ${text}` });
    expect(everyKeyIsSaid([messages("step_one: '甲'", "step_one: 'A'"), page("t('other')")])).toHaveLength(1);
    expect(everyKeyIsSaid([messages("step_one: '甲'", "step_one: 'A'"), page('t(`step_${name}`)')])).toEqual([]);
  });

  it.each(['<p>Hello there</p>', '<p>你好</p>', '<a aria-label="Breadcrumb" />', "<p>{x ? '好' : y}</p>", '<p>{`第${n}轮`}</p>'])('loose words are found: %s', (jsx) => {
    expect(noLooseWords([{ path: 'modules/a/web/page.tsx', text: `const A = () => ${jsx};` }]).length).toBeGreaterThan(0);
  });

  it.each(['<p>{t(\'hello\')}</p>', '<p>{text({ zh: \'好\', en: \'Good\' })}</p>', '<p>{a} / {b} · %</p>', '<i className="lc-row" />'])('what comes from a catalogue passes: %s', (jsx) => {
    expect(noLooseWords([{ path: 'modules/a/web/page.tsx', text: `const A = () => ${jsx}; // 注释` }])).toEqual([]);
  });
});
