export const created = { status: 201 }
