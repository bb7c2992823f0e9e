export * from "./http/Answers.ts"
