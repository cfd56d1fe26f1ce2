import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutReply, type InboundMail } from './index.js';

const mailOf = (text: string | null, html: string | null = null): InboundMail => ({ text, html, headers: [{ name: 'From', value: 'Maria Clarke <maria@agency.example>' }] });

const fragments = [
  '\n', '\r\n', '> ', '>>', 'On ', 'Le ', 'في ', '在 ', '3 May 2027, 10:00, ', 'Suivi <suivi@desk.example> ', 'wrote:', 'a écrit :', '写道：', 'كتب:', 'написал(а):', 'From: x\n', 'Sent: y\n', 'To: z\n', 'De :', 'Objet :',
  '-----Original Message-----\n', '________________________________\n', '-- \n', 'Best regards,\n', 'Maria Clarke\n', 'Sent from my iPhone\n', 'This message and any attachments\n', 'Done. ', 'The links are yours: whoever has them can report', '\u200f', '\u00a0', '\ud800', '😀',
  '<div>', '</div>', '<blockquote type=cite>', '</blockquote>', '<p>', '<br>', '<div id="appendonsend">', '<div class=gmail_attr>', '<a href="https://x.example">', '</a>', '<ol><li>', '<pre>', '<!--', ']]>', '<style>', '&nbsp;', '&#0;',
];
const anyBody = fc.array(fc.oneof(fc.constantFrom(...fragments), fc.string({ unit: 'grapheme', maxLength: 12 })), { maxLength: 60 }).map((parts) => parts.join(''));

const squeezed = (text: string): string => text.replace(/[\s\u00a0\u202f\u2007\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '');

describe('any mail', () => {
  test('is cut without a throw, and nothing stands in the cut that did not stand in the mail, in its order', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const left = squeezed(body);
        let at = 0;
        for (const line of cutReply(mailOf(body)).split('\n').map(squeezed)) {
          const found = left.indexOf(line, at);
          expect(found).toBeGreaterThanOrEqual(at);
          at = found + line.length;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('as HTML is cut without a throw, the same each time', () => {
    fc.assert(
      fc.property(anyBody, anyBody, (html, text) => {
        expect(cutReply(mailOf(text, html))).toBe(cutReply(mailOf(text, html)));
      }),
      { numRuns: 1000 },
    );
  });

  test('that was cut is not cut further if it comes again without its quotation', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('Done.', 'The plan was published on 2 June.', '已完成。', 'نُشرت الخطة.', 'План опубликован.', ''), { maxLength: 8 }), (lines) => {
        const cut = cutReply(mailOf(`${lines.join('\n')}\n\nOn 3 May 2027, at 10:00, Suivi <suivi@desk.example> wrote:\n\n> Dear Maria`));
        expect(cutReply(mailOf(cut))).toBe(cut);
      }),
    );
  });
});

const long = 1_000_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(long / piece.length));

const shapes: Record<string, string> = {
  'quotation marks': filled('>'), 'quoted lines': filled('>\n'), 'On': filled('On '), 'On by lines': filled('On \n'), 'lines that end with a colon': filled('On 3 May 2027, 10:00:\n'),
  'lines that end with wrote': filled('On 3 May 2027 Suivi wrote:\n'), 'addresses': filled('a@b.example '), 'at signs': filled('@'), 'half addresses by lines': filled('a@b <c@d\n'), 'header labels': filled('From: '), 'headers by lines': filled('From:\n'),
  'subjects by lines': filled('Subject: x\nx\nx\n'), 'dashes': filled('-'), 'rules': filled('-----\n'), 'underscores': filled('_'), 'underscores by lines': filled('____\n'), 'blanks': filled(' '), 'blanks and a letter': `${filled(' ')}x`, 'line breaks': filled('\n'),
  'carriage returns': filled('\r'), 'sign-offs': filled('Best regards,\n'), 'sign-offs in one line': filled('thanks, '), 'names': filled('Maria Clarke\n'), 'telephones': filled('Sent from my iPhone\n'), 'disclaimers': filled('This message and any\n\n'),
  'our own words': filled('The links are yours: whoever has them can report in your name.\n'), 'our greeting': filled('Dear x,\n'), 'combining marks': `a${filled('\u0301')}`, 'marks of direction': filled('\u202b'), 'Chinese': filled('已完成'), 'digits': filled('1:11 '), 'dividers': filled('-----Original '),
  'dividers by lines': filled('-----Original Message-----\n'), 'separators': filled('--\n'), 'brackets': filled('[image: '),
};

const pages: Record<string, string> = {
  ...shapes, 'nested blocks': filled('<div>'), 'nested quotations': filled('<blockquote type=cite>'), 'blocks': filled('<div>x</div>'), 'closings': filled('</div>'), 'unclosed and unopened': `${'<b>'.repeat(150_000)}${'</i>'.repeat(150_000)}`, 'paragraphs': filled('<p>'),
  'breaks': filled('<br>'), 'links': filled('<a href="https://x.example">x</a>'), 'half tags': filled('<'), 'half comments': filled('<!--'), 'attributes': `<div ${filled('a="b" ')}>`, 'classes': `<div class="${filled('x_')}">`, 'a style': `<style>${filled('p{')}</style>`, 'styles': filled('<p style="margin:">'),
  'entities': filled('&amp;'), 'forms': filled('<form><form>'), 'items': filled('<ol><li>x</ol>'), 'cells': filled('<td>'), 'everything below': filled('<div id=appendonsend></div>'),
};

const secondsFor = (mail: InboundMail): number => {
  const begun = process.cpuUsage();
  cutReply(mail);
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1e6;
};

describe('a megabyte made to hurt takes less than a second', () => {
  test.each(Object.keys(shapes))('%s', (name) => {
    expect(secondsFor(mailOf(shapes[name] as string))).toBeLessThan(1);
  });

  test.each(Object.keys(pages))('%s as HTML', (name) => {
    expect(secondsFor(mailOf(null, pages[name] as string))).toBeLessThan(1);
  });
});
