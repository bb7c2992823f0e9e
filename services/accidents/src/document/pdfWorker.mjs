/**
 * Writes one PDF in a thread of its own, so that the requests of others do not wait for it. Plain JavaScript: a
 * thread starts from a file that Node reads as it is, bundled or not. Takes the definition of a document with
 * `footer: [left, page, of]`, answers the bytes.
 */
import { createRequire } from "node:module"
import { parentPort, workerData } from "node:worker_threads"

const require = createRequire(import.meta.url)
const pdfmake = require("pdfmake")
const font = (file) => require.resolve(`@expo-google-fonts/noto-sans-sc/${file}`)

// Whatever a definition says, nothing is fetched, and of the files only the fonts are read.
const normal = font("400Regular/NotoSansSC_400Regular.ttf")
const bold = font("700Bold/NotoSansSC_700Bold.ttf")
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path === normal || path === bold)
pdfmake.setFonts({ NotoSansSC: { normal, bold } })
pdfmake.addTableLayouts({
  fine: {
    hLineWidth: () => 0.5,
    vLineWidth: () => 0.5,
    hLineColor: () => "#999999",
    vLineColor: () => "#999999"
  }
})

const { footer, ...definition } = workerData
const [imprint, page, of, end] = footer
const written = await pdfmake
  .createPdf({
    ...definition,
    // A heading stands with what it is the heading of.
    pageBreakBefore: (node, around) =>
      node.headlineLevel === 1 && around.getFollowingNodesOnPage().length === 0,
    footer: (current, count) => ({
      margin: [40, 8, 40, 0],
      fontSize: 6.5,
      color: "#444444",
      columns: [
        { text: imprint, width: "*" },
        { text: `${page}${current}${of}${count}${end}`, width: 80, alignment: "right" }
      ]
    })
  })
  .getBuffer()
const bytes = new Uint8Array(written)
parentPort.postMessage(bytes, [bytes.buffer])
