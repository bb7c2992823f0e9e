import { Presets, SingleBar } from "cli-progress"

/** Progress for a person at a terminal; nothing at all where standard error is a file or a pipe. */
export interface ProgressBar {
  readonly show: (done: number, total: number) => void
  readonly end: () => void
}

/** A bar on standard error, so that the answer on standard output stays alone. */
export const progressBar = (title: string, unit: string): ProgressBar => {
  if (process.stderr.isTTY !== true) return { show: () => undefined, end: () => undefined }
  const bar = new SingleBar(
    {
      format: `${title} {bar} {percentage}% | {value}/{total} ${unit} | {eta_formatted}`,
      clearOnComplete: false,
      hideCursor: true
    },
    Presets.shades_classic
  )
  let started = false
  return {
    show: (done, total) => {
      if (!started) {
        bar.start(total, done)
        started = true
      }
      bar.setTotal(total)
      bar.update(done)
    },
    end: () => bar.stop()
  }
}
