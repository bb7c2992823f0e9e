import { text } from "@jiaosuo/kernel/Problem"
import {
  type Checking,
  FormReading,
  longestNote,
  longestShort,
  type ReadForm
} from "@jiaosuo/orders/domain/FormReading"
import type { WardenRules } from "@jiaosuo/reference/WardenRules"
import {
  checkItem,
  checkNeeded,
  checkTownshipIfNamed,
  checkVillage,
  type ItemTables
} from "../../FieldChecks.ts"
import type { AnswerHandOver, CorrectService } from "../ServiceCommands.ts"
import type * as Form from "./ServiceForms.ts"

/** Services as they were handed in, checked under the tables of the day on which they are filed. */

/** More papers than any service takes. */
const mostMaterials = 20

const papers = (
  reading: FormReading,
  path: string,
  written: ReadonlyArray<string>,
  tables: ItemTables
): ReadonlyArray<string> => {
  if (written.length > mostMaterials) {
    reading.reject(path, text(`最多${mostMaterials}项`, `at most ${mostMaterials}`))
  }
  const read = written
    .slice(0, mostMaterials)
    .map((one, i) => checkItem(reading, `${path}.${i}`, "material", one, tables))
  return [...new Set(read)]
}

/** A service in its normal form. */
export interface CheckedService {
  readonly code: string
  readonly channel: string
  readonly unitId: string | null
  /** Null where neither a township nor a village was named. */
  readonly township: string | null
  readonly village: string | null
  readonly materials: ReadonlyArray<string>
  readonly done: boolean
  readonly note: string | null
}

export const checkService =
  (rules: WardenRules) =>
  (form: Form.ServiceForm, { district, today }: Checking): ReadForm<CheckedService> => {
    const reading = new FormReading()
    const service = checkItem(reading, "code", "service", form.code, { rules, today })
    const channel = checkItem(reading, "channel", "service-channel", form.channel, { rules, today })
    const unitId = reading.text("unitId", form.unitId, longestShort)
    const village = checkVillage(reading, "village", form.village, district)
    const township = checkTownshipIfNamed(reading, form.township, village, district)
    const materials = papers(reading, "materials", form.materials ?? [], { rules, today })
    const note = reading.text("note", form.note, longestNote)
    return reading.done(() => ({
      code: service,
      channel,
      unitId,
      township,
      village,
      materials,
      done: form.open !== true,
      note
    }))
  }

export const checkServiceCorrection =
  (rules: WardenRules) =>
  (
    form: Form.ServiceCorrectionForm,
    { district, today }: Checking
  ): ReadForm<Pick<CorrectService, "code" | "channel" | "village" | "materials" | "note">> => {
    const reading = new FormReading()
    const service = checkItem(reading, "code", "service", form.code, { rules, today })
    const channel = checkItem(reading, "channel", "service-channel", form.channel, { rules, today })
    const village = checkVillage(reading, "village", form.village, district)
    const materials = papers(reading, "materials", form.materials ?? [], { rules, today })
    const note = reading.text("note", form.note, longestNote)
    return reading.done(() => ({ code: service, channel, village, materials, note }))
  }

export const checkReopening =
  (rules: WardenRules) =>
  (
    form: Form.ReopenServiceForm,
    { today }: Checking
  ): ReadForm<{ readonly missing: ReadonlyArray<string> }> => {
    const reading = new FormReading()
    if (form.missing.length === 0) {
      reading.reject("missing", text("请填写缺少的材料", "say which papers were missing"))
    }
    const missing = papers(reading, "missing", form.missing, { rules, today })
    return reading.done(() => ({ missing }))
  }

export const checkHandOver = (form: Form.HandOverForm): ReadForm<{ readonly force: string }> => {
  const reading = new FormReading()
  const force = checkNeeded(reading, "force", form.force)
  return reading.done(() => ({ force }))
}

export const checkHandOverAnswer = (
  form: Form.HandOverAnswerForm
): ReadForm<Pick<AnswerHandOver, "answer" | "settled">> => {
  const reading = new FormReading()
  const answer = checkNeeded(reading, "answer", form.answer, longestNote)
  return reading.done(() => ({ answer, settled: form.settled }))
}
