/**
 * What `npm start`, `npm test` and `suivi` go through: checks Node, installs and builds what is missing or old, then runs.
 * This file uses only what an old Node also knows, so that an old Node hears what it lacks instead of a syntax error.
 */
const OLDEST = [20, 19];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`Suivi needs Node ${OLDEST.join('.')} or newer; this is Node ${process.versions.node}. See https://nodejs.org/\n`);
  process.exit(1);
} else {
  import('./launch/run.mjs')
    .then(({ run }) => run(process.argv.slice(2)))
    .catch((error) => {
      process.stderr.write(`${error && error.explained ? error.message : (error && error.stack) || error}\n`);
      process.exit(1);
    });
}
