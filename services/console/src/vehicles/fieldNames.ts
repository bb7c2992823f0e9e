import type { Messages } from "../messages/zh.ts"

/** How a field of a registration is called: `owner.idNumber` → 身份证号. The path itself where it has no name. */
export const fieldName = (path: string, messages: Messages): string => {
  const names: Readonly<Record<string, string>> = {
    plate: messages.vehicle.plate,
    "plate.kind": messages.vehicle.plateKind,
    "plate.number": messages.vehicle.plateNumber,
    vin: "VIN",
    vehicleType: messages.vehicle.type,
    use: messages.vehicle.use,
    purpose: messages.vehicle.purpose,
    brand: messages.vehicle.brand,
    colour: messages.vehicle.colour,
    fuel: messages.vehicle.fuel,
    owner: messages.vehicle.owner,
    "owner.kind": messages.vehicle.ownerKind,
    "owner.name": messages.vehicle.owner,
    "owner.idNumber": messages.fileFields.ownerNumber,
    "owner.phone": messages.vehicle.phone,
    "owner.address": messages.vehicle.address,
    village: messages.vehicle.village,
    firstRegisteredOn: messages.vehicle.firstRegisteredOn,
    inspectionValidUntil: messages.vehicle.inspectionValidUntil,
    insuranceValidUntil: messages.vehicle.insuranceValidUntil,
    seats: messages.vehicle.seats,
    loadKg: messages.vehicle.load,
    note: messages.common.note
  }
  return names[path] ?? path
}
