import { describe, expect, test } from '@jest/globals';
import { anyOf, folded, phrasesOf } from './folding.js';

describe('a folded text', () => {
  test.each([
    ['  Envoyé\u00a0 de\tmon   iPhone ', 'envoye de mon iphone'], ['mise en Œuvre', 'mise en oeuvre'], ['نُفِّذَ', 'نفذ'], ['أُنجز إلى الآن', 'انجز الى الان'], ['Ещё', 'еще'], ['完成：是，好！', '完成:是,好!'], ['\u202bcan’t\u202c', "can't"], ['x\u00adray', 'xray'],
  ])('%j is compared as %j', (text, plain) => expect(folded(text)).toBe(plain));

  test('is folded once and for all', () => expect(folded(folded('Été À L’ÉCOLE'))).toBe('ete a l\'ecole'));

  test('is found by any of a list of phrases, the longest first, whatever signs they hold', () => {
    const shape = new RegExp(`^${anyOf(phrasesOf('done; all done ; Réalisé(e); a/b [c]; ;'))}`, 'u');
    expect(['all done now', 'realise(e)', 'a/b [c]', 'undone'].map((text) => shape.exec(text)?.[0])).toEqual(['all done', 'realise(e)', 'a/b [c]', undefined]);
  });
});
