import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/**
 * Builds the screens. Everything is a file of its own and every address is relative, so that the same build
 * works under `http://127.0.0.1:port/` and `app://control/` with a policy that allows no inline code.
 */
export default defineConfig({
  root: new URL('./src-renderer', import.meta.url).pathname,
  base: './',
  plugins: [react()],
  build: {
    outDir: new URL('./dist/renderer', import.meta.url).pathname,
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
  },
});
