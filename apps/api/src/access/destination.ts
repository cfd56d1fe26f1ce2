const here = 'http://here.invalid';
/** Where nobody wants to be sent after signing in: what is no page, or only leads to signing in again. */
const noPages = /^\/(api|admin\/queues\/api|sign-in|sign-out|claim)(\/|$)/;

/** Where somebody wanted to go, if it is a page of this server; the first page for anything else, above all for what leads elsewhere. */
export function destinationOf(then: unknown): string {
  if (typeof then !== 'string' || then.length > 1000 || !/^\/[\x21-\x5b\x5d-\x7e]*$/.test(then) || !URL.canParse(then, here)) return '/';
  const { origin, pathname, search } = new URL(then, here);
  return origin !== here || pathname.startsWith('//') || noPages.test(pathname) ? '/' : `${pathname}${search}`;
}

/** The page on which somebody signs in and comes back from. */
export const signInPage = (then: string): string => `/sign-in?then=${encodeURIComponent(destinationOf(then))}`;
