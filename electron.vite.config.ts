import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const entities = 'decode-named-character-reference';

// Everything is bundled: the packaged application carries no node_modules.
// assetsInlineLimit 0 keeps data: URLs out, which the strict CSP would refuse.
export default defineConfig({
  main: {
    build: { externalizeDeps: false, minify: 'oxc', rollupOptions: { input: 'src/main/index.ts' } },
  },
  preload: {
    // A sandboxed preload must be one CommonJS file.
    build: {
      externalizeDeps: false,
      rollupOptions: { input: 'src/preload/index.ts', output: { format: 'cjs', entryFileNames: '[name].cjs' } },
    },
  },
  renderer: {
    root: 'src/renderer',
    // A press draws only what it changes: see docs/decisions.md, "React Compiler".
    plugins: [react({ compiler: true })],
    // The Markdown reader's browser edition decodes &ouml; and the like through innerHTML, which Trusted Types refuse.
    resolve: { alias: { [entities]: fileURLToPath(import.meta.resolve(entities)) } },
    worker: { format: 'es' },
    // One style sheet for all scripts: its order, and so what wins, does not depend on which view came first.
    build: {
      assetsInlineLimit: 0,
      cssCodeSplit: false,
      minify: 'oxc',
      rollupOptions: {
        input: 'src/renderer/index.html',
        // What every start needs is one script, however the views share it; each view's own code comes apart (src/renderer/app/screens.tsx).
        output: { codeSplitting: { groups: [{ name: 'frame', tags: ['$initial'] }] } },
      },
    },
  },
});
