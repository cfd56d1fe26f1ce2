#!/usr/bin/env node
// The command as npm links it: committed, so that `npx suivi` works before anything was built.
process.argv.splice(2, 0, 'suivi');
import('../../../.config/launch.mjs');
