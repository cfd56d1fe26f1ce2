import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { contractWithoutSchemas } from './contract-without-schemas.js';
import { oneLanguageAtATime } from './one-language-at-a-time.js';
import { weighedPages } from './weight.js';

const root = fileURLToPath(new URL('.', import.meta.url));
const floor = (name: string): string => fileURLToPath(new URL(`../../libs/base/${name}/src/index.ts`, import.meta.url));
const sources = [{ find: /^@suivi\/(\w+)$/, replacement: floor('$1') }];
// an alias would come before the plugin that serves the contract
const alias = [{ find: /^@suivi\/(?!contract$)(\w+)$/, replacement: floor('$1') }];
const api = 'http://127.0.0.1:3210';

export default defineConfig({
  root,
  base: '/',
  resolve: { alias },
  plugins: [contractWithoutSchemas(sources, floor('contract')), oneLanguageAtATime(), react(), weighedPages('register-page')],
  build: {
    target: 'es2022',
    outDir: 'dist',
    emptyOutDir: true,
    // said page by page instead
    reportCompressedSize: false,
    // inlined data: addresses would need an exception in the security policy
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // a floor's module that the screens do not use must not ride along
    rolldownOptions: { treeshake: { moduleSideEffects: (id: string) => !id.includes('/libs/base/') } },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy: { '/api': api } },
  preview: { host: '127.0.0.1', port: 4173, proxy: { '/api': api } },
});
