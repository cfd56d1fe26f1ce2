import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Language, Refusal } from '@suivi/kernel';

const require = createRequire(import.meta.url);

/** Where a package of typefaces stands, by a file that it lets be asked for; undefined where it is not installed. */
function folderOf(file: string, up: number): string | undefined {
  try {
    let folder = require.resolve(file);
    for (let i = 0; i < up; i += 1) folder = dirname(folder);
    return folder;
  } catch {
    return undefined;
  }
}

const within = (folder: string | undefined, ...parts: string[]): string[] => {
  const path = folder === undefined ? '' : join(folder, ...parts);
  return path !== '' && existsSync(path) ? [path] : [];
};

/** Folders of the typefaces that come with the product, under the OFL: Tinos (Latin, Cyrillic), Noto Naskh Arabic, Noto Sans for Chinese. What the machine has plays no part. */
export function typefaceFolders(): { always: string[]; chinese: string[] } {
  return {
    always: [...within(folderOf('@expo-google-fonts/tinos/package.json', 1)), ...within(folderOf('@embedpdf/fonts-arabic', 2), 'fonts')],
    chinese: within(folderOf('@embedpdf/fonts-sc', 2), 'fonts'),
  };
}

/** Refuses a Chinese report where the optional package with its typeface was left out: a sheet of empty boxes helps nobody. */
export function requireTypeface(language: Language, chinese: readonly string[]): void {
  if (language === 'zh' && chinese.length === 0)
    throw new Refusal('report.typeface-missing', 'a PDF in Chinese needs the optional package @embedpdf/fonts-sc (36 MB), which was left out of this installation: install it with `npm install --no-save @embedpdf/fonts-sc@1.0.0`, or take the Word document');
}
