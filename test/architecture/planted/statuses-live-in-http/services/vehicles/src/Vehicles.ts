export const refusal = { status: 409 }
