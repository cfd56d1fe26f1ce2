import { relative } from 'node:path';

/** Says in the last lines what did not run: a test that is skipped in silence is no test. Names carry the reason. */
export default class SkippedReporter {
  #root;

  constructor(globalConfig) {
    this.#root = globalConfig.rootDir;
  }

  onRunComplete(_contexts, results) {
    const skipped = results.testResults.flatMap((file) =>
      file.testResults
        .filter((test) => test.status === 'pending' || test.status === 'todo' || test.status === 'disabled')
        .map((test) => `  ${relative(this.#root, file.testFilePath)}: ${test.fullName}`),
    );
    // A name pattern (-t) skips nearly everything on purpose.
    if (results.numPassedTests < skipped.length && process.argv.some((word) => word === '-t' || word.startsWith('--testNamePattern'))) return;
    process.stderr.write(skipped.length === 0 ? 'Nothing was skipped.\n' : `Skipped ${skipped.length}:\n${skipped.join('\n')}\n`);
  }
}
