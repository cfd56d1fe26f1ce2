import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/** Says in the last lines what did not run: a test that is skipped in silence is no test. Names carry the reason. */
export default class SkippedReporter {
  #root;

  constructor(globalConfig) {
    this.#root = globalConfig.rootDir;
  }

  onRunComplete(_contexts, results) {
    // A file that does not even load counts as one failure: its tests cannot be counted.
    const counts = [results.numPassedTests, results.numFailedTests + results.numRuntimeErrorTestSuites, results.numPendingTests + results.numTodoTests];
    if (process.env.SUIVI_TEST_COUNTS) writeFileSync(process.env.SUIVI_TEST_COUNTS, `${counts.join(' ')}\n`);
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
