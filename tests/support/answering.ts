import { parseDocument } from 'htmlparser2';
import { parseMessage } from '@suivi/mailer';
import type { Answer, ApiUnderTest } from './api.js';

/** Calls the API and throws where it refuses. */
export function callsOf(it: ApiUnderTest) {
  const call = async (method: 'GET' | 'POST' | 'PATCH', url: string, body?: unknown) => {
    const answer = await it.call(method, `/api/v1${url}`, { body });
    if (answer.status >= 300) throw new Error(`${method} ${url}: ${answer.status} ${answer.text}`);
    return answer.json;
  };
  return { get: (url: string) => call('GET', url), post: (url: string, body: unknown = {}) => call('POST', url, body), patch: (url: string, body: unknown) => call('PATCH', url, body) };
}

/** A mail as it lies in the mailbox, out of its raw form. */
export interface Received {
  subject: string;
  text: string;
  /** The addresses in it that lead to an answer page, without the server. */
  links: string[];
}

/** Everything that an address has got, the oldest first, each read out of its .eml. */
export async function mailTo(it: ApiUnderTest, address: string): Promise<Received[]> {
  const { rows } = await it.database.pool.query('select id, subject from mailbox_message where envelope_to = $1 order by id', [address]);
  return Promise.all(
    rows.map(async ({ id, subject }) => {
      const raw = await it.call('GET', `/api/v1/mailbox/${id}/raw`);
      const { text } = await parseMessage(raw.text);
      return { subject, text: text ?? '', links: [...(text ?? '').matchAll(/http:\/\/127\.0\.0\.1:3210(\/answer\/\S+)/g)].map(([, path]) => path as string) };
    }),
  );
}

/** Posts a form as a browser does, with its files. */
export function postForm(it: ApiUnderTest, url: string, fields: Record<string, string>, files: readonly { name: string; bytes: Uint8Array }[] = []): Promise<Answer> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const { name, bytes } of files) form.append('files', new Blob([bytes as Uint8Array<ArrayBuffer>]), name);
  return it.call('POST', url, { body: form });
}

interface Node {
  type: string;
  name?: string;
  data?: string;
  attribs?: Record<string, string>;
  children?: Node[];
}

const within = (node: Node, name: string): Node[] => [...(node.name === name ? [node] : []), ...(node.children ?? []).flatMap((child) => within(child, name))];
const textOf = (node: Node): string => (node.type === 'text' ? (node.data ?? '') : (node.children ?? []).map(textOf).join(''));

/** A form on a page: where it goes, what a browser would send of it if nobody filled it in, and its buttons. */
export interface FormFound {
  action: string | null;
  method: string;
  fields: Record<string, string>;
  buttons: { name: string; value: string }[];
}

/** What a browser sends of an input that nobody touched. */
function filled({ attribs: { name = '', type = 'text', value = '', checked } = {} }: Node): [string, string][] {
  const isTicked = !['radio', 'checkbox'].includes(type) || checked !== undefined;
  return name !== '' && isTicked && !['file', 'submit'].includes(type) ? [[name, value]] : [];
}

/** The forms and the links of a page, as a robot finds them. */
export function readPage(html: string): { forms: FormFound[]; links: string[]; heading: string } {
  const root = parseDocument(html) as unknown as Node;
  const forms = within(root, 'form').map((form) => ({
    action: form.attribs?.action ?? null,
    method: (form.attribs?.method ?? 'get').toUpperCase(),
    fields: Object.fromEntries([...within(form, 'input').flatMap(filled), ...within(form, 'textarea').map((area) => [area.attribs?.name ?? '', textOf(area).replace(/^\n/, '')])]),
    buttons: within(form, 'button').map((button) => ({ name: button.attribs?.name ?? '', value: button.attribs?.value ?? '' })),
  }));
  return { forms, links: within(root, 'a').map((a) => a.attribs?.href ?? ''), heading: within(root, 'h1').map(textOf).join(' ') };
}
