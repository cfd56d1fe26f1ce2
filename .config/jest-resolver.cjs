const { existsSync } = require('node:fs');
const { resolve } = require('node:path');

/**
 * Our sources import `./x.js` and are written in `x.ts`. Only our own files are treated so: a package in node_modules
 * may well have an `x.ts` beside its `x.js`.
 */
module.exports = (request, options) => {
  if (/^\.{1,2}\/.*\.js$/.test(request) && !options.basedir.includes('node_modules')) {
    const stem = resolve(options.basedir, request).slice(0, -'.js'.length);
    for (const extension of ['.ts', '.tsx']) if (existsSync(stem + extension)) return stem + extension;
  }
  return options.defaultResolver(request, options);
};
