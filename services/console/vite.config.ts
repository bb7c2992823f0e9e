import react from "@vitejs/plugin-react"
import { defineConfig, type Plugin } from "vite"
import { shellFiles } from "./build/shellFiles.ts"

/**
 * The contracts are shared with the servers. If one of them ever pulls server code along (a `node:` module,
 * a database driver), the build stops here and names the file, instead of a phone downloading it.
 */
const onlyBrowserCode = (): Plugin => ({
  name: "only-browser-code",
  apply: "build",
  enforce: "pre",
  resolveId(source, importer) {
    if (source.startsWith("node:") || /^(pg|nats|@effect\/(sql|sql-pg|platform-node))(\/|$)/.test(source)) {
      this.error(`${source} is server code and must not reach the browser; it is imported by ${importer}`)
    }
    return null
  }
})

const server = process.env["JIAOSUO_URL"] ?? "http://127.0.0.1:8080"

const worker = "sw.js"

export default defineConfig({
  plugins: [onlyBrowserCode(), react(), shellFiles(worker)],
  build: {
    target: ["chrome88", "edge88", "firefox85", "safari14"],
    sourcemap: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: {
      // A contract does nothing by being there: groups that the first page does not use come with those that do.
      treeshake: { moduleSideEffects: (id) => !/\/(services|shared)\/[a-z-]+\/src\/.*\.ts$/.test(id) },
      input: { index: "index.html", worker: "src/offline/serviceWorker.ts" },
      output: {
        /** Bytes below which a part that pages share is no file of its own: each costs the frame its name. */
        experimentalMinChunkSize: 3_000,
        /** The worker has one address for ever, and belongs to all pages below it. */
        entryFileNames: ({ name }) => (name === "worker" ? worker : "assets/[name]-[hash].js"),
        /** Three stable files that a phone keeps over many releases of the pages themselves. */
        manualChunks(id) {
          if (/node_modules\/(react|react-dom|scheduler|react-router)\//.test(id)) return "react"
          if (/node_modules\/(effect|@effect)\//.test(id)) return "effect"
          // Bundled with whatever page is small enough, it would bring that page's texts into the first one.
          if (/\/townships\/src\/accidents\/http\/Origin\.ts$/.test(id)) return "origin"
          return undefined
        }
      }
    }
  },
  server: {
    host: "127.0.0.1",
    port: 5173,
    proxy: {
      "/api": server,
      "/healthz": server,
      "/readyz": server,
      "/metrics": server,
      "/openapi.json": server,
      "/docs": server
    }
  }
})
