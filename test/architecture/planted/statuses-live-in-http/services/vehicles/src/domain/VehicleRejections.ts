export const isGone = (answer: { readonly status: number }): boolean => answer.status === 404
