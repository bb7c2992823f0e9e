import { consolePages } from "./consolePages.ts"

// What is between the pages and a process for each service is the proxy: it is walked through without a browser by every
// run of the tests (`journey.test.ts`, `acrossContexts.test.ts`), and with one here.
consolePages("services")
