import { consolePages } from "./consolePages.ts"

consolePages("host")
