/** Who may import whom; the list of modules stands in module-graph.ts alone. Seeded violations in tools/dependencies.test.ts prove that each rule bites. */
import { readFileSync } from 'node:fs';

const graphText = readFileSync(new URL('./module-graph.ts', import.meta.url), 'utf8');
const graph = Object.fromEntries([...graphText.matchAll(/^ {2}(\w+): \[([^\]]*)\]/gm)].map(([, name, list]) => [name, [...list.matchAll(/'(\w+)'/g)].map((match) => match[1])]));
const names = Object.keys(graph);
const TEST = '\\.(test|prop\\.test|api\\.test|db\\.test|race\\.test)\\.tsx?$';
const rule = (name, from, to, comment) => ({ name, severity: 'error', from, to, ...(comment === undefined ? {} : { comment }) });

export default {
  forbidden: [
    rule('no-cycles', {}, { circular: true }),
    rule('no-orphans', { orphan: true, pathNot: [TEST, '(^|/)index\\.tsx?$', '\\.d\\.ts$', '^apps/', '^module-graph\\.ts$', '^tests/', '^platform/server/http/pages/scripts/'] }, {}),
    rule('kernel-stands-alone', { path: '^kernel/', pathNot: TEST }, { pathNot: ['^kernel/', '^node_modules/@noble/hashes/'] }),
    rule('domain-is-pure', { path: '^modules/[^/]+/domain/', pathNot: TEST }, { pathNot: ['^kernel/', '^modules/[^/]+/domain/'] }),
    rule('contract-knows-only-domain', { path: '^(platform|modules/[^/]+)/contract/', pathNot: TEST },
      { pathNot: ['^kernel/', '^platform/contract/', '^modules/[^/]+/(domain|contract)/', '^node_modules/zod/'] }),
    rule('web-never-server', { path: '(^|/)web/', pathNot: TEST }, { path: '(^|/)server/' }),
    rule('server-never-web', { path: '(^|/)server/', pathNot: TEST }, { path: '(^|/)web/' }),
    rule('web-cannot-reach-the-database-driver', { path: '(^|/)web/', pathNot: TEST }, { path: '^node_modules/(pg|kysely)/', reachable: true }),
    rule('platform-knows-no-module', { path: '^platform/', pathNot: TEST }, { path: '^modules/' }),
    rule('other-modules-only-through-index', { path: '^modules/([^/]+)/', pathNot: TEST },
      { path: '^modules/', pathNot: ['^modules/$1/', '^modules/[^/]+/(domain|contract|server|web|seed|cli)/index\\.tsx?$'] }),
    rule('sql-lives-in-queries-files', { path: '^modules/', pathNot: ['/server/queries(/|\\.ts$)', '/seed/', TEST] }, { path: ['^node_modules/(kysely|pg)/'] }),
    rule('handlers-hold-no-sql', { path: '^modules/[^/]+/server/handlers/', pathNot: TEST }, { path: '^platform/server/db/index', dependencyTypesNot: ['type-only'] }),
    ...names.map((name) => rule(`module-graph-${name}`, { path: `^modules/${name}/`, pathNot: TEST },
      { path: '^modules/', pathNot: `^modules/(${[name, ...graph[name]].join('|')})/` }, `allowed: ${graph[name].join(', ') || 'none'}`)),
    rule('module-missing-from-graph', { path: `^modules/(?!(${names.join('|')})/)` }, {}),
  ],
  options: {
    parser: 'swc', doNotFollow: { path: 'node_modules' }, tsPreCompilationDeps: true, tsConfig: { fileName: 'tsconfig.base.json' },
    exclude: { path: '^(node_modules/\\.cache|dist)/' },
    enhancedResolveOptions: { conditionNames: ['import', 'node', 'default'], exportsFields: ['exports'] },
  },
};
