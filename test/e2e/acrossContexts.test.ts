import { contextsTogether } from "./contextsTogether.ts"

// A process for each of them: what one hears, it can only have been told.
contextsTogether("services")
