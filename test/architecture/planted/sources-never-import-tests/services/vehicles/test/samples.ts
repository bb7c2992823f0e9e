export const sample = "鲁M12345"
