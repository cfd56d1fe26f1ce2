const browsers: readonly (readonly [RegExp, string])[] = [[/\bEdg(e|A|iOS)?\//, 'Edge'], [/\bOPR\//, 'Opera'], [/\bSamsungBrowser\//, 'Samsung Internet'], [/\b(Firefox|FxiOS)\//, 'Firefox'], [/\b(Chrome|CriOS|Chromium)\//, 'Chrome'], [/\bSafari\//, 'Safari']];
const systems: readonly (readonly [RegExp, string])[] = [[/\bWindows\b/, 'Windows'], [/\bAndroid\b/, 'Android'], [/\b(iPhone|iPad|iPod)\b/, 'iOS'], [/\bMac OS X\b/, 'macOS'], [/\bCrOS\b/, 'ChromeOS'], [/\bLinux\b/, 'Linux']];
const first = (list: typeof browsers, text: string): string | undefined => list.find(([pattern]) => pattern.test(text))?.[1];

/** A browser by its name and system, as people know it, out of what it calls itself; null where that says neither. */
export function deviceOf(agent: string): string | null {
  const parts = [first(browsers, agent), first(systems, agent)].filter((part) => part !== undefined);
  return parts.length === 0 ? null : parts.join(' · ');
}
