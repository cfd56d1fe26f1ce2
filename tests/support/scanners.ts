import { execFile, execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a tool says about an address. `severity` is our reading of it. */
export interface Finding {
  tool: 'ffuf' | 'wapiti' | 'sqlmap';
  severity: 'info' | 'low' | 'medium' | 'high';
  what: string;
}

/** A tool's run: what it found, and how much it asked, in its own words. */
export interface Sweep {
  findings: Finding[];
  asked: string;
}

/** Tells whether a tool is installed here. */
export function has(tool: string): boolean {
  try {
    execFileSync('which', [tool], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Runs a tool for so long at the most; answers what it wrote. A tool that is ended has still found what it found. */
const run = (tool: string, words: string[], seconds: number): Promise<string> =>
  new Promise((resolve) => execFile(tool, words, { timeout: seconds * 1000, killSignal: 'SIGKILL', maxBuffer: 1 << 26 }, (_error, out, err) => resolve(`${out}\n${err}`)));

const hidden = [
  '.git/HEAD', '.git/config', '.env', '.env.local', '.htaccess', '.npmrc', '.suivi/', '.DS_Store', 'package.json', 'package-lock.json', 'node_modules/', 'drizzle/', 'backup.zip', 'dump.sql', 'config.json', 'server.js', 'dist/', 'src/main.ts', 'admin', 'admin/',
  'admin/queues', 'debug', 'actuator', 'phpinfo.php', 'wp-login.php', 'server-status', 'swagger', 'api', 'api/v1', 'api/v1/', 'api/v2', 'graphql', 'metrics/../.env', 'trace', 'console', 'id_rsa', 'index.html.bak', 'index.html~', 'assets/', 'assets/../package.json',
];
const traversals = ['../../../../etc/passwd', '..%2f..%2f..%2f..%2fetc%2fpasswd', '%2e%2e/%2e%2e/%2e%2e/etc/passwd', '..%252f..%252fetc%252fpasswd', '..%5c..%5c..%5cetc%5cpasswd', '%c0%ae%c0%ae/etc/passwd', '....//....//etc/passwd', '/etc/passwd', '//etc/passwd', 'assets/..%2f..%2fpackage.json', 'assets/%2e%2e/%2e%2e/package.json', '%00', 'index.html%00.txt', '%2e%2e%2f%2e%2e%2fpackage.json', 'file:///etc/passwd'];
const methods = ['TRACE', 'TRACK', 'DEBUG', 'CONNECT', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'MKCOL', 'COPY', 'MOVE', 'LOCK', 'SEARCH', 'PURGE', 'FOO'];

interface Hit {
  input: { FUZZ: string };
  status: number;
  length: number;
}

async function ffuf(folder: string, o: { url: string; words: readonly string[]; more: string[] }): Promise<Hit[]> {
  const [list, out] = [join(folder, 'words'), join(folder, 'ffuf.json')];
  writeFileSync(list, o.words.join('\n'));
  await run('ffuf', ['-u', o.url, '-w', list, '-mc', 'all', '-t', '4', '-s', '-of', 'json', '-o', out, ...o.more], 120);
  return (JSON.parse(readFileSync(out, 'utf8')) as { results: Hit[] }).results;
}

/** What may be at an address that nobody is told of: nothing, or what is ours to show. */
const ours = /^admin\/queues$/;

/** Looks for files that lie open, for ways out of the folder, and for methods that nobody asked for. */
export async function sweepPaths(url: string, folder: string): Promise<Sweep> {
  const files = await ffuf(folder, { url: `${url}/FUZZ`, words: [...hidden, ...traversals], more: [] });
  const bad = files.filter(({ input, status }) => status >= 500 || (status < 400 && !ours.test(input.FUZZ)));
  const targets = ['/', '/api/v1/commitments', '/answer/x'];
  const byMethod = (await Promise.all(targets.map(async (path, n) => {
    const own = join(folder, `methods-${n}`);
    execFileSync('mkdir', ['-p', own]);
    return (await ffuf(own, { url: `${url}${path}`, words: methods, more: ['-X', 'FUZZ'] })).map((hit) => ({ ...hit, path }));
  }))).flat();
  const worse = byMethod.filter(({ status }) => status < 400 || status >= 500);
  return {
    asked: `${files.length} addresses, ${byMethod.length} methods`,
    findings: [...bad.map(({ input, status }) => ({ input: input.FUZZ, status })), ...worse.map(({ input, status, path }) => ({ input: `${input.FUZZ} ${path}`, status }))].map(({ input, status }) => ({ tool: 'ffuf' as const, severity: 'medium' as const, what: `${input} answers ${status}` })),
  };
}

/** Modules that need a server elsewhere or a list from the net are left out: nothing leaves this machine. */
const modules = ['blindsql', 'cookieflags', 'crlf', 'csp', 'exec', 'file', 'http_headers', 'methods', 'permanentxss', 'redirect', 'sql', 'xss', 'csrf', 'htaccess', 'shellshock'].join(',');

interface WapitiReport {
  vulnerabilities: Record<string, { level: number; info: string; path: string; parameter: string | null }[]>;
  anomalies: WapitiReport['vulnerabilities'];
  infos: { crawled_pages_nbr?: number };
}

/** Crawls the pages and attacks what it finds there. */
export async function sweepPages(urls: readonly string[], folder: string, seconds: number): Promise<Sweep> {
  const out = join(folder, 'wapiti.json');
  const first = urls[0] as string;
  await run('wapiti', [
    '-u', first, ...urls.slice(1).flatMap((url) => ['-s', url]), '--scope', 'domain', '-m', modules, '-S', 'normal', '-d', '4', '-t', '6', '--max-scan-time', String(Math.round(seconds / 4)), '--max-attack-time', String(Math.round(seconds / 10)), '--store-session', folder,
    '--flush-session', '--no-bugreport', '-v', '0', '-f', 'json', '-o', out,
  ], seconds);
  const report = JSON.parse(readFileSync(out, 'utf8')) as WapitiReport;
  const severity = (level: number): Finding['severity'] => (['info', 'low', 'medium', 'high'] as const)[level] ?? 'high';
  const found = [...Object.entries(report.vulnerabilities), ...Object.entries(report.anomalies)].flatMap(([kind, list]) => list.map(({ level, info, path, parameter }) => ({ tool: 'wapiti' as const, severity: severity(level), what: `${kind}: ${info} at ${path} ${parameter ?? ''}` })));
  return { asked: `${urls.length} pages to begin with, modules ${modules}`, findings: found };
}

/** Tries to bring SQL into a query or a body, place by place (marked `*`). */
export async function sweepSql(requests: readonly { url: string; method?: string; json?: string }[], folder: string, secondsEach: number): Promise<Sweep> {
  const findings: Finding[] = [];
  let done = 0;
  for (const { url, method = 'GET', json } of requests) {
    const said = await run('sqlmap', [
      '-u', url, '--method', method, ...(json ? ['--data', json] : []), '--headers', `${json ? 'Content-Type: application/json\\n' : ''}If-Match: *`, '--batch', '--level', '2', '--risk', '1', '--dbms', 'PostgreSQL', '--technique', 'BEUT', '--time-sec', '4',
      '--timeout', '10', '--retries', '0', '--ignore-code', '400,404,409,412,422', '--output-dir', folder, '--flush-session', '--disable-coloring',
    ], secondsEach);
    if (/do(es)? not (appear|seem) to be injectable|all tested parameters/.test(said)) done += 1;
    if (/is vulnerable|identified the following injection point/.test(said)) findings.push({ tool: 'sqlmap', severity: 'high', what: `${method} ${url} ${json ?? ''}` });
    const fault = /(\d+) \(Internal Server Error\)/.exec(said);
    if (fault) findings.push({ tool: 'sqlmap', severity: 'medium', what: `${method} ${url} answers 500: ${fault[0]}` });
  }
  return { asked: `${requests.length} requests, ${done} tried to the end in ${secondsEach} s each`, findings };
}
