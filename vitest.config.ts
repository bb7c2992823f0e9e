import { defineConfig } from "vitest/config"
import { BaseSequencer, type TestSpecification } from "vitest/node"

/** The long suites (`npm run test:deep`) run instead of the others, not with them. */
const deep = process.env["TEST_DEEP"] === "1"

/** Products that are started, in a browser or without one: half a minute each, however short their file is. */
const isLong = ({ moduleId }: TestSpecification) => /\/test\/e2e\/|\/services\/host\/test\//.test(moduleId)

/** The long ones begin first, so that no process waits for the last of them. */
class LongOnesFirst extends BaseSequencer {
  override async sort(files: Array<TestSpecification>) {
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))]
  }
}

/** Pure tests, tests with a database, the architecture and the end-to-end suite are projects of one run. */
export default defineConfig({
  test: {
    include: deep
      ? ["{shared,services,test}/**/*.deep.test.ts"]
      : [
          "shared/*/test/**/*.test.ts",
          "services/*/test/**/*.test.ts",
          "test/{architecture,e2e,resilience}/**/*.test.ts"
        ],
    exclude: ["**/node_modules/**", "**/dist/**", ...(deep ? [] : ["**/*.deep.test.ts"])],
    globalSetup: ["shared/testing/src/globalSetup.ts"],
    // Ends a test that hangs, never one that works: hosts and browsers take half a minute on a busy machine.
    testTimeout: deep ? 900_000 : 120_000,
    hookTimeout: 120_000,
    // A condition is waited for as long as a test may take on a busy machine; a second is the tool's own limit.
    expect: { poll: { timeout: 20_000 } },
    sequence: { sequencer: LongOnesFirst },
    pool: "forks",
    // Files of one process share their modules: loading Effect anew for each of them took a sixth of the whole run.
    // Databases, streams and folders are each suite's own, and no module keeps a state.
    poolOptions: { forks: { maxForks: 2, minForks: 1, isolate: false } }
  }
})
