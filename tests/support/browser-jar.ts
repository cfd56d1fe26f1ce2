import type { ApiUnderTest, Answer } from './api.js';

/** A browser of a test: it keeps cookies, sends them back, and follows nothing by itself. */
export interface Jar {
  get(path: string): Promise<Answer>;
  /** Submits a form; `origin` is the page's own, as browsers say it. */
  post(path: string, form?: Record<string, string>): Promise<Answer>;
  /** Calls the API with the cookies that it has. */
  call: ApiUnderTest['call'];
  cookies: Map<string, string>;
}

/** A new browser without cookies. */
export function newJar(it: ApiUnderTest): Jar {
  const cookies = new Map<string, string>();
  const call: Jar['call'] = async (method, url, o = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await it.call(method, url, { ...o, headers: { ...(cookie ? { cookie } : {}), ...o.headers } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  };
  return {
    cookies, call, get: (path) => call('GET', path),
    post: (path, form = {}) => call('POST', path, { body: new URLSearchParams(form).toString(), headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  };
}
