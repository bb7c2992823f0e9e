/**
 * `npm test`: everything from a fresh clone to one closing line `N passed, N failed`. Formatter and linter,
 * the type checks and the build count as one check each; the rest are the tests. `--deep` runs the long
 * suites (`*.deep.test.ts`) instead of the others; further arguments go to vitest.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { checkNode, ensureBuild, ensureDependencies, root, run } from "./setup.mjs"

const args = process.argv.slice(2)
const deep = args.includes("--deep")
const forVitest = args.filter((arg) => arg !== "--deep")
const bin = (name) => join(root, "node_modules", ".bin", name)
/** Checks types in a third of the time; its sibling `typescript` is the library that reads sources (0025). */
const typesOf = (project) =>
  succeeds(process.execPath, [join(root, "node_modules", "typescript-7", "bin", "tsc"), "-p", project])

const totals = { passed: 0, failed: 0, skipped: 0 }

/** One check beside the tests; its output is shown when it fails. */
const check = async (title, work) => {
  const output = []
  const began = Date.now()
  const good = await work((chunk) => output.push(chunk))
  totals[good ? "passed" : "failed"]++
  if (!good) process.stdout.write(Buffer.concat(output))
  console.log(`${good ? "ok  " : "FAIL"}  ${title} (${((Date.now() - began) / 1000).toFixed(1)} s)`)
}

const succeeds = (command, commandArgs) => async (collect) =>
  (await run(command, commandArgs, { collect })) === 0

/** Adds up what vitest wrote: tests, and files that failed without running a test. */
const countTests = (file, exitCode) => {
  let failed = 0
  if (existsSync(file)) {
    const report = JSON.parse(readFileSync(file, "utf8"))
    for (const suite of report.testResults) {
      const of = (status) => suite.assertionResults.filter((one) => one.status === status).length
      totals.passed += of("passed")
      totals.skipped += of("pending") + of("skipped") + of("todo")
      failed += of("failed")
      if (suite.status === "failed" && of("failed") === 0) failed++
    }
  }
  // Errors outside of any test, or a run that broke off, must not look like success.
  if (exitCode !== 0 && failed === 0) failed++
  totals.failed += failed
}

checkNode()
await ensureDependencies()
const report = mkdtempSync(join(tmpdir(), "jiaosuo-report-"))
try {
  await check("build", (collect) => ensureBuild({ collect }))
  if (!deep && forVitest.length === 0) {
    await Promise.all([
      check("format and lint", succeeds(bin("biome"), ["check", "--error-on-warnings", "--colors=off"])),
      check("types of servers and tests", typesOf("tsconfig.json")),
      check("types of the pages", typesOf("services/console/tsconfig.json"))
    ])
  }
  const file = join(report, "vitest.json")
  const code = await run(
    process.execPath,
    [
      join(root, "node_modules", "vitest", "vitest.mjs"),
      "run",
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${file}`,
      ...(deep ? ["--passWithNoTests"] : []),
      ...forVitest
    ],
    { env: deep ? { TEST_DEEP: "1" } : {}, collect: (chunk) => process.stdout.write(chunk) }
  )
  countTests(file, code)
} finally {
  rmSync(report, { recursive: true, force: true })
}
const skipped = totals.skipped > 0 ? `, ${totals.skipped} skipped` : ""
console.log(`\n${totals.passed} passed, ${totals.failed} failed${skipped}`)
process.exitCode = totals.failed === 0 ? 0 : 1
