import { describe, expect, test } from '@jest/globals';
import { type Language, languages } from '@suivi/kernel';
import { strFromU8, unzipSync } from 'fflate';
import sharp from 'sharp';
import type { Chart } from '../outline/outline.js';
import { outlineOf } from '../outline/outline-of.js';
import { composeProgressReport } from '../progress-report.js';
import { renderReport } from '../render.js';
import { sampleDress, sampleFacts } from '../test-facts.js';
import { outlined } from './print/outlined.js';
import { pictureOf } from './print/picture.js';
import { Sketch } from './svg.js';
import { statusCharts } from './status-chart.js';

const reportIn = (language: Language) => composeProgressReport(sampleFacts(language), language);
const chartsIn = (language: Language): Chart[] => outlineOf(reportIn(language), sampleDress()).blocks.filter((block) => block.kind === 'chart');

describe('charts in print', () => {
  test.each(languages)('in %s are drawn with letters as shapes, none of them missing', (language) => {
    const charts = chartsIn(language);
    expect(charts).toHaveLength(3);
    for (const { svg } of charts) {
      const drawn = outlined(svg, language);
      expect(drawn).not.toMatch(/<text|font-family/);
      expect(drawn).not.toContain(' d=""');
      expect(drawn.match(/<path/g)?.length).toBeGreaterThanOrEqual(svg.match(/<text/g)?.length ?? 0);
    }
  });

  test('stand in the Word document as SVG and as PNG, and say what they show', async () => {
    const parts = unzipSync((await renderReport(reportIn('ar'), 'docx', sampleDress())) as Buffer);
    const pictures = Object.keys(parts).filter((name) => name.startsWith('word/media/'));
    expect(pictures.map((name) => name.slice(-4)).sort()).toEqual(['.png', '.png', '.png', '.svg', '.svg', '.svg']);
    const document = strFromU8(parts['word/document.xml'] as Uint8Array);
    expect(document.match(/svgBlip/g)).toHaveLength(3);
    for (const { alternative, title } of chartsIn('ar')) {
      expect(document).toContain(`descr="${alternative}"`);
      expect(document).toContain(`title="${title}"`);
    }
  });

  test.each(['docx', 'pdf'] as const)('a %s with them is the same, byte for byte, each time', async (format) => {
    for (const language of ['en', 'ar', 'zh'] as const) {
      const [a, b] = [await renderReport(reportIn(language), format, sampleDress()), await renderReport(reportIn(language), format, sampleDress())];
      expect(Buffer.compare(a as Buffer, b as Buffer)).toBe(0);
    }
  });
});

/** The colour of a pixel of a picture, as #rrggbb. */
async function pixelOf(png: Buffer, x: number, y: number): Promise<string> {
  return `#${(await sharp(png).removeAlpha().extract({ left: x, top: y, width: 1, height: 1 }).raw().toBuffer()).toString('hex')}`;
}

test('a picture shows shapes where the chart has them, mirrored in Arabic', async () => {
  const drawnIn = (language: Language): Promise<Buffer> => {
    const sketch = new Sketch(language);
    sketch.rect({ x: 10, y: 10, width: 100, height: 20, fill: '#1a7f5a' });
    sketch.line({ x1: 0, y1: 50, x2: 720, y2: 50, stroke: '#b3261e', width: 4 });
    return pictureOf(outlined(sketch.drawn({ id: 'c', height: 60, title: 'T', alternative: 'A' }), language));
  };
  // Two pixels a unit, and three units of room at each side.
  const [english, arabic] = [await drawnIn('en'), await drawnIn('ar')];
  const pixels = (of: Buffer, places: [number, number][]) => Promise.all(places.map(([x, y]) => pixelOf(of, x, y)));
  expect(await pixels(english, [[100, 40], [1352, 40], [100, 100]])).toEqual(['#1a7f5a', '#ffffff', '#b3261e']);
  expect(await pixels(arabic, [[100, 40], [1352, 40], [1352, 100]])).toEqual(['#ffffff', '#1a7f5a', '#b3261e']);
});

test('a chart that no page holds is cut into several, drawn by one measure', () => {
  const facts = sampleFacts();
  const areas = Array.from({ length: 23 }, (_, i) => ({ id: 50 + i, name: { en: `Area ${i}` } }));
  const commitments = areas.map(({ id }, i) => ({ ...(facts.commitments[0] as (typeof facts.commitments)[number]), reference: `UN-CARICOM-6/${i + 20}`, thematicAreaId: id }));
  const charts = statusCharts(composeProgressReport({ ...facts, areas, commitments }, 'en'), sampleDress());
  expect(charts.map(({ title }) => title)).toEqual(['Where the commitments stand (1/2)', 'Where the commitments stand (2/2)']);
  expect(charts[1]?.svg).toContain('id="chart-status-2-t"');
});
