import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const api = process.env['API'] ?? 'http://127.0.0.1:3000'

export default defineConfig({
  plugins: [react()],
  build: { outDir: 'dist/web', emptyOutDir: true, manifest: true, target: 'es2023', chunkSizeWarningLimit: 1000 },
  // While developing, pages come from Vite and answers from a server beside it, which is strict about where requests come from.
  server: { proxy: { '/api': { target: api, changeOrigin: true, headers: { origin: api } } } },
})
