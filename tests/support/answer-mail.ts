import { parseMessage } from '@suivi/mailer';

/** How a client sets an answer above the mail that it answers. */
export type AnswerShape = 'gmail' | 'outlook' | 'plain';

/** A person's answer. */
export interface AnswerMail {
  from: string;
  words: string;
  shape?: AnswerShape;
  /** Instead of where the mail asks to be answered. */
  to?: string;
  headers?: readonly string[];
}

const headerIn = (raw: string, name: string): string => new RegExp(`^${name}:[ \\t]*(.*(?:\\r\\n[ \\t].*)*)`, 'im').exec(raw)?.[1]?.replace(/\r\n[ \t]+/g, ' ') ?? '';

/** Where a mail asks to be answered. */
export const replyToOf = (raw: string): string => headerIn(raw, 'Reply-To');

/** The addresses to answer by a mail of its own that a mail's text offers, in its order. */
export async function answerLinksOf(raw: string): Promise<URL[]> {
  const { text } = await parseMessage(raw);
  return [...(text ?? '').matchAll(/^mailto:\S+$/gm)].map(([link]) => new URL(link));
}

const bodies: Record<AnswerShape, (words: string, text: string, html: string) => string[]> = {
  plain: (words) => ['Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', words],
  outlook: (words, text) => [
    'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', words, '', '________________________________',
    'From: Suivi <suivi@desk.example>', 'Sent: Wednesday, 9 May 2012 10:00', 'To: Person', 'Subject: Your commitments', '', text.replace(/\n/g, '\r\n'),
  ],
  gmail: (words, text, html) => [
    'Content-Type: multipart/alternative; boundary="gmail"', '', '--gmail', 'Content-Type: text/plain; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '', words, '',
    'On Wed, May 9, 2012 at 10:00 AM Suivi <suivi@desk.example> wrote:', '', text.split('\n').map((line) => `> ${line}`).join('\r\n'), '--gmail', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: 8bit', '',
    `<div dir="ltr">${words.replace(/\r?\n/g, '<br>')}</div><br><div class="gmail_quote"><div dir="ltr" class="gmail_attr">On Wed, May 9, 2012 at 10:00 AM Suivi &lt;suivi@desk.example&gt; wrote:<br></div><blockquote class="gmail_quote">${html}</blockquote></div>`,
    '--gmail--', '',
  ],
};

/** An answer to a mail as it lies in the mailbox, the way a client writes it. */
export async function answerTo(raw: string, { from, words, shape = 'gmail', to = replyToOf(raw), headers = [] }: AnswerMail): Promise<Buffer> {
  const { text, html } = await parseMessage(raw);
  const head = [`From: ${from}`, `To: Suivi <${to}>`, `Subject: Re: your commitments`, 'Date: Wed, 09 May 2012 12:00:00 +0000', `Message-ID: <${Buffer.from(words).toString('hex').slice(0, 30)}.${shape}@x.example>`, `In-Reply-To: ${headerIn(raw, 'Message-ID')}`, 'MIME-Version: 1.0'];
  return Buffer.from([...headers, ...head, ...bodies[shape](words, text ?? '', html ?? '')].join('\r\n'));
}
