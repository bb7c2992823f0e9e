import { defineConfig } from "vitest/config"

/** Pure tests, tests with a database, the architecture and the end-to-end suite are projects of one run. */
export default defineConfig({
  test: {
    include: [
      "shared/*/test/**/*.test.ts",
      "services/*/test/**/*.test.ts",
      "test/{architecture,e2e,resilience}/**/*.test.ts"
    ],
    exclude: ["**/node_modules/**", "**/dist/**", "**/*.deep.test.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: "forks",
    poolOptions: { forks: { maxForks: 2, minForks: 1 } }
  }
})
