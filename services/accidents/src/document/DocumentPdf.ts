import { createRequire } from "node:module"
import { pathToFileURL } from "node:url"
import { Worker } from "node:worker_threads"
import { text } from "@jiaosuo/kernel/Problem"
import { Effect } from "effect"
import type { Block, PrintedDocument } from "./PrintedDocument.ts"

/** A document as a PDF on A4, with the glyphs it needs inside. */

/** The parts of pdfmake's definitions that stand here. Its own types would bring those of browsers into every file. */
type Cell = string | { readonly text: string; readonly bold: true; readonly fillColor: string }
type Margin = readonly [left: number, top: number, right: number, bottom: number]
type Content =
  | { readonly text: string; readonly margin: Margin }
  | {
      readonly margin: Margin
      readonly layout: "fine"
      readonly table: {
        readonly headerRows?: number
        readonly widths: ReadonlyArray<string>
        readonly body: ReadonlyArray<ReadonlyArray<Cell>>
        readonly dontBreakRows: true
      }
    }

const grey = "#eef2f6"
const label = (words: string): Cell => ({ text: words, bold: true, fillColor: grey })

const pairs = (facts: ReadonlyArray<readonly [string, string]>): Content => {
  const body: Array<Array<Cell>> = []
  for (let i = 0; i < facts.length; i += 2) {
    const [left, right] = [facts[i], facts[i + 1]]
    if (left === undefined) continue
    body.push([label(left[0]), left[1], ...(right === undefined ? ["", ""] : [label(right[0]), right[1]])])
  }
  return {
    margin: [0, 0, 0, 6],
    layout: "fine",
    table: { widths: ["16%", "34%", "16%", "34%"], body, dontBreakRows: true }
  }
}

const blockOf = (block: Block): Content => {
  switch (block.kind) {
    case "facts":
      return pairs(block.lines)
    case "rows": {
      const whole = block.widths.reduce((sum, width) => sum + width, 0)
      return {
        margin: [0, 0, 0, 6],
        layout: "fine",
        table: {
          headerRows: 1,
          widths: block.widths.map((width) => `${(width / whole) * 100}%`),
          body: [block.headings.map(label), ...block.rows.map((row) => [...row])],
          dontBreakRows: true
        }
      }
    }
    case "paragraph":
      return { text: block.text, margin: [0, 0, 0, 6] }
  }
}

/** What the thread is given: data only. */
const definitionOf = ({ heading, imprint, language, notice, sections, title }: PrintedDocument) => {
  const [page, of, end] = [text("第 ", "page "), text(" 页,共 ", " of "), text(" 页", "")].map(
    (words) => words[language]
  )
  return {
    pageSize: "A4",
    pageMargins: [40, 40, 40, 54],
    info: { title },
    defaultStyle: { font: "NotoSansSC", fontSize: 8.5, lineHeight: 1.15 },
    content: [
      { text: title, bold: true, fontSize: 16, alignment: "center" },
      { text: notice, fontSize: 8, color: "#8a1c1c", alignment: "center", margin: [0, 2, 0, 8] },
      pairs(heading),
      ...sections.flatMap(({ title: name, blocks }) => [
        { text: name, bold: true, fontSize: 11, color: "#1f4e79", margin: [0, 6, 0, 3], headlineLevel: 1 },
        ...blocks.map(blockOf)
      ])
    ],
    footer: [`${notice}\n${imprint.map(([name, value]) => `${name}: ${value}`).join("  ")}`, page, of, end]
  }
}

// The package is where its door is, also when this file is part of a bundle.
const workerFile = (): URL =>
  new URL(
    "document/pdfWorker.mjs",
    pathToFileURL(createRequire(import.meta.url).resolve("@jiaosuo/accidents/layer"))
  )

/** Memory of one thread in megabytes, and the longest that one document may take. */
const memoryMegabytes = 512
const longest = "20 seconds"

/** One at a time: a file is printed in under a second, and memory has a bound. */
const turn = Effect.unsafeMakeSemaphore(1)

/** The bytes of a PDF. Whatever goes wrong is a fault of ours: a document that is too large is cut nowhere. */
export const documentPdf = (printed: PrintedDocument): Effect.Effect<Uint8Array> =>
  Effect.async<Uint8Array, Error>((resume) => {
    const worker = new Worker(workerFile(), {
      workerData: definitionOf(printed),
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memoryMegabytes }
    })
    worker.once("message", (bytes: Uint8Array) => resume(Effect.succeed(bytes)))
    worker.once("error", (fault) => resume(Effect.fail(fault)))
    worker.once("exit", (code) => resume(Effect.fail(new Error(`the thread ended with ${code}`))))
    return Effect.promise(() => worker.terminate())
  }).pipe(Effect.timeout(longest), turn.withPermits(1), Effect.orDie, Effect.withSpan("AccidentDocument.pdf"))
