import { type Text, text } from "@jiaosuo/kernel/Problem"
import { duplicate, type Repeated, type RowAnswer, type RowPlace } from "@jiaosuo/ledger/answering/RowAnswer"

/** K3: a row that hands in a vehicle again; `path` is what it was recognised by. */
export const sameVehicle = (place: RowPlace, of: Repeated, path: string): RowAnswer =>
  duplicate(place, of, { path, rule: "K3", reason: repeatedVehicle(of) })

const repeatedVehicle = ({ row, subject }: Repeated): Text =>
  row === null
    ? text(`该车辆已在档(档案号${subject})`, `This vehicle is on file already (file ${subject})`)
    : text(`与本台账第${row}行是同一辆车`, `The same vehicle as row ${row} of this ledger`)
