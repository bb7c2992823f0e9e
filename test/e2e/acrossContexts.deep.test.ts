import { contextsTogether } from "./contextsTogether.ts"

contextsTogether("host")
