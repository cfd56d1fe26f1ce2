/** Something in a scenario is wrong: each problem names the file and, where it is known, the line. */
export class ScenarioError extends Error {
  constructor(readonly problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'ScenarioError';
  }
}
