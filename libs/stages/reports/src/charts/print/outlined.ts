import type { Language } from '@suivi/kernel';
import { type Lettering, lettersOf } from './letters.js';

const texts = /<text ([^>]*)>([^<]*)<\/text>/g;
const entities: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
const unescaped = (text: string): string => text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity);

/** What an element says of itself, by name. */
const attributesOf = (element: string): Record<string, string> => Object.fromEntries([...element.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

function letteringOf(element: string, text: string): Lettering {
  const at = attributesOf(element);
  return { x: Number(at.x), y: Number(at.y), anchor: at['text-anchor'] as Lettering['anchor'], size: Number(at['font-size']), bold: at['font-weight'] === 'bold', text: unescaped(text) };
}

/**
 * A chart of ours with its letters drawn as shapes: it looks the same wherever it is shown, in the typefaces of the PDF, and asks for none of the
 * machine's. What it says stands in its title and description.
 */
export function outlined(svg: string, language: Language): string {
  const letters = lettersOf([...svg.matchAll(texts)].map(([, element = '', text = '']) => letteringOf(element, text)), language);
  let next = 0;
  return svg.replace(texts, (_, element: string) => `<path d="${letters[next++] ?? ''}" fill="${attributesOf(element).fill}"/>`).replace(' font-family="inherit"', '');
}
