/** The architecture as lint errors. Each rule names the promise it keeps; see docs/architecture.md. */
const pureLibraries = [
  'zod',
  'uuid',
  'temporal-polyfill',
  'libphonenumber-js',
  'intl-messageformat',
  'mdast-util-from-markdown',
  'ical.js',
];

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true, dependencyTypesNot: ['type-only'] } },
    {
      name: 'shared-is-pure',
      comment: 'src/shared runs in the renderer, in main and on the server: no I/O, no Electron, no DOM, no database.',
      severity: 'error',
      from: { path: '^src/shared', pathNot: '\\.test\\.ts$' },
      to: {
        pathNot: ['^src/shared', `^node_modules/(${pureLibraries.join('|')})(/|$)`, `^(${pureLibraries.join('|')})$`],
      },
    },
    {
      name: 'renderer-knows-no-machine',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '\\.test\\.tsx?$' },
      to: { path: ['^src/(main|preload|server)', '^electron$', '^node_modules/electron/'] },
    },
    {
      name: 'renderer-imports-no-node',
      severity: 'error',
      from: { path: '^src/renderer', pathNot: '\\.test\\.tsx?$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'main-and-preload-keep-apart',
      severity: 'error',
      from: { path: '^src/(main|preload)' },
      to: { path: '^src/(renderer|server)' },
    },
    {
      name: 'server-keeps-apart',
      severity: 'error',
      from: { path: '^src/server' },
      to: { path: '^src/(renderer|main|preload)' },
    },
    {
      name: 'server-without-electron',
      severity: 'error',
      from: { path: '^src/server' },
      to: { path: '^(electron|node_modules/electron)(/|$)' },
    },
    {
      name: 'features-are-islands',
      severity: 'error',
      from: { path: '^src/renderer/features/([^/]+)/' },
      to: { path: '^src/renderer/(features|app)/', pathNot: '^src/renderer/features/$1/' },
    },
    {
      name: 'ui-knows-no-domain',
      severity: 'error',
      from: { path: '^src/renderer/ui' },
      to: { path: '^src/renderer/(app|data|features|parts)' },
    },
    {
      name: 'data-knows-no-screen',
      severity: 'error',
      from: { path: '^src/renderer/data' },
      to: { path: '^src/renderer/(app|ui|features|parts)' },
    },
    {
      name: 'dexie-only-in-data',
      severity: 'error',
      from: { pathNot: '^src/renderer/data' },
      to: { path: '^(node_modules/)?dexie(/|$)' },
    },
    {
      name: 'parts-know-no-screen',
      comment: 'src/renderer/parts is shared by features; it is made of ui, data and shared.',
      severity: 'error',
      from: { path: '^src/renderer/parts' },
      to: { path: '^src/renderer/(app|features)' },
    },
    {
      name: 'electron-only-in-main-and-preload',
      comment: 'Which of its names main may use is biome.json: ipcMain only in main/ipc/handle.ts.',
      severity: 'error',
      from: { path: '^src/(?!main|preload)' },
      to: { path: '^electron$' },
    },
    {
      name: 'product-knows-no-demonstration',
      comment: 'src/demo composes the product from outside; nothing of it is inside the product.',
      severity: 'error',
      from: { path: '^src/(?!demo/)' },
      to: { path: '^src/demo' },
    },
    {
      name: 'no-tests-in-product',
      severity: 'error',
      from: { path: '^src', pathNot: '\\.test\\.tsx?$' },
      to: { path: '\\.test\\.tsx?$|^tests/' },
    },
    { name: 'no-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '\\?' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.web.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'],
    },
  },
};
