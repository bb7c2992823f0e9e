// @ts-expect-error the plate may be absent
export const vehicle: string = undefined
