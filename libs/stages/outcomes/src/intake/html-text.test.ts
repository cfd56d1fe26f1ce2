import { describe, expect, test } from '@jest/globals';
import { htmlText } from './html-text.js';

describe('the text of an HTML page', () => {
  test('has a line a paragraph, without scripts, styles and navigation', () => {
    const page = `<!doctype html><html><head><title>T</title><style>p{}</style></head><body><nav><a>Home</a></nav><h1>Joint  statement</h1>
      <p>The participants<br>met in <b>Geneva</b>.<sup><a href="#n1">1</a></sup></p><script>alert('no')</script><div>They agreed: <span>yes</span></div></body></html>`;
    expect(htmlText(page)).toBe('Joint statement\n\nThe participants met in Geneva.\n\nThey agreed: yes');
  });

  test('gives the numbers of lists back, each in its style and from where it starts', () => {
    const page = '<ol start=4><li>Decides:<ol type=a><li>first<li>second<ol type="i"><li>deeper</ol></ol><li value=9><p>Requests</p></ol><ul><li>a point</ul><ol style="list-style-type: upper-roman"><li>Part</ol>';
    expect(htmlText(page).split('\n\n')).toEqual(['4. Decides:', '(a) first', '(b) second', '(i) deeper', '9. Requests', '• a point', 'I. Part']);
  });

  test('has a line a row of a table, and the paragraphs of a table that only lays out', () => {
    expect(htmlText('<table><tr><th>Action<th>Lead<tr><td>Report<td>UNDP</table>')).toBe('Action | Lead\n\nReport | UNDP');
    expect(htmlText('<table><tr><td><p>One.</p><p>Two.</p></td><td>Side</td></tr></table>')).toBe('One.\n\nTwo.\n\nSide');
  });

  test('keeps a break that ends a sentence, and raised letters that belong to a word', () => {
    expect(htmlText('<p>1. First;<br>2. Second.<br><br>le 1<sup>er</sup> juin')).toBe('1. First;\n\n2. Second.\n\nle 1er juin');
  });

  test('survives ten thousand levels', () => {
    expect(htmlText(`${'<div>'.repeat(10_000)}The meeting decides.${'</div>'.repeat(10_000)}`)).toBe('The meeting decides.');
    expect(htmlText(`${'<ul><li>'.repeat(10_000)}The meeting decides.`)).toContain('The meeting decides.');
  });
});
