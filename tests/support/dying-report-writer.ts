/** A process that writes the files of reports that are waited for: `dying-report-writer.ts <address of the database>`. It says `done` for each; its parent kills it. */
import { openDatabase } from '@suivi/db';
import { writeOutputs } from '@suivi/reports';

const { db, pool } = openDatabase({ url: process.argv[2] ?? '', max: 4, onError: () => undefined });
let told = 0;
setInterval(() => {
  void pool.query("select count(*) as n from report_output where status = 'done'").then(({ rows }) => {
    for (; told < Number(rows[0]?.n); told += 1) process.stdout.write('done\n');
  });
}, 20);
await writeOutputs.run({ db, clock: { now: () => new Date() } }, {});
await new Promise((resolve) => setTimeout(resolve, 600_000));
