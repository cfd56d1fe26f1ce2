/** Every benchmark by name: what it compares, and its module (loaded when it is asked for). */
export const benchmarks = {
  'read-overdue': { compares: 'overdue page of 25 out of 10,000 over HTTP, against bare node:http with the same SQL', load: () => import('./read-overdue.mjs') },
  'read-overdue-1m': { compares: 'the same page out of 1,000,000, against out of 10,000', load: () => import('./read-overdue-1m.mjs') },
  'read-register': { compares: 'the register of 10,000 filtered, sorted, searched and counted over HTTP (p95), against the same statements on one connection', load: () => import('./read-register.mjs') },
  scroll: { compares: 'the register of 10,000 scrolled in Chromium, against a plain page of as many rows', load: () => import('./scroll.mjs') },
  'write-status': { compares: 'a status update over HTTP, against bare node:http with the same writes', load: () => import('./write-status.mjs') },
  'cold-start': { compares: 'second `npm start` to the first 200, against PostgreSQL and bare node:http', load: () => import('./cold-start.mjs') },
  simulate: { compares: 'simulated days a second, against only a new database and the same mails in its mailbox', load: () => import('./simulate.mjs') },
  'mail-rate': { compares: 'the round for thousands of people, against raw pooled nodemailer to the same sink', load: () => import('./mail-rate.mjs') },
  sweep: { compares: 'finding 10,000 due reminders, against INSERT … SELECT of the same rows', load: () => import('./sweep.mjs') },
  noise: { compares: 'mails a person a week over a simulated biennium, against one mail for each item', load: () => import('./noise.mjs') },
  extract: { compares: 'pages of an outcome document read, against splitting it into paragraphs', load: () => import('./extract.mjs') },
  'report-cycle': { compares: '500 commitments reported in six languages, against only writing the same documents', load: () => import('./report-cycle.mjs') },
};
