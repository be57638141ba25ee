import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

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
    plugins: [react()],
    worker: { format: 'es' },
    build: { assetsInlineLimit: 0, minify: 'oxc', rollupOptions: { input: 'src/renderer/index.html' } },
  },
});
