/** The one set of compiler options: the build and the tests must not differ (decorator metadata, class fields). */
export const compiler = {
  swcrc: false,
  configFile: false,
  jsc: {
    target: 'es2023',
    parser: { syntax: 'typescript', tsx: false, decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: true, verbatimModuleSyntax: true },
  },
  module: { type: 'es6' },
};
/** The same for files with JSX, which the parser must be told. */
export const compilerForJsx = {
  ...compiler,
  jsc: { ...compiler.jsc, parser: { ...compiler.jsc.parser, tsx: true }, transform: { ...compiler.jsc.transform, react: { runtime: 'automatic' } } },
};
