import { defineConfig } from 'vite';

/** The console: one build, served by the API from `dist`. Its own name for each content, so that it may be kept for ever. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    // The budget is held by a test, in what a browser fetches.
    chunkSizeWarningLimit: 2_000,
    rolldownOptions: {
      // Ant Design marks its modules for frameworks that render on servers; here it means nothing.
      onLog: (level, log, tell) => {
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') tell(level, log);
      },
    },
  },
  // The API puts a fresh one in for each answer: styles that Ant Design writes at run time carry it.
  html: { cspNonce: '__CSP_NONCE__' },
  server: { proxy: { '/api': 'http://127.0.0.1:8080' } },
});
