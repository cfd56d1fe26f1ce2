import { fileURLToPath } from 'node:url';
import nxPlugin from '@nx/eslint-plugin';
import { createProjectGraphAsync } from '@nx/devkit';
import tseslint from 'typescript-eslint';
import { assertListComplete, suivi } from './eslint-rules.mjs';
import { mayImport, projects } from './order.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const SOURCES = ['apps/**/*.{ts,tsx}', 'libs/**/*.ts', 'tests/**/*.ts', 'drizzle/*.ts'];
const TESTS = ['**/*.test.{ts,tsx}', 'tests/**/*.ts'];
const DATA = ['**/catalogues/**', '**/packs/**', 'libs/base/db/src/schema/**', '**/routeTree.gen.ts'];

const PLAIN = [
  'no-async-promise-executor', 'no-cond-assign', 'no-constant-condition', 'no-control-regex', 'no-empty', 'no-fallthrough', 'no-irregular-whitespace', 'no-loss-of-precision',
  'no-misleading-character-class', 'no-prototype-builtins', 'no-self-assign', 'no-self-compare', 'no-sparse-arrays', 'no-unsafe-finally', 'no-useless-escape', 'prefer-const', 'no-var',
];

assertListComplete();
// enforce-module-boundaries skips itself in silence without a project graph; here a missing graph ends the run.
await createProjectGraphAsync({ exitOnError: false });

const clock = [
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'new Date()'],
  ['CallExpression[callee.name="Date"]', 'Date()'],
  ['MemberExpression[object.name="Date"][property.name="now"]', 'Date.now'],
  ['MemberExpression[object.name="DateTime"][property.name="now"]', 'DateTime.now'],
  ['CallExpression[callee.object.name="DateTime"][callee.property.name=/^(local|utc)$/][arguments.length=0]', 'DateTime.local()'],
].map(([selector, name]) => ({ selector, message: `${name} reads the clock; take \`now: Date\` as an argument.` }));
const stopwatch = { selector: 'MemberExpression[object.name="performance"][property.name="now"]', message: 'A stopwatch belongs to a floor that holds a process or a connection, or to an app.' };
const environment = { selector: 'MemberExpression[object.name="process"][property.name="env"]', message: 'Only @suivi/config reads the environment.' };
const nameless = { selector: 'ExportAllDeclaration[exported=null]', message: 'Export names one by one: a reader of index.ts sees what the lib offers.' };

export default tseslint.config(
  { ignores: ['**/dist/**', '**/node_modules/**', '.nx/**', '.suivi/**', 'coverage/**'] },
  {
    files: SOURCES,
    extends: [...tseslint.configs.strict],
    languageOptions: { parserOptions: { project: ['.config/tsconfig.json'], tsconfigRootDir: root } },
    plugins: { '@nx': nxPlugin, suivi },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          allow: [],
          enforceBuildableLibDependency: false,
          banTransitiveDependencies: false,
          depConstraints: projects.map((project) => ({ sourceTag: project, onlyDependOnLibsWithTags: mayImport(project).length > 0 ? mayImport(project) : ['nothing'] })),
        },
      ],
      'suivi/order': 'error',
      'suivi/home': 'error',
      'suivi/inside': 'error',
      'suivi/naming': 'error',
      'no-restricted-syntax': ['error', ...clock, stopwatch, environment, nameless],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true, IIFEs: true }],
      complexity: ['error', 10],
      'max-params': ['error', 4],
      ...Object.fromEntries(PLAIN.map((rule) => [rule, 'error'])),
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-console': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // An empty class carries a Nest module's decorator.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
    },
  },
  { files: ['apps/web/**/*.{ts,tsx}'], languageOptions: { parserOptions: { project: ['apps/web/tsconfig.json'], tsconfigRootDir: root } } },
  {
    files: ['apps/web/src/**/*.tsx'],
    rules: { 'no-restricted-imports': ['error', { paths: [{ name: '@mantine/core', importNames: ['Checkbox', 'MultiSelect', 'Radio', 'Tabs'], message: 'Import it from ui/: its styles come with the screens that use it.' }] }] },
  },
  // The edges of the product read the clock; the processes hand their environment to the settings.
  { files: ['apps/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', environment, nameless], 'no-console': 'off' } },
  { files: ['libs/base/{db,jobs,mailer}/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...clock, environment, nameless] } },
  { files: ['libs/base/config/src/**/*.ts'], rules: { 'no-restricted-syntax': ['error', ...clock, nameless] } },
  { files: ['apps/*/src/main.ts', 'apps/web/**/*.{ts,tsx}'], rules: { 'no-restricted-syntax': ['error', nameless] } },
  // Tests belong to the root project, which stands above the order.
  { files: ['tests/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
  { files: DATA, rules: { 'max-lines': 'off', 'max-lines-per-function': 'off' } },
  {
    files: TESTS,
    rules: { 'no-restricted-syntax': ['error', nameless], 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400, skipBlankLines: true, skipComments: true }], '@typescript-eslint/no-non-null-assertion': 'off', 'no-console': 'off' },
  },
);
