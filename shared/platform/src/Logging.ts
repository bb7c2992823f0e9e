import { Layer, Logger, LogLevel } from "effect"

/** How a process writes its log. */
export interface LoggingOptions {
  /** One JSON object a line for machines, or aligned lines for a person at a terminal. */
  readonly format: "json" | "pretty"
  readonly level: LogLevel.LogLevel
}

/**
 * Logs go to standard error, so that what a command answers stands alone on standard output. Lines are
 * events with annotations; JSON is the form that log collectors read.
 */
export const loggingLayer = (options: LoggingOptions): Layer.Layer<never> => {
  const lines = options.format === "json" ? Logger.jsonLogger : Logger.logfmtLogger
  const toStandardError = Logger.make((entry) => {
    process.stderr.write(`${lines.log(entry)}\n`)
  })
  return Layer.merge(
    Logger.replace(Logger.defaultLogger, toStandardError),
    Logger.minimumLogLevel(options.level)
  )
}

/** `LOG_LEVEL` as people write it. */
export const logLevelOf = (name: string): LogLevel.LogLevel =>
  LogLevel.allLevels.find(
    (level) =>
      level.label.toLowerCase() === name.toLowerCase() || level._tag.toLowerCase() === name.toLowerCase()
  ) ?? LogLevel.Info
